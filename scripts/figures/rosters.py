"""Figures of clinics.py with a long roster: time and memory, beside a short one."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import rmtree

from figures import own, roster
from figures.bench import Bench
from figures.figure import Figure, Goal
from figures.timing import Run, command, in_turn, ratio

MANY, FEW = 1000, 100
MOST_MEMORY = Goal(limit=250, own=True)


def memory(bench: Bench) -> Iterator[Figure]:
    """Yield time and memory of a roster of a thousand clinics on all papers, beside a hundred, the two in turn."""
    guide = own.copy(bench.root, bench.place("roster"))
    bench.tell(f"Benchmark: clinics.py with rosters of {FEW} and {MANY}")
    _roster_run(guide, FEW)  # prints the templates
    outcomes = in_turn(
        {str(count): partial(_roster_run, guide, count) for count in (FEW, MANY)}, bench.rounds, warm_up=False
    )
    what, peer = f"clinics.py for {MANY:,} clinics in nine scripts, all papers, two workers", f"{FEW} clinics"
    most, few = outcomes[str(MANY)], outcomes[str(FEW)]
    largest = most.median("largest")
    yield Figure(what=f"{what}; memory of a process", unit="MB", ours=largest, goal=MOST_MEMORY, missing=most.missing)
    yield ratio(f"{what}; memory", most, few, peer=peer, of="memory", goal=Goal(limit=1.1))
    yield ratio(what, most, few, peer=peer)


def _roster_run(guide: Path, count: int) -> Run:
    """Return what `clinics.py` took for so many clinics with two workers."""
    file = roster.write(guide / f"roster-{count}.csv", count)
    out = guide / f"out-{count}"
    run = command(own.command(guide, "clinics.py", str(file), "--out", str(out), "--workers", "2"), folder=guide)
    rmtree(out)  # a thousand clinics take a gigabyte
    return run
