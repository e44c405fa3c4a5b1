"""The command that packs: what it says, the same bytes each time, and a last good `dist/` that nothing spoils."""

import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

import bootstrap
import build
import pack
from leaflets.errors import LeafletError
from offline import packs

ROOT = Path(__file__).resolve().parent.parent
NAMES = ["SHA256SUMS", *(f"lip-twitching-{{}}{end}" for end in ("-site.zip", ".cdx.json", ".epub", ".html", ".zim"))]


@pytest.fixture
def project(tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose `site/` is the real one and current, with the packs of an older version."""
    (tmp_path / ".cache").mkdir()
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    (tmp_path / "requirements.txt").symlink_to(ROOT / "requirements.txt")
    (tmp_path / "site").symlink_to(site)
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "lip-twitching-0.0.1.zim").write_text("the old pack")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "ready", lambda locks: None)
    monkeypatch.setattr(build, "make_current", lambda root: True)
    monkeypatch.setattr(sys, "argv", ["pack.py"])
    return tmp_path


def old_packs(project: Path) -> list[str]:
    assert (project / "dist" / "lip-twitching-0.0.1.zim").read_text() == "the old pack"
    return sorted(file.name for file in (project / "dist").iterdir())


def version(project: Path) -> str:
    return packs.read_site(project / "site").version


def test_dist_holds_the_packs_of_one_version_and_a_line_tells_each(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert pack.main() == 0
    files = sorted(file.name for file in (project / "dist").iterdir())
    assert files == sorted(name.format(version(project)) for name in NAMES)
    told = capfd.readouterr()  # of C libraries, too
    assert [line.split()[:2] for line in told.out.splitlines()] == [
        ["Pack:", f"dist/lip-twitching-{version(project)}{end}"]
        for end in ("-site.zip", ".zim", ".html", ".epub", ".cdx.json")
    ]
    assert told.err == ""


def test_the_checksums_are_right_and_cover_every_file(project: Path) -> None:
    pack.main()
    files = {file.name: file for file in (project / "dist").iterdir()}
    lines = files.pop("SHA256SUMS").read_text().splitlines()
    assert lines == [f"{sha256(files[name].read_bytes()).hexdigest()}  {name}" for name in sorted(files)]


def test_the_same_site_gives_the_same_bytes_also_in_another_folder_and_time_zone(
    project: Path, site: Path, packed: dict[str, bytes]
) -> None:
    make = (
        "import sys; from pathlib import Path; from offline import packs;"
        "packs.write(packs.packs(*map(Path, sys.argv[1:3])), Path(sys.argv[3]))"
    )
    folder = project / "again"
    folder.mkdir()
    elsewhere = {"PYTHONPATH": ":".join(sys.path), "TZ": "Asia/Colombo", "PATH": "", "SOURCE_DATE_EPOCH": "1"}
    command = [sys.executable, "-c", make, str(site), str(ROOT), str(folder)]
    subprocess.run(command, env=elsewhere, check=True)
    again = {file.suffix[1:]: file.read_bytes() for file in folder.glob("lip-*")}
    assert {kind: sha256(made).hexdigest() for kind, made in again.items()} == {
        kind: sha256(made).hexdigest() for kind, made in packed.items()
    }


def test_a_pack_that_cannot_be_made_leaves_the_old_ones(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> bytes:
        raise LeafletError("the EPUB is wrong")

    monkeypatch.setattr(packs, "epub", fails)
    with pytest.raises(LeafletError):
        pack.main()
    assert old_packs(project) == ["lip-twitching-0.0.1.zim"]


def test_a_site_that_cannot_be_built_leaves_the_old_packs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "make_current", lambda root: False)
    assert pack.main() == 1
    assert old_packs(project) == ["lip-twitching-0.0.1.zim"]


@pytest.mark.parametrize("killed_at", ["write", "swap"])
def test_a_killed_run_leaves_the_old_packs(
    project: Path, monkeypatch: pytest.MonkeyPatch, killed_at: str, packed: dict[str, bytes]
) -> None:
    monkeypatch.setattr(packs, "packs", lambda *_: packed)
    real: Callable[..., None] = packs.write

    def half(made: dict[str, bytes], folder: Path) -> None:
        real(made, folder)
        if killed_at == "swap":
            (project / "dist").rename(project / ".cache" / "dist-old")  # the first of the two renames
        raise KeyboardInterrupt

    monkeypatch.setattr(packs, "write", half)
    with pytest.raises(KeyboardInterrupt):
        pack.main()
    bootstrap.site_swap.restore(project)  # what every command does first
    assert old_packs(project) == ["lip-twitching-0.0.1.zim"]


def test_a_site_of_another_program_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>Another</h1>")
    with pytest.raises(LeafletError, match=r"“manifest.webmanifest” is not there; build the site anew"):
        packs.read_site(tmp_path)


def test_a_python_that_libzim_is_not_made_for_is_told_with_the_remedy(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    assert pack.main() == 2
    assert "3.11, 3.12 or 3.13" in capsys.readouterr().err
    assert old_packs(project) == ["lip-twitching-0.0.1.zim"]


def test_the_zip_is_the_site_in_one_folder_dated_by_its_version(
    packed: dict[str, bytes], site: Path, tmp_path: Path
) -> None:
    file = tmp_path / "site.zip"
    file.write_bytes(packed["zip"])
    read = packs.read_site(site)
    with ZipFile(file) as made:
        assert made.testzip() is None
        assert {entry.date_time[:3] for entry in made.infolist()} == {read.date.timetuple()[:3]}
        made.extractall(tmp_path / "stick")
    unzipped = tmp_path / "stick" / read.pack_name
    assert [folder.name for folder in (tmp_path / "stick").iterdir()] == [read.pack_name]
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert {path.relative_to(unzipped) for path in unzipped.rglob("*") if path.is_file()} == files
    assert all((unzipped / name).read_bytes() == (site / name).read_bytes() for name in files)
