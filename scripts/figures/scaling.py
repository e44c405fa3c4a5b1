"""Figures of guides of 7, 70 and 350 generated pages: time and memory of the whole build."""

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from shutil import copytree

from figures import own, pages, peers, stock
from figures.bench import Bench
from figures.figure import Figure, Goal
from figures.timing import Arm, Outcome, Run, command, in_turn, ratio

COUNTS = (7, 70, 350)
STOCK = """site_name: Generated
theme: {{name: material, font: false}}
use_directory_urls: false
plugins: [{plugins}]
markdown_extensions: [attr_list, tables]
"""
LINEAR = Goal(limit=1.3)
OURS, LEAN, PDF, ZENSICAL = "with handbook", "without", "with-pdf", "zensical"
ONCE = f"{PDF} {max(COUNTS)}"
"""It takes minutes, so it has one run and none to warm up."""
Outcomes = Mapping[str, Outcome]
"""By arm and number of pages, as `ONCE` has them."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield time and memory of each guide beside the peers', and how our time grows with the pages; all in turn."""
    arms = {f"{arm} {count}": run for count in COUNTS for arm, run in _arms(bench, count).items()}
    bench.tell(f"Benchmark: guides of {', '.join(map(str, COUNTS))} pages")
    taken = in_turn(arms, bench.rounds, once=[ONCE])
    for count in COUNTS:
        yield from _of(count, taken)
    for arm, what in ((OURS, "with handbook"), (LEAN, "without"), (PDF, f"of mkdocs-with-pdf{_runs(ONCE)}")):
        outcomes = [taken[f"{arm} {count}"] for count in COUNTS]
        yield _growth(what, outcomes, goal=None if arm == PDF else LINEAR)


def _of(count: int, taken: Outcomes) -> Iterator[Figure]:
    """Yield the figures of the guide of so many pages."""
    ours, lean, pdf, zensical = (taken[f"{arm} {count}"] for arm in (OURS, LEAN, PDF, ZENSICAL))
    with_pdf = f"stock MkDocs + {peers.told('mkdocs-with-pdf')}{_runs(f'{PDF} {count}')}"
    site = f"{peers.ZENSICAL.told} (site only)"
    what, largest = f"{count} generated pages", count == max(COUNTS)
    goals = (Goal(limit=0.7), Goal(limit=0.15)) if largest else (None, None)
    yield ratio(f"{what}, site, leaflet and handbook", ours, pdf, peer=with_pdf)
    yield ratio(f"{what}, the same; memory", ours, pdf, peer=with_pdf, of="memory", goal=goals[0])
    yield ratio(f"{what}, site and leaflet; memory", lean, pdf, peer=with_pdf, of="memory", goal=goals[1])
    yield ratio(f"{what}, site and leaflet", lean, zensical, peer=site)
    yield ratio(f"{what}, site and leaflet; memory", lean, zensical, peer=site, of="memory")


def _runs(arm: str) -> str:
    """Return what the row has to say of the arm's runs."""
    return ", one run" if arm == ONCE else ""


def _arms(bench: Bench, count: int) -> Mapping[str, Arm]:
    """Return what builds a guide of so many pages, by arm."""
    docs = bench.place(f"pages-{count}") / "docs"
    pages.write(docs, count)
    ours = pages.for_ours(bench, docs, f"ours-{count}", handbook=True)
    lean = pages.for_ours(bench, docs, f"lean-{count}", handbook=False)
    with_pdf = _stock(bench, docs, f"with-pdf-{count}", "search, offline, with-pdf")
    zensical = _stock(bench, docs, f"zensical-{count}", "search, offline")
    return {
        OURS: partial(own.whole_build, ours),
        LEAN: partial(own.whole_build, lean),
        PDF: partial(stock.build, bench, with_pdf),
        ZENSICAL: partial(_zensical, bench, zensical),
    }


def _zensical(bench: Bench, folder: Path) -> Run:
    return command([peers.program(bench, peers.ZENSICAL, "zensical"), "build", "--clean"], folder=folder)


def _stock(bench: Bench, docs: Path, name: str, plugins: str) -> Path:
    """Return a folder with the guide for stock MkDocs or Zensical."""
    folder = bench.place(name)
    copytree(docs, folder / "docs")
    (folder / "mkdocs.yml").write_text(STOCK.format(plugins=plugins), encoding="utf-8")
    return folder


def _growth(what: str, outcomes: list[Outcome], *, goal: Goal | None) -> Figure:
    """Return what a page costs in the largest guide beside what one costs in the middle one.

    The cost is that of the pages beyond the smallest guide's, so that start-up is left out.
    """
    walls = [outcome.median("wall") for outcome in outcomes]
    least, middle, most = ((0.0 if wall is None else wall) for wall in walls)
    small, mean, large = COUNTS
    costs = 1000 * (most - least) / (large - small), 1000 * (middle - least) / (mean - small)
    missing = next((outcome.missing for outcome in outcomes if outcome.missing), "")
    return Figure(
        what=f"cost of a page at {large}, {what}",
        peer=f"at {mean}",
        unit="ms",
        ours=None if missing else costs[0],
        theirs=None if missing else costs[1],
        goal=goal,
        missing=missing,
    )
