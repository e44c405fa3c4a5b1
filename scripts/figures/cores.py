"""What this machine's cores do together: nothing that two processes share can gain more."""

import sys
from collections.abc import Iterator
from functools import partial

from figures.bench import Bench
from figures.figure import Figure
from figures.timing import Outcome, command, in_turn

LOOP = "for number in range(30_000_000): pass"
"""A second of a processor and nothing else."""
PROGRAMS = {1: LOOP, 2: f"import os\nother = os.fork()\n{LOOP}\nother and os.wait()"}
"""By the number of processes that do it at once."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield how often two processes do in a second what one does."""
    arms = {
        str(count): partial(command, [sys.executable, "-I", "-S", "-c", program], folder=bench.root)
        for count, program in PROGRAMS.items()
    }
    outcomes = in_turn(arms, bench.rounds)
    yield Figure(
        what="what the machine's cores gain: two processes that only compute",
        peer="one",
        unit="/s",
        ours=_rate(2, outcomes["2"]),
        theirs=_rate(1, outcomes["1"]),
        missing=outcomes["2"].missing or outcomes["1"].missing,
    )


def _rate(count: int, outcome: Outcome) -> float | None:
    wall = outcome.median("wall")
    return count / wall if wall else None
