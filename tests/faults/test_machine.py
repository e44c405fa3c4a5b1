"""An odd machine builds the same bytes: clock, language, home, fonts, shared memory, open files."""

import shutil
import subprocess
from pathlib import Path

import pytest
from two_pages import NO_RIGHTS, edit, few, files, good, one_line, run, run_in

COVER = "mount -t tmpfs -o {how} none {folder} && exec "
"""Hides a folder of the system from a command that has a view of its own of what is mounted."""


def without(folder: str, how: str = "ro") -> tuple[str, ...]:
    """What stands before a command that is to find the system's folder empty, or a skip where that cannot be done."""
    before = ("unshare", "--mount", "--map-root-user", "sh", "-c", f'{COVER.format(how=how, folder=folder)} "$0" "$@"')
    done = subprocess.run([*before, "true"], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"{folder} cannot be hidden here: {done.stderr.strip()}")
    return before


def builds_the_same(root: Path, *before: str, **environment: str | None) -> str:
    """What is said when the guide is built from nothing on such a machine."""
    site = files(root / "site")
    shutil.rmtree(root / ".cache")
    said = good(run(root, before=before, **environment))
    assert "unchanged" not in said
    assert files(root / "site") == site
    return said


@pytest.mark.parametrize("clock", few(("1970-01-01 00:00:10", "2100-01-01 00:00:00"), 1))
def test_the_clock_has_no_part_in_what_is_built(guide: Path, clock: str) -> None:
    builds_the_same(guide, "faketime", clock, TZ="UTC")


ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    "the language C and an odd time zone": {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Chatham", "LANGUAGE": None},
    "a terminal of ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "no home": {"HOME": None, "USER": None, "LOGNAME": None, "XDG_CACHE_HOME": None, "TZ": "No/Such"},
    "a home that is not there": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/cache"},
    "a language that is not there": {"LC_ALL": "xx_YY.UTF-8", "TZ": ":a/b/c"},
}


@pytest.mark.parametrize("name", few(ENVIRONMENTS, 3))
def test_an_odd_environment_has_no_part_in_what_is_built(guide: Path, name: str) -> None:
    builds_the_same(guide, **ENVIRONMENTS[name])


def test_a_home_that_can_only_be_read_is_not_written(guide: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    builds_the_same(guide, *NO_RIGHTS, HOME=str(home), XDG_CACHE_HOME=None)
    assert not list(home.iterdir())


def test_a_guide_of_another_user_can_be_checked_and_a_build_says_in_a_line_why_it_cannot_be_built(guide: Path) -> None:
    (guide / ".cache" / "site-old").mkdir()  # as a killed build leaves it
    subprocess.run(["chmod", "-R", "a-w", guide], check=True)
    checked, built = (run_in(guide, verb, before=NO_RIGHTS) for verb in ("check.py", "build.py"))
    subprocess.run(["chmod", "-R", "u+w", guide], check=True)
    assert checked.returncode == 0
    assert one_line(built).startswith(".cache/lock: no permission; allow writing there")


@pytest.mark.parametrize("folder", ["/usr/share/fonts", "/dev/shm"])
def test_fonts_and_shared_memory_of_the_system_are_not_needed(guide: Path, folder: str) -> None:
    builds_the_same(guide, *without(folder))


def test_64_open_files_are_enough(guide: Path) -> None:
    builds_the_same(guide, "prlimit", "--nofile=64")


def test_too_few_open_files_are_told_in_one_line(guide: Path) -> None:
    before = files(guide / "site")
    edit(guide)
    assert "too many files are open; " in one_line(run(guide, before=("prlimit", "--nofile=8")))
    assert files(guide / "site") == before


def test_a_mistake_is_told_on_a_terminal_of_ascii(guide: Path) -> None:
    page = guide / "docs" / "en" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nWörter. [F999]\n", encoding="utf-8")
    assert "there is no fact F999" in one_line(run(guide, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"))
