"""Fit: what is wrong with a print, so that no patient gets a leaflet with a line cut off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from leaflets.catalogue import Leaflet, Paper
from leaflets.layout import Area, Page, Piece

TOLERANCE = 0.3
"""mm; less is rounding and the overhang of letters."""
PRINTER_EDGE = 6
"""mm along the edge of the paper that an office printer cannot reach."""
EMPTY = 0.25
"""A page of which less than this part is used looks like a mistake."""


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """Something wrong with a print, that one can live with while editing and that stops a strict build."""

    leaflet: str
    paper: str
    page: int
    section: str
    what: str
    """What is wrong, by how much, and how to mend it."""

    def __str__(self) -> str:
        """Return the complaint in one line."""
        section = f", section “{self.section}”" if self.section else ""
        return f"{self.leaflet}-{self.paper}: page {self.page}{section}: {self.what}"


def complaints(leaflet: Leaflet, paper: Paper, pages: Sequence[Page]) -> tuple[Complaint, ...]:
    """Return what is wrong with the leaflet as laid out on the paper, page by page; empty if it is fit to be given out."""
    found = [*_wrong_number(paper, pages), *_split(pages)]
    for page in pages:
        for check in (_outside, _cut, _overlap, _lone_heading, _near_empty):
            found += [(page.number, section, what) for section, what in check(page, pages)]
    return tuple(
        Complaint(leaflet=leaflet.id, paper=paper.name, page=number, section=section, what=what)
        for number, section, what in sorted(found)
    )


def _wrong_number(paper: Paper, pages: Sequence[Page]) -> Iterator[tuple[int, str, str]]:
    """Yield that there are more or fewer pages than declared, and how many lines are too many."""
    if len(pages) > paper.pages:
        spilt = [piece for page in pages[paper.pages :] for piece in _text(page)]
        lines = len({(piece.area.top, piece.spot.section) for piece in spilt})
        section = spilt[0].spot.section if spilt else ""
        yield (
            paper.pages,
            section,
            (
                f"{len(pages)} pages are needed and {paper.pages} declared: {lines} lines from “{_start(spilt)}” on are too many;"
                " shorten the sections or declare more pages"
            ),
        )
    if len(pages) < paper.pages:
        yield (
            len(pages),
            "",
            f"{paper.pages} pages are declared and {len(pages)} needed; correct the number",
        )


def _split(pages: Sequence[Page]) -> Iterator[tuple[int, str, str]]:
    """Yield each care card, table row or slot that stands on more than one page."""
    seen: dict[tuple[str, int], int] = {}
    for page in pages:
        for piece in page.pieces:
            for keep in piece.spot.keep:
                if seen.setdefault(keep, page.number) != page.number:
                    yield (
                        seen[keep],
                        piece.spot.section,
                        (
                            f"a {keep[0]} goes on over the page at “{_start([piece])}”; shorten it or what stands before it"
                        ),
                    )
                    seen[keep] = page.number


def _outside(page: Page, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Yield each piece that runs beyond the page's content, or in the margin too near to the edge of the paper."""
    paper = page.paper
    printable = Area(
        left=paper.left + PRINTER_EDGE,
        top=paper.top + PRINTER_EDGE,
        right=paper.right - PRINTER_EDGE,
        bottom=paper.bottom - PRINTER_EDGE,
    )
    for piece in page.pieces:
        beyond = _beyond(piece.area, printable if piece.spot.margin else page.content)
        if beyond > TOLERANCE:
            yield (
                piece.spot.section,
                (
                    f"“{_start([piece])}” runs {beyond:.1f} mm over the edge; shorten it or let it break"
                ),
            )


def _cut(page: Page, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Yield each piece that runs beyond a box that does not grow with it."""
    for piece in page.pieces:
        beyond = _beyond(piece.area, piece.spot.clip) if piece.spot.clip else 0
        if beyond > TOLERANCE:
            yield (
                piece.spot.section,
                f"“{_start([piece])}” is {beyond:.1f} mm too large for its box; shorten it",
            )


def _overlap(page: Page, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Yield each two pieces that are printed over one another."""
    for one, other in combinations((piece for piece in page.pieces if piece.kind != "cell"), 2):
        if "slot" in (one.kind, other.kind) and one.spot.slot == other.spot.slot:
            continue  # a slot and the lines to write on inside of it
        shared = Area(
            left=max(one.area.left, other.area.left),
            top=max(one.area.top, other.area.top),
            right=min(one.area.right, other.area.right),
            bottom=min(one.area.bottom, other.area.bottom),
        )
        if min(shared.right - shared.left, shared.bottom - shared.top) > TOLERANCE:
            yield (
                other.spot.section,
                (
                    f"“{_start([other])}” is printed over “{_start([one])}”"
                    f" by {shared.bottom - shared.top:.1f} mm; shorten one or give it room"
                ),
            )


def _lone_heading(page: Page, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Yield a heading that is the last thing on a page."""
    texts = _text(page)
    if texts and texts[-1].spot.heading:
        yield (
            texts[-1].spot.section,
            f"the heading “{_start(texts[-1:])}” stands alone at the foot; shorten what stands before it",
        )


def _near_empty(page: Page, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    """Yield that a page is nearly empty; a leaflet of one page may be short."""
    bottoms = [piece.area.bottom for piece in page.pieces if not piece.spot.margin]
    used = (max(bottoms, default=page.content.top) - page.content.top) / (
        page.content.bottom - page.content.top
    )
    if used < EMPTY and len(pages) > 1:
        yield (
            "",
            f"only {used:.0%} of the page is used; shorten the leaflet by that or fill the page",
        )


def _beyond(area: Area, limit: Area) -> float:
    """Return by how many mm the area runs beyond the limit, at most; 0 or less if it does not."""
    return max(
        limit.left - area.left,
        limit.top - area.top,
        area.right - limit.right,
        area.bottom - limit.bottom,
    )


def _text(page: Page) -> list[Piece]:
    """Return the texts in the body of the page."""
    return [piece for piece in page.pieces if piece.kind == "text" and not piece.spot.margin]


def _start(pieces: Sequence[Piece]) -> str:
    """Return the first words of the first piece, to be found again in the page."""
    return " ".join(pieces[0].text.split()[:6]) if pieces else ""
