"""A command that is killed: the old outputs are whole, nothing half has a final name, the next run is good."""

import random
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import clone
import kill_at
import pytest
from mutations import write_clinics
from two_pages import edit, few, files, good, moved, run_in

SEED = 20261122
KILLS = 20


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command, and where its outputs stand."""

    words: tuple[str, ...]
    out: str
    """Its folder in the guide."""
    goes_on: tuple[str, ...] = ()
    """What is added for the next run."""


COMMANDS = {
    "build": Command(words=("build.py",), out="site"),
    "pack": Command(words=("pack.py",), out="dist"),
    "clinics": Command(
        words=("clinics.py", "clinics/roster.csv", "--out", "clinics/out", "--workers", "1"),
        out="clinics/out",
        goes_on=("--resume",),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Course:
    """What a command does that is let be."""

    guide: Path
    """With all outputs of before it was edited; not to be touched."""
    before: dict[str, str]
    after: dict[str, str]
    """The outputs."""
    changes: list[str]
    """Every change of the disk, in order."""


@pytest.fixture(scope="module")
def courses(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Course]:
    """The course of a command by its name, run once for all its kills."""

    @cache
    def course(name: str) -> Course:
        folder, command = tmp_path_factory.mktemp("killed"), COMMANDS[name]
        guide = moved(built, folder / "guide")
        write_clinics(guide / "clinics")
        good(run_in(guide, *command.words))
        edited = moved(guide, folder / "edited")
        kill_at.load_into(edited)
        edit(edited)
        good(run_in(edited, *command.words, KILL_AT="0", KILL_TELL=str(folder / "changes")))
        return Course(
            guide=guide,
            before=files(guide / command.out),
            after=files(edited / command.out),
            changes=(folder / "changes").read_text(encoding="utf-8").splitlines(),
        )

    return course


def standing(root: Path, out: str) -> dict[str, str]:
    """The outputs, or those that the next command puts back; a clinic's unfinished folder is none of them."""
    folder = root / out if (root / out).exists() else root / ".cache" / f"{out}-old"
    return {name: digest for name, digest in files(folder).items() if ".unfinished" not in name}


def proven(root: Path, command: Command, course: Course) -> None:
    """Nothing is lost, half or mixed now, and the next run makes what this one should have."""
    for name, digest in standing(root, command.out).items():
        assert digest in (course.before.get(name), course.after.get(name)), name
    assert standing(root, command.out).keys() == course.before.keys()
    if not command.goes_on:
        assert standing(root, command.out) in (course.before, course.after)
    assert "damaged" not in good(run_in(root, *command.words, *command.goes_on))
    assert files(root / command.out) == course.after
    assert not list(root.glob(".cache/*-old"))


@pytest.mark.parametrize("number", few(range(KILLS), 2))
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_at_a_change_of_the_disk_loses_nothing(
    courses: Callable[[str], Course], tmp_path: Path, name: str, number: int
) -> None:
    command, course = COMMANDS[name], courses(name)
    at = random.Random(SEED).choices(range(1, len(course.changes) + 1), k=KILLS)[number]
    root = moved(course.guide, tmp_path / "guide")
    kill_at.load_into(root)
    edit(root)
    assert run_in(root, *command.words, KILL_AT=str(at)).returncode == -signal.SIGKILL, course.changes[at - 1]
    proven(root, command, course)


@pytest.mark.parametrize("number", few(range(KILLS), 1))
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_at_any_time_loses_nothing(
    courses: Callable[[str], Course], tmp_path: Path, name: str, number: int
) -> None:
    """It is killed after a part of the time that it takes; a slow machine is killed earlier in it."""
    command, course = COMMANDS[name], courses(name)
    root = moved(course.guide, tmp_path / "guide")
    edit(root)
    words = clone.command(root, *command.words)
    with subprocess.Popen(words, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            running.wait(timeout=random.Random(SEED + number).uniform(0.2, 2.5))
        except subprocess.TimeoutExpired:
            running.kill()
    proven(root, command, course)
