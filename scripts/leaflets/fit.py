"""Fit: what is wrong with a print, so that no patient gets a leaflet with a line cut off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from leaflets.catalogue import Leaflet, Paper
from leaflets.layout import Area, Page, Piece

TOLERANCE = 0.3
"""mm; less is rounding."""
PRINTER_EDGE = 6
"""mm along the edge of the paper that an office printer may not reach."""
NEAR_EMPTY = 0.25
"""A page of which less than this part is used looks like a mistake."""


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """Something wrong with a print: told while one edits, and fatal in a strict build."""

    leaflet: str
    paper: str
    page: int
    section: str
    """The id of its heading in the leaflet; empty if it is in none."""
    what: str
    """What is wrong, by how much, and how to mend it."""

    def __str__(self) -> str:
        """Return the complaint in one line."""
        section = f", section “{self.section}”" if self.section else ""
        return f"{self.leaflet}-{self.paper}: page {self.page}{section}: {self.what}"


Fault = tuple[int, str, str]
"""Page, section, what."""


def complaints(leaflet: Leaflet, paper: Paper, pages: Sequence[Page]) -> tuple[Complaint, ...]:
    """Return what is wrong with the leaflet as laid out on the paper; nothing if it is fit."""
    faults = [
        *_wrong_number(paper, pages),
        *_split(pages),
        *_near_empty(pages),
        *(fault for page in pages for fault in _on_page(page)),
    ]
    return tuple(
        Complaint(leaflet=leaflet.id, paper=paper.name, page=page, section=section, what=what)
        for page, section, what in sorted(faults)
    )


def _on_page(page: Page) -> Iterator[Fault]:
    """Yield the faults for which one page is enough."""
    yield from _outside(page)
    yield from _cut(page)
    yield from _overlap(page)
    yield from _lone_heading(page)


def _wrong_number(paper: Paper, pages: Sequence[Page]) -> Iterator[Fault]:
    """Yield that there are more pages than declared, by how many lines, or fewer."""
    surplus = [piece for page in pages[paper.pages :] for piece in _body(page)]
    if surplus:
        lines = len({(piece.spot.section, piece.area.bottom) for piece in surplus})
        yield (
            paper.pages,
            surplus[0].spot.section,
            f"{paper.pages} pages are declared and {len(pages)} needed, for {lines} more lines"
            f" from {_quoted(surplus[0])} on; shorten the sections or declare more pages",
        )
    if len(pages) < paper.pages:
        what = f"{paper.pages} pages are declared and {len(pages)} needed; correct the number"
        yield len(pages), "", what


def _split(pages: Sequence[Page]) -> Iterator[Fault]:
    """Yield each care card, table row or slot that goes on over the page."""
    first_page: dict[tuple[str, int], int] = {}
    told = set()
    for page in pages:
        for piece in page.pieces:
            for kept in piece.spot.together:
                begun = first_page.setdefault(kept, page.number)
                if begun != page.number and kept not in told:
                    told.add(kept)
                    what = f"a {kept[0]} goes on over the page at {_quoted(piece)}"
                    yield begun, piece.spot.section, f"{what}; shorten it or what is before it"


def _near_empty(pages: Sequence[Page]) -> Iterator[Fault]:
    """Yield each page that is nearly empty; a leaflet of one page may be short."""
    for page in pages if len(pages) > 1 else ():
        bottoms = [piece.area.bottom for piece in page.pieces if not piece.spot.margin]
        filled = max(bottoms, default=page.content.top) - page.content.top
        used = filled / (page.content.bottom - page.content.top)
        if used < NEAR_EMPTY:
            what = f"only {used:.0%} of the page is used"
            yield page.number, "", f"{what}; shorten the leaflet by that or fill the page"


def _outside(page: Page) -> Iterator[Fault]:
    """Yield what runs beyond the page's content or, in a margin, too near to the paper's edge."""
    edge = PRINTER_EDGE
    printable = Area(left=edge, top=edge, right=page.width - edge, bottom=page.height - edge)
    for piece in page.pieces:
        over = piece.area.beyond(printable if piece.spot.margin else page.content)
        if over > TOLERANCE:
            what = f"{_quoted(piece)} runs {over:.1f} mm over the edge"
            yield page.number, piece.spot.section, f"{what}; shorten it or let it break"


def _cut(page: Page) -> Iterator[Fault]:
    """Yield what runs beyond a box that does not grow with it."""
    for piece in page.pieces:
        over = piece.area.beyond(piece.spot.box) if piece.spot.box else 0
        if over > TOLERANCE:
            what = f"{_quoted(piece)} is {over:.1f} mm too large for its box; shorten it"
            yield page.number, piece.spot.section, what


def _overlap(page: Page) -> Iterator[Fault]:
    """Yield each two things that are printed over one another."""
    solid = [piece for piece in page.pieces if piece.kind != "cell"]
    for one, other in combinations(solid, 2):
        if one.kind == "slot" and other.spot.slot == one.spot.slot:
            continue  # the lines to write on stand in their slot
        over = one.area.overlap(other.area)
        if over > TOLERANCE:
            what = f"{_quoted(other)} is printed over {_quoted(one)} by {over:.1f} mm"
            yield page.number, other.spot.section, f"{what}; shorten one or give it room"


def _lone_heading(page: Page) -> Iterator[Fault]:
    """Yield a heading that is the last thing on the page."""
    for piece in _body(page)[-1:]:
        if piece.spot.heading:
            what = f"the heading {_quoted(piece)} stands alone at the foot"
            yield page.number, piece.spot.section, f"{what}; shorten what is before it"


def _body(page: Page) -> list[Piece]:
    """Return the texts of the page that are not in a margin."""
    return [piece for piece in page.pieces if piece.kind == "text" and not piece.spot.margin]


def _quoted(piece: Piece) -> str:
    """Return the piece's first words, or what it is if it has none."""
    return f"“{' '.join(piece.text.split()[:6])}”" if piece.text else f"a {piece.kind}"
