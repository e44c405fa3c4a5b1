"""The disk: full, read-only, forbidden or in the way; the old `site/` stays and one line tells what to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from clone import command
from small_disk import ROOT_ALONE, disk, fill
from two_pages import GUIDE, NO_RIGHTS, edit, few, files, good, moved, one_line, run

READ = ("docs/en/index.md", "mkdocs.yml", "docs/data/facts.yml", "overrides/labels/en.yml")
FOLDERS = ("site", ".cache", ".", ".cache/leaflets/en", ".cache/handbook", ".cache/fontconfig")


def stays(root: Path, done: subprocess.CompletedProcess[str], before: dict[str, str]) -> str:
    """The line that was told, once it is sure that nothing was lost."""
    line = one_line(done)
    assert files(root / "site") == before
    return line


def mended(root: Path, before: dict[str, str]) -> None:
    """With the fault gone, the next run builds what was edited."""
    good(run(root))
    assert files(root / "site").keys() == before.keys()
    assert files(root / "site") != before


@ROOT_ALONE
@pytest.mark.parametrize("leave", few((1_000_000, 0, 60_000, 2_800_000), 1))
def test_a_full_disk_is_one_line_and_the_old_site_stays(built: Path, tmp_path: Path, leave: int) -> None:
    with disk(tmp_path / "disk", 20) as small:
        root = moved(built, small / "guide")
        before = files(root / "site")
        edit(root)
        ballast = fill(small, leave=leave)
        assert "the disk is full; free some space" in stays(root, run(root), before)
        ballast.unlink()
        mended(root, before)


@ROOT_ALONE
def test_a_disk_that_can_only_be_read_is_one_line(built: Path, tmp_path: Path) -> None:
    with disk(tmp_path / "disk", 20) as small:
        root = moved(built, small / "guide")
        before = files(root / "site")
        edit(root)
        subprocess.run(["mount", "-o", "remount,ro", small], check=True)
        line = stays(root, run(root), before)
        assert line.startswith(".cache/lock: it cannot be written, only read; ")
        subprocess.run(["mount", "-o", "remount,rw", small], check=True)
        mended(root, before)


@pytest.mark.parametrize("folder", few(FOLDERS, 2))
def test_a_folder_without_permission_is_one_line(guide: Path, folder: str) -> None:
    before = files(guide / "site")
    edit(guide)
    (guide / folder).chmod(0o500)
    try:
        done = run(guide, before=NO_RIGHTS)
    finally:
        (guide / folder).chmod(0o700)
    assert "allow writing there" in stays(guide, done, before)
    mended(guide, before)


@pytest.mark.parametrize("page", few(READ, 2))
def test_a_file_that_may_not_be_read_is_named(guide: Path, page: str) -> None:
    before = files(guide / "site")
    edit(guide)
    (guide / page).chmod(0)
    try:
        line = stays(guide, run(guide, before=NO_RIGHTS), before)
    finally:
        (guide / page).chmod(0o600)
    assert line.startswith(f"{page}: no permission; ")
    mended(guide, before)


IN_THE_WAY = {
    "site": "site: it is a link or a file, not a folder; ",
    ".cache": ".cache: a file stands where a folder should be; ",
    ".cache/site-new": ".cache/site-new: a file stands where a folder should be; ",
    ".cache/leaflets": ".cache/leaflets: a file stands where a folder should be; ",
    ".cache/fontconfig": ".cache/fontconfig: a file stands where a folder should be; ",
}


@pytest.mark.parametrize("folder", few(IN_THE_WAY, 2))
def test_a_file_where_a_folder_should_be_is_named_and_left_alone(guide: Path, folder: str) -> None:
    shutil.rmtree(guide / folder, ignore_errors=True)
    (guide / folder).write_text("somebody's notes")
    edit(guide)
    assert one_line(run(guide)).startswith(IN_THE_WAY[folder])
    assert (guide / folder).read_text() == "somebody's notes"
    (guide / folder).unlink()
    good(run(guide))


@pytest.mark.parametrize("file", [".cache/lock", ".cache/record.json", "mkdocs.yml", "docs/data/facts.yml"])
def test_a_folder_where_a_file_should_be_is_named(guide: Path, file: str) -> None:
    (guide / file).unlink()
    (guide / file).mkdir()
    assert one_line(run(guide)).startswith(f"{file}: a folder stands where a file should be; ")


def test_a_site_that_is_a_link_is_neither_followed_nor_lost(guide: Path) -> None:
    (guide / "site").rename(guide / "served")
    (guide / "site").symlink_to(guide / "served")
    before = files(guide / "served")
    edit(guide)
    assert one_line(run(guide)).startswith("site: it is a link")
    assert (guide / "site").is_symlink()
    assert files(guide / "served") == before


def test_a_folder_of_the_old_site_that_cannot_be_removed_stops_no_later_build(guide: Path) -> None:
    before = files(guide / "site")
    (guide / "site" / "leaflets").chmod(0o500)
    edit(guide)
    run(guide, before=NO_RIGHTS)
    for edited in ("docs/en/index.md", "mkdocs.yml"):
        shutil.copy(GUIDE / edited, guide / edited)
    line = one_line(run(guide, before=NO_RIGHTS))
    assert "allow writing there" in line
    (guide / ".cache" / "site-old" / "leaflets").chmod(0o700)
    good(run(guide))
    assert files(guide / "site") == before


def test_a_site_that_is_open_elsewhere_is_replaced_and_its_reader_keeps_the_old_one(guide: Path) -> None:
    before = files(guide / "site")
    edit(guide)
    old = (guide / "site" / "index.html").read_bytes()
    with (guide / "site" / "index.html").open("rb") as reader:
        wait = [sys.executable, "-c", "input()"]
        with subprocess.Popen(wait, cwd=guide / "site", stdin=subprocess.PIPE) as standing_there:
            mended(guide, before)
            standing_there.communicate(b"go on\n")
        assert reader.read() == old


def test_of_two_builds_at_once_each_ends_well_and_the_site_is_one_of_theirs(guide: Path) -> None:
    before = files(guide / "site")
    edit(guide)
    builds = [subprocess.Popen(command(guide, "build.py"), stdout=subprocess.PIPE, text=True) for _ in range(2)]
    told = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert sum("waiting for it" in said for said in told) <= 1
    assert sum("site/ is unchanged" in said for said in told) == 1
    assert files(guide / "site") != before
    assert "site/ is unchanged" in good(run(guide))


@ROOT_ALONE
def test_a_cache_on_another_disk_is_told_and_the_old_site_stays(guide: Path, tmp_path: Path) -> None:
    before = files(guide / "site")
    edit(guide)
    shutil.rmtree(guide / ".cache")
    with disk(tmp_path / "disk", 20) as small:
        (guide / ".cache").symlink_to(small)
        assert ".cache and its outputs on one" in stays(guide, run(guide), before)
        (guide / ".cache").unlink()
    mended(guide, before)
