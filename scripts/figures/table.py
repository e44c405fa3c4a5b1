"""The table of all figures: as Markdown for the terminal and `benchmark.md`, and as `benchmark.json`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from figures.figure import Figure, Goal

HEADS = ("figure", "ours", "peer", "theirs", "ratio", "goal", "met")
METS = {True: "yes", False: "**no**", None: ""}


@dataclass(frozen=True, kw_only=True)
class Table:
    """What one run of the benchmark has measured."""

    day: str
    """ISO date of the run."""
    machine: str
    versions: Mapping[str, str]
    """Version by name of what was measured and measured with."""
    rounds: int
    figures: tuple[Figure, ...]
    notes: tuple[str, ...]
    """How it was measured, a sentence each."""


def as_markdown(table: Table) -> str:
    """Return the table with its day, machine, versions and notes; its columns line up in a terminal."""
    rows = [HEADS, *(_row(figure) for figure in table.figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, _line(["-" * width for width in widths], widths))
    versions = ", ".join(f"{name} {version}" for name, version in sorted(table.versions.items()))
    about = f"{table.day}. {table.machine}. {versions}. Rounds: {table.rounds}."
    missing = [f"- {figure.what}: {figure.missing}" for figure in table.figures if figure.missing]
    notes = [f"- {note}" for note in table.notes]
    return "\n".join(["# Figures", "", about, "", *lines, "", *missing, *notes]) + "\n"


def as_json(table: Table) -> str:
    """Return all that is in the table for programs, ratios and met goals worked out."""
    figures = [{**asdict(figure), "ratio": figure.ratio, "met": figure.met} for figure in table.figures]
    return json.dumps({**asdict(table), "figures": figures}, ensure_ascii=False, indent=1) + "\n"


def number(value: float | None) -> str:
    """Return the value with three digits that count, or all of a larger one; "—" for None."""
    if value is None:
        return "—"
    if value == round(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _row(figure: Figure) -> tuple[str, ...]:
    ratio = "" if figure.ratio is None else f"{number(figure.ratio)} ×"
    values = (_with_unit(figure.ours, figure.unit), figure.peer, _with_unit(figure.theirs, figure.unit))
    theirs = values if figure.peer else (values[0], "", "")
    return (figure.what, *theirs, ratio, _goal(figure.goal, figure.unit), METS[figure.met])


def _with_unit(value: float | None, unit: str) -> str:
    return number(value) if value is None else f"{number(value)} {unit}".strip()


def _goal(goal: Goal | None, unit: str) -> str:
    if goal is None:
        return ""
    return f"{'≥' if goal.least else '≤'} {number(goal.limit)} {unit if goal.own else '×'}".strip()


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"
