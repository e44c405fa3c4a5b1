"""Figures of guides of 7, 70 and 350 generated pages: time and memory of the whole build."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

from figures import own, pages, peers, stock
from figures.bench import Bench
from figures.figure import Figure, Goal
from figures.timing import Arm, Outcome, command, in_turn, ratio

COUNTS = (7, 70, 350)
MOST = {7: 5, 70: 2, 350: 1}
"""Rounds at most: a build of mkdocs-with-pdf takes minutes. Only the smallest guide is built to warm up."""
STOCK = """site_name: Generated
theme: {{name: material, font: false}}
use_directory_urls: false
plugins: [{plugins}]
markdown_extensions: [attr_list, tables]
"""
LINEAR = Goal(limit=1.3)
OURS, LEAN, PDF, ZENSICAL = "with handbook", "without", "with-pdf", "zensical"


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield time and memory of each guide beside the peers', and how our time grows with the pages."""
    taken = {count: _outcomes(bench, count) for count in COUNTS}
    with_pdf, zensical = f"stock MkDocs + {peers.told('mkdocs-with-pdf')}", peers.ZENSICAL.told
    for count, outcomes in taken.items():
        ours, lean, pdf = outcomes[OURS], outcomes[LEAN], outcomes[PDF]
        what, largest = f"{count} generated pages", count == max(COUNTS)
        yield ratio(f"{what}, site, leaflet and handbook", ours, pdf, peer=with_pdf)
        goals = (Goal(limit=0.7), Goal(limit=0.15)) if largest else (None, None)
        yield ratio(f"{what}, the same; memory", ours, pdf, peer=with_pdf, of="memory", goal=goals[0])
        yield ratio(f"{what}, site and leaflet; memory", lean, pdf, peer=with_pdf, of="memory", goal=goals[1])
        yield ratio(f"{what}, site and leaflet", lean, outcomes[ZENSICAL], peer=f"{zensical} (site only)")
    for arm, what in ((OURS, "with handbook"), (LEAN, "without"), (PDF, "of mkdocs-with-pdf")):
        yield _growth(what, [taken[count][arm] for count in COUNTS], goal=None if arm == PDF else LINEAR)


def _outcomes(bench: Bench, count: int) -> dict[str, Outcome]:
    """Return what the builds of a guide of so many pages took."""
    bench.tell(f"Benchmark: guides of {count} pages")
    docs = bench.place(f"pages-{count}") / "docs"
    pages.write(docs, count)
    ours = pages.for_ours(bench, docs, f"ours-{count}", handbook=True)
    lean = pages.for_ours(bench, docs, f"lean-{count}", handbook=False)
    with_pdf = _stock(bench, docs, f"with-pdf-{count}", "search, offline, with-pdf")
    zensical = _stock(bench, docs, f"zensical-{count}", "search, offline")
    arms: dict[str, Arm] = {
        OURS: lambda: own.whole_build(ours),
        LEAN: lambda: own.whole_build(lean),
        PDF: lambda: stock.build(bench, with_pdf),
        ZENSICAL: lambda: command(
            [peers.program(bench, peers.ZENSICAL, "zensical"), "build", "--clean"], folder=zensical
        ),
    }
    return in_turn(arms, min(bench.rounds, MOST[count]), warm_up=count == COUNTS[0])


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
