"""Figures of building this guide: whole, unchanged, and one edited page under `serve`."""

from collections.abc import Iterator

from figures import own, peers, stock
from figures.bench import Bench
from figures.figure import Figure, Goal
from figures.peers import told
from figures.preview import Preview
from figures.timing import in_turn, ratio


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield the figures, the arms of all measured in turn."""
    guide = own.copy(bench.root, bench.place("builds"))
    pages = stock.shown(guide)
    with_pdf = stock.guide(bench, "with-pdf", guide, pages, "with-pdf")
    to_pdf = stock.guide(bench, "to-pdf", guide, pages, "to-pdf")
    plain = stock.guide(bench, "plain", guide, pages)
    edited = own.copy(bench.root, bench.place("edited"))
    with Preview(edited) as preview:
        bench.tell("Benchmark: whole build, unchanged build, edited page")
        outcomes = in_turn(
            {
                "whole": lambda: own.whole_build(guide),
                "unchanged": lambda: own.build(guide),
                "with-pdf": lambda: stock.build(bench, with_pdf),
                "to-pdf": lambda: stock.build(bench, to_pdf, peers.TO_PDF),
                "plain": lambda: stock.build(bench, plain),
                "edited": preview.edit,
            },
            bench.rounds,
        )
    whole, edit = outcomes["whole"], outcomes["edited"]
    plugin = f"stock {told('mkdocs')} + {told('mkdocs-with-pdf')}"
    what = "whole build: site, every edition, handbook"
    yield ratio(what, whole, outcomes["with-pdf"], peer=plugin, goal=Goal(limit=1.0))
    yield ratio(what, whole, outcomes["to-pdf"], peer=f"{peers.TO_PDF.told}, which loses no pages")
    yield ratio(f"{what}; processor", whole, outcomes["with-pdf"], peer=plugin, of="cpu")
    yield ratio(f"{what}; memory", whole, outcomes["with-pdf"], peer=plugin, of="memory")
    yield ratio("unchanged build", outcomes["unchanged"], outcomes["plain"], peer=told("mkdocs"), goal=Goal(limit=1.15))
    yield ratio("edited page to its new leaflet under serve", edit, whole, peer="our whole build", goal=Goal(limit=0.3))
