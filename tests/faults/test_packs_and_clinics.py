"""`pack.py` and `clinics.py` on a bad disk or an odd machine: what was made stays, one line tells what to do."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from mutations import write_clinics
from small_disk import ROOT_ALONE, disk, fill
from two_pages import NO_RIGHTS, edit, few, files, good, moved, one_line, run_in


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command, and where its outputs stand."""

    words: tuple[str, ...]
    out: str
    """Its folder in the guide."""
    full: str
    """What is told of a full disk, and of the rest what the line begins with."""
    read_only: str
    forbidden: str
    in_the_way: str


COMMANDS = {
    "pack": Command(
        words=("pack.py",),
        out="dist",
        full="the disk is full; free some space",
        read_only=".cache/dist-old: another program uses it; ",  # what is mounted cannot be replaced
        forbidden="dist/: cannot be replaced; close the program that has it open, or allow writing there",
        in_the_way="dist: it is a link or a file, not a folder; ",
    ),
    "clinics": Command(
        words=("clinics.py", "clinics/roster.csv", "--out", "clinics/out", "--workers", "1"),
        out="clinics/out",
        full="No space left on device; free space and go on with --resume",
        read_only="clinics/out: Read-only file system; give another folder with --out",
        forbidden="clinics/out: Permission denied; give another folder with --out, or mend its rights",
        in_the_way="clinics/out: File exists; give another folder with --out",
    ),
}
FONTCONFIG = "write cache: No such file or directory\n"
"""What the system's font library says itself when it cannot keep its cache."""
EACH = pytest.mark.parametrize("name", few(("clinics", "pack"), 1))


Made = Callable[[str], Path]


@pytest.fixture(scope="module")
def made(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The guide with what the command of that name makes, made once; not to be touched."""

    @cache
    def with_outputs(name: str) -> Path:
        root = moved(built, tmp_path_factory.mktemp("made") / "guide")
        write_clinics(root / "clinics")
        good(run_in(root, *COMMANDS[name].words))
        return root

    return with_outputs


def run(root: Path, name: str, *before: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    return run_in(root, *COMMANDS[name].words, before=before, **environment)


def outputs(root: Path, name: str) -> dict[str, str]:
    """The outputs; a clinic's unfinished folder is none of them."""
    return {file: digest for file, digest in files(root / COMMANDS[name].out).items() if ".unfinished" not in file}


def mended(root: Path, name: str, before: dict[str, str]) -> None:
    """With the fault gone, the next run makes what was edited."""
    good(run(root, name))
    assert outputs(root, name).keys() == before.keys()
    assert outputs(root, name) != before


@ROOT_ALONE
@EACH
def test_a_full_disk_is_one_line_and_what_was_made_stays(made: Made, tmp_path: Path, name: str) -> None:
    with disk(tmp_path / "disk", 60) as small:
        root = moved(made(name), small / "guide")
        good(run_in(root, "build.py"))  # what is full is met by this command, not by the build before it
        before = outputs(root, name)
        edit_all(root)
        good(run_in(root, "build.py"))
        ballast = fill(small, leave=50_000)
        done = run(root, name)
        done.stderr = done.stderr.replace(FONTCONFIG, "")
        assert COMMANDS[name].full in one_line(done)
        assert outputs(root, name) == before
        ballast.unlink()
        mended(root, name, before)


def edit_all(root: Path) -> None:
    """Change the guide, and each clinic."""
    edit(root)
    roster = root / "clinics" / "roster.csv"
    roster.write_text(roster.read_text(encoding="utf-8").replace("Clinic", "Clinique"), encoding="utf-8")


@ROOT_ALONE
@EACH
def test_a_folder_that_can_only_be_read_is_one_line_and_what_was_made_stays(
    made: Made, tmp_path: Path, name: str
) -> None:
    root = moved(made(name), tmp_path / "guide")
    before, out = outputs(root, name), root / COMMANDS[name].out
    edit_all(root)
    mount = ("unshare", "--mount", "sh", "-c", f'mount --bind -o ro "{out}" "{out}" && exec "$0" "$@"')
    if subprocess.run([*mount, "true"], capture_output=True).returncode:
        pytest.skip("no folder can be mounted here")
    assert one_line(run(root, name, *mount)).startswith(COMMANDS[name].read_only)
    assert outputs(root, name) == before
    mended(root, name, before)


@EACH
def test_a_folder_without_permission_is_one_line_and_what_was_made_stays(made: Made, tmp_path: Path, name: str) -> None:
    root = moved(made(name), tmp_path / "guide")
    before, out = outputs(root, name), root / COMMANDS[name].out
    edit_all(root)
    out.chmod(0o500)
    try:
        line = one_line(run(root, name, *NO_RIGHTS))
    finally:
        out.chmod(0o700)
    assert line.startswith(COMMANDS[name].forbidden)
    assert outputs(root, name) == before
    mended(root, name, before)


@EACH
def test_a_file_where_the_folder_should_be_is_named_and_left_alone(made: Made, tmp_path: Path, name: str) -> None:
    root = moved(made(name), tmp_path / "guide")
    out = root / COMMANDS[name].out
    shutil.rmtree(out)
    out.write_text("somebody's notes")
    assert one_line(run(root, name)).startswith(COMMANDS[name].in_the_way)
    assert out.read_text() == "somebody's notes"
    out.unlink()
    good(run(root, name))


NO_SHM = 'mount -t tmpfs -o ro none /dev/shm && exec "$0" "$@"'
ODD = {
    "no /dev/shm": ("unshare", "--mount", "--map-root-user", "sh", "-c", NO_SHM),
    "the year 1970": ("faketime", "1970-01-01 00:00:10"),
    "the year 2100": ("faketime", "2100-01-01 00:00:00"),
    "64 open files": ("prlimit", "--nofile=64"),
    "a terminal of ASCII": ("env", "LC_ALL=C", "PYTHONUTF8=0", "PYTHONCOERCECLOCALE=0", "TZ=Pacific/Chatham"),
    "no home": ("env", "-u", "HOME", "-u", "USER", "-u", "LOGNAME", "-u", "XDG_CACHE_HOME"),
}


@EACH
@pytest.mark.parametrize("machine", few(ODD, 1))
def test_an_odd_machine_makes_the_same_bytes(made: Made, tmp_path: Path, name: str, machine: str) -> None:
    root = moved(made(name), tmp_path / "guide")
    before = outputs(root, name)
    shutil.rmtree(root / COMMANDS[name].out)
    shutil.rmtree(root / ".cache")
    good(run(root, name, *ODD[machine]))
    assert outputs(root, name) == before
