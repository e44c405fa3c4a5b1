"""Measure the guide's press beside its peers; prints one table and writes it as benchmark.md and benchmark.json.

The files are written after each topic.
"""

import argparse
from pathlib import Path

import bootstrap

FOLDER = bootstrap.ROOT / ".cache" / "benchmark"


def main() -> int:
    """Return 0 once the table is whole; a figure that cannot be had says why in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", metavar="NAME", default=[], help="measure only these")
    parser.add_argument("--rounds", type=_rounds, default=5, help="runs of each arm, after one to warm up (5)")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the table (.cache/benchmark)")
    options = parser.parse_args()
    bootstrap.ready(bootstrap.TEST_LOCKS)
    from figures import measure  # What it measures with is in the .venv only.
    from figures.bench import Bench

    if fault := measure.unknown(options.only):
        parser.error(fault)
    bench = Bench(root=bootstrap.ROOT, folder=FOLDER, rounds=options.rounds, tell=_tell)
    for table in measure.tables(bench, options.only or list(measure.FIGURES)):
        shown = measure.write(table, options.out)
    print(shown)
    return 0


def _rounds(text: str) -> int:
    if (rounds := int(text)) < 1:
        raise ValueError
    return rounds


def _tell(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    bootstrap.run(main)
