"""A command that is killed: the old outputs are whole, nothing half has a final name, the next run is good."""

import random
import signal
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from courses import (
    AHEAD,
    COMMANDS,
    Command,
    Course,
    edited_copy,
    followed,
    kill_after,
    moments,
    of_a_first_run,
    printed,
    share,
)
from two_pages import few, files, good, run_in

SEED = 20261122
KILLS, FIRST_KILLS = 20, 6
"""At least so many of each command, and of one that was never run before."""

Courses = Callable[[str, bool], Course]


@pytest.fixture(scope="module")
def courses(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Courses:
    """The course of a command by its name, and by whether it was never run before; run once for all its kills."""

    @cache
    def course(name: str, first: bool) -> Course:
        folder, command = tmp_path_factory.mktemp("killed"), COMMANDS[name]
        if first:
            return of_a_first_run(course(name, False), folder / "guide")
        done = followed(printed(built, command, folder / "guide"), command, folder)
        changed = {path for change in done.changes for path in change.split()[1:]}
        for out in command.outs:
            assert any(Path(path).is_relative_to(out) for path in changed), out
        return done

    return course


def standing(root: Path, out: str) -> dict[str, str]:
    """The outputs, or those that the next command puts back; a clinic's unfinished file is none of them."""
    folder = root / out if (root / out).exists() else root / ".cache" / f"{out}-old"
    return {name: digest for name, digest in files(folder).items() if ".unfinished" not in name}


def proven(root: Path, command: Command, course: Course) -> None:
    """Nothing is lost, half or mixed now, and the next run makes what this one should have."""
    for out in command.outs:
        stands, before, after = standing(root, out), course.before[out], course.after[out]
        for name, digest in stands.items():
            assert digest in (before.get(name), after.get(name)), name
        assert before.keys() <= stands.keys()
        if not command.goes_on:
            assert stands in (before, after)
    assert "damaged" not in good(run_in(root, *command.words, *command.goes_on))
    assert {out: files(root / out) for out in command.outs} == course.after
    assert not list(root.glob(".cache/*-old"))


def killed_at(moment: str, root: Path, command: Command, course: Course) -> None:
    """A copy of the guide in which the command was killed at this change is proven."""
    edited_copy(course.guide, root)
    assert run_in(root, *command.words, KILL_AT=moment).returncode == -signal.SIGKILL, moment
    if moment == command.worst and not command.goes_on:
        assert not (root / command.outs[-1]).exists()  # or it would not be the worst
        assert run_in(root, "check.py").returncode == 0  # any command puts it back
        assert files(root / command.outs[-1]) == course.before[command.outs[-1]]
    proven(root, command, course)


@pytest.mark.parametrize("number", few(range(KILLS), 1))
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_at_any_change_of_the_disk_loses_nothing(
    courses: Courses, tmp_path: Path, name: str, number: int
) -> None:
    command, course = COMMANDS[name], courses(name, False)
    all_of_them = moments(command, course, random.Random(SEED), least=KILLS)
    for moment in share(all_of_them, number, KILLS):
        killed_at(moment, tmp_path / f"guide-{moment.rpartition('/')[2]}", command, course)


@pytest.mark.parametrize("number", few(range(FIRST_KILLS), 0))
@pytest.mark.parametrize("name", COMMANDS)
def test_a_first_run_that_is_killed_leaves_nothing_half_under_a_final_name(
    courses: Courses, tmp_path: Path, name: str, number: int
) -> None:
    command, course = COMMANDS[name], courses(name, True)
    moment = moments(command, course, random.Random(SEED), least=FIRST_KILLS)[number]
    killed_at(moment, tmp_path / "guide", command, course)


@pytest.mark.parametrize("number", few(range(KILLS), 0))
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_at_any_time_loses_nothing(
    courses: Courses, tmp_path: Path, name: str, number: int
) -> None:
    command, course = COMMANDS[name], courses(name, False)
    latest = course.steps - 2 * AHEAD  # after that it may have ended before it is killed
    steps = random.Random(f"{SEED} {name} {number}").randrange(1, latest)
    root = edited_copy(course.guide, tmp_path / "guide")
    assert kill_after(root, command, steps) == -signal.SIGKILL, steps
    proven(root, command, course)
