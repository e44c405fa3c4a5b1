"""Runs and their cost: what a command takes of time and memory, and several of them in turn."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from figures.figure import Figure, Goal
from figures.trouble import TROUBLES, last_words, told
from leaflets.errors import LeafletError

STOPWATCH = Path(__file__).with_name("stopwatch.py")
MAXRSS = 1024 if sys.platform == "linux" else 1
"""Bytes in the unit that the system tells memory in."""
MB = 1_000_000
UNITS = {"wall": "s", "cpu": "s", "memory": "MB", "largest": "MB"}


@dataclass(frozen=True, kw_only=True)
class Run:
    """What one run took."""

    wall: float
    """Seconds on the clock."""
    cpu: float = 0.0
    """Seconds of all cores, of the command and all that it waited for."""
    memory: float = 0.0
    """MB that all its processes had together at most, what they share counted once."""
    largest: float = 0.0
    """MB that the largest of them had at most."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The runs of one arm of a comparison, or why there are none."""

    runs: tuple[Run, ...] = ()
    missing: str = ""

    def median(self, of: str) -> float | None:
        """Return the median of `wall`, `cpu`, `memory` or `largest`; None if there are no runs."""
        return median(getattr(run, of) for run in self.runs) if self.runs else None


Arm = Callable[[], Run]


def command(arguments: Sequence[str | Path], *, folder: Path, **environment: str) -> Run:
    """Return what the command took in the folder; raise a LeafletError with its last words if it fails."""
    with TemporaryDirectory(prefix="timing-") as own:
        took = Path(own, "took.json")
        done = subprocess.run(
            [sys.executable, "-I", "-S", STOPWATCH, took, *arguments],
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        if done.returncode:
            raise LeafletError(f"{Path(arguments[0]).name}: {last_words(done.stdout)}")
        cost = json.loads(took.read_text(encoding="utf-8"))
    largest = cost["largest"] * MAXRSS / MB
    return Run(wall=cost["wall"], cpu=cost["cpu"], memory=max(largest, cost["together"] / MB), largest=largest)


def in_turn(
    arms: Mapping[str, Arm], rounds: int, *, warm_up: bool = True, once: Collection[str] = ()
) -> dict[str, Outcome]:
    """Return the outcome of each arm after one run to warm up and `rounds` runs in turn, A B A B.

    Arms named in `once` have one run, in the first round that counts: they take minutes.
    An arm that meets with trouble is left out from then on, and its outcome says why.
    """
    runs: dict[str, list[Run]] = {name: [] for name in arms}
    missing: dict[str, str] = {}
    for lap in range(rounds + warm_up):
        for name in [name for name in arms if name not in missing and (name not in once or lap == warm_up)]:
            try:
                run = arms[name]()
            except TROUBLES as error:
                missing[name] = told(error)
            else:
                runs[name] += [run] if lap >= warm_up else []
    return {
        name: Outcome(missing=missing[name]) if name in missing else Outcome(runs=tuple(done))
        for name, done in runs.items()
    }


def ratio(
    what: str, ours: Outcome, theirs: Outcome, *, peer: str, of: str = "wall", goal: Goal | None = None
) -> Figure:
    """Return the figure that sets the medians of two arms side by side."""
    return Figure(
        what=what,
        peer=peer,
        unit=UNITS[of],
        ours=ours.median(of),
        theirs=theirs.median(of),
        goal=goal,
        missing=ours.missing or theirs.missing,
    )
