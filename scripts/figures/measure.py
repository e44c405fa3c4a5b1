"""All figures by name, and the table of those that were asked for."""

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from importlib.metadata import version
from pathlib import Path

from figures import builds, clinics, cores, rosters, scaling, search, sizes, validity, views
from figures.bench import Bench
from figures.figure import Figure
from figures.table import Table, as_json, as_markdown
from figures.trouble import TROUBLES, told
from leaflets.errors import did_you_mean
from leaflets.versions import pango

Topic = Callable[[Bench], Iterable[Figure]]
FIGURES: Mapping[str, Topic] = {
    "cores": cores.figures,
    "builds": builds.figures,
    "sizes": sizes.figures,
    "clinic-rates": clinics.rates,
    "clinic-memory": rosters.memory,
    "first-view": views.figures,
    "search": search.figures,
    "validity": validity.figures,
    "scaling": scaling.figures,
}
"""What can be named with --only, in the order of the table."""
PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-with-pdf", "weasyprint", "pikepdf")
NOTES = (
    "Each ratio is that of medians of runs in turn on the same pages, after one run to warm up.",
    "Ours is a copy of the project built by build.py as a newcomer types it; caches are deleted between whole builds.",
    "The peers that print this guide are given the content that our pages show (sources, numbers, lists of leaflets), "
    "by a hook of four lines: with the Markdown alone they would print less.",
    "mkdocs-with-pdf leaves most of this guide's pages out of its PDF (see validity), so its time is for less work.",
    "What a guide costs in memory has its goal at 350 generated pages, where Python and WeasyPrint themselves no "
    "longer decide it.",
    "Memory is that of all processes of a command together, what they share counted once (looked at five times a "
    "second, and never less than its largest process had); without /proc, that of the largest.",
    "A page's first view and a PDF's size and faults are the same each time, and are measured once.",
    "A search is asked five questions in a fresh browser in each run; its pages reach nothing but their own server or "
    "folder.",
)


def unknown(names: Sequence[str]) -> str:
    """Return what is wrong with the names, in a line; empty if all are known."""
    wrong = next((name for name in names if name not in FIGURES), None)
    return f"no figure is named “{wrong}”; {did_you_mean(wrong, FIGURES)}" if wrong else ""


def tables(bench: Bench, names: Sequence[str], topics: Mapping[str, Topic] = FIGURES) -> Iterator[Table]:
    """Yield the table of the named figures after each topic, so that a run that is stopped keeps what it has."""
    table = Table(
        day=date.today().isoformat(),
        machine=_machine(),
        versions={package: version(package) for package in PACKAGES} | {"Pango": str(pango())},
        rounds=bench.rounds,
        figures=(),
        notes=NOTES,
    )
    for name in names:
        table = replace(table, figures=(*table.figures, *_measured(bench, name, topics[name])))
        yield table


def write(table: Table, folder: Path) -> str:
    """Return the table as it is shown, written to the folder as Markdown and as JSON too."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = as_markdown(table)
    (folder / "benchmark.md").write_text(shown, encoding="utf-8")
    (folder / "benchmark.json").write_text(as_json(table), encoding="utf-8")
    return shown


def _measured(bench: Bench, name: str, topic: Topic) -> Iterator[Figure]:
    """Yield the topic's figures, and one that says why, if something keeps the others from being measured."""
    bench.tell(f"Benchmark: {name}")
    try:
        yield from topic(bench)
    except TROUBLES as error:
        yield Figure(what=name, unit="", missing=told(error))


def _machine() -> str:
    """Return the system, the cores and how busy they were."""
    cores, load = os.cpu_count(), os.getloadavg()[0]
    system = f"{platform.platform(terse=True)}, {platform.machine()}, Python {platform.python_version()}"
    return f"{system}, {cores} cores (load {load:.1f} at the start)"
