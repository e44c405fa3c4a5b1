"""Figures of the two-page A4 leaflet: how large ours is beside the same by others, all tagged for screen readers."""

from collections.abc import Callable, Iterator
from functools import partial

import pypdfium2

from figures import leaflet, peers
from figures.bench import Bench
from figures.browser import chromium
from figures.figure import Figure, Goal
from figures.trouble import TROUBLES, told

OURS = "two-page A4 leaflet, PDF/UA-1 and PDF/A-2a"
BOTH = "PDF/A-3a+PDF/UA-1"
SMALLEST = Goal(limit=1.0)


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield our leaflet's size beside that of each peer's."""
    given = leaflet.leaflet(bench, "leaflet")
    weasyprint = f"{peers.told('weasyprint', 'WeasyPrint')}, PDF/UA-1"
    yield _beside(weasyprint, given, partial(_by, leaflet.weasyprint, bench, given), Goal(limit=1.3))
    yield _beside(f"{chromium()}, tagged", given, partial(leaflet.by_chromium, given), SMALLEST)
    yield _beside(f"{peers.TYPST.told}, PDF/UA-1", given, partial(_by, leaflet.typst, bench, given), SMALLEST)
    for profile in ("PDF/UA-1", BOTH):
        peer = f"{peers.PRINCE.told}, {profile}"
        yield _beside(peer, given, partial(leaflet.by_prince, bench, given, profile), SMALLEST)


def _by(peer: Callable[[Bench, leaflet.Leaflet], leaflet.Command], bench: Bench, given: leaflet.Leaflet) -> bytes:
    """Return the leaflet as the peer's command makes it."""
    return leaflet.made(peer(bench, given), given)


def _beside(peer: str, given: leaflet.Leaflet, make: Callable[[], bytes], goal: Goal) -> Figure:
    """Return our leaflet's size beside the peer's, and on how many pages the peer has it if not on two."""
    try:
        pdf = make()
    except TROUBLES as error:
        missing = f"{peer}: {told(error)}"
        return Figure(what=OURS, peer=peer, unit="bytes", ours=len(given.pdf), goal=goal, missing=missing)
    with pypdfium2.PdfDocument(pdf) as document:
        pages = len(document)
    which = peer if pages == 2 else f"{peer}, {pages} pages"
    return Figure(what=OURS, peer=which, unit="bytes", ours=len(given.pdf), theirs=len(pdf), goal=goal)
