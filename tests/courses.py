"""The commands that change the disk, what each does when it is let be, and how one is killed on its way."""

import fcntl
import os
import random
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

import clone
import kill_at
from mutations import write_clinics
from two_pages import edit, files, good, moved, run_in

PIPE = 4096
"""Bytes, the least a pipe holds."""
AHEAD = PIPE // len(kill_at.STEP)
"""Steps that a command may be ahead of whoever reads them."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command, and where its outputs stand."""

    words: tuple[str, ...]
    outs: tuple[str, ...]
    """The folders in the guide that it makes, its own last."""
    worst: str
    """A pattern of the change before which the disk is worst: the old ones are away and the new ones not yet there."""
    since: str = "*"
    """A pattern of its first change that no other command makes."""
    goes_on: tuple[str, ...] = ()
    """What is added for the next run; such a command replaces its files one by one."""


COMMANDS = {
    "build": Command(words=("build.py",), outs=("site",), worst="os.rename .cache/site-new site"),
    "pack": Command(
        words=("pack.py",),
        outs=("site", "dist"),
        worst="os.rename .cache/dist-new dist",
        since="os.rename .cache/site-new site",
    ),
    "clinics": Command(
        words=("clinics.py", "clinics/roster.csv", "--out", "clinics/out", "--workers", "1"),
        outs=("clinics/out",),
        worst="os.rename clinics/out/north/.eyelid-a4.pdf.* *",
        goes_on=("--resume",),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Course:
    """What a command does that is let be."""

    guide: Path
    """With what was there before it was edited; not to be touched."""
    before: dict[str, dict[str, str]]
    after: dict[str, dict[str, str]]
    """The files of each folder of outputs."""
    changes: list[str]
    """Every change of the disk, in order."""
    steps: int
    """How many."""


def printed(built: Path, command: Command, guide: Path) -> Path:
    """Put a guide there that has all outputs of the command."""
    write_clinics(moved(built, guide) / "clinics")
    good(run_in(guide, *command.words))
    return guide


def followed(guide: Path, command: Command, folder: Path) -> Course:
    """Return what the command does in a copy of the guide that was edited."""
    edited, changes, steps = edited_copy(guide, folder / "edited"), folder / "changes", folder / "steps"
    steps.touch()
    good(run_in(edited, *command.words, KILL_AT="0", KILL_TELL=str(changes), KILL_STEPS=str(steps)))
    return Course(
        guide=guide,
        before={out: files(guide / out) for out in command.outs},
        after={out: files(edited / out) for out in command.outs},
        changes=changes.read_text(encoding="utf-8").splitlines(),
        steps=steps.stat().st_size // len(kill_at.STEP),
    )


def of_a_first_run(course: Course, guide: Path) -> Course:
    """Return the course in a copy of the guide without any output: only the old ones are not put away."""
    moved(course.guide, guide)
    for out in course.before:
        shutil.rmtree(guide / out)
    put_away = tuple(f"os.rename {out} " for out in course.before)
    changes = [change for change in course.changes if not change.startswith(put_away)]
    return replace(course, guide=guide, before={out: {} for out in course.before}, changes=changes)


def edited_copy(guide: Path, root: Path) -> Path:
    """Put a copy there that is edited, and whose commands can be killed."""
    kill_at.load_into(moved(guide, root))
    edit(root)
    return root


def moments(command: Command, course: Course, rng: random.Random, *, least: int) -> list[str]:
    """Return at what changes to kill: the worst first, then every other one of the command's own in any order.

    Some are added by chance if they are less than `least`.
    """
    own = next(at for at, change in enumerate(course.changes, 1) if fnmatchcase(change, command.since))
    others = [at for at, change in enumerate(course.changes, 1) if at >= own and not fnmatchcase(change, command.worst)]
    rng.shuffle(others)
    more = rng.choices(range(1, len(course.changes) + 1), k=max(0, least - 1 - len(others)))
    return [command.worst, *map(str, others + more)]


def share(moments: Sequence[str], number: int, shares: int) -> Sequence[str]:
    """Return the moments of one test: the first two have one each, the others what is left."""
    return moments[number : number + 1] if number < 2 else moments[2:][number - 2 :: shares - 2]


def kill_after(root: Path, command: Command, steps: int) -> int:
    """Return the exit code of the command, killed as soon as it has told so many steps.

    It waits for whoever reads them, so that it is never more than a pipe ahead.
    """
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE)
    variables = {**os.environ, kill_at.STEPS: f"/proc/self/fd/{writing}"}
    words, silent = clone.command(root, *command.words), subprocess.DEVNULL
    with subprocess.Popen(words, cwd=root, env=variables, pass_fds=(writing,), stdout=silent, stderr=silent) as running:
        os.close(writing)
        while steps and os.read(reading, len(kill_at.STEP)):
            steps -= 1
        running.kill()
        os.close(reading)
    return running.returncode
