"""Fit: what is wrong with a print, so that no patient gets a leaflet with a line cut off."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from leaflets.catalogue import Leaflet, Paper
from leaflets.fold import Unit, unit_of
from leaflets.laid_out import Area, Page, Piece, in_lines, lines
from leaflets.page_count import Fault, wrong_number

TOLERANCE = 0.3
"""mm; less is rounding."""
PRINTER_EDGE = 6
"""mm along the edge of the paper that an office printer may not reach."""
CODE = "room for the code"
"""The room that is kept for the code and its address (`data-room` in leaflet.html)."""
NEAR_EMPTY = 0.25
"""A page of which less than this part is used looks like a mistake."""


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """Something wrong with a print: told while one edits, and fatal in a strict build."""

    leaflet: Leaflet
    paper: str
    unit: Unit
    page: int
    section: str
    """The id of its heading in the leaflet; empty if it is in none."""
    what: str
    """What is wrong, by how much, and how to mend it."""

    def __str__(self) -> str:
        """Return the complaint in one line, which names the section as its author typed it."""
        pick = self.leaflet.pick_of(self.section)
        section = f", section “{self.section}”" if self.section else ""
        if pick:
            section = f", section “{pick.section}” of page “{pick.page}”"
        place = pick.place if pick else self.leaflet.place
        return f"{place}: {self.leaflet.id}-{self.paper}: {self.unit} {self.page}{section}: {self.what}"


def complaints(leaflet: Leaflet, paper: Paper, pages: Sequence[Page]) -> tuple[Complaint, ...]:
    """Return what is wrong with the leaflet as laid out on the paper; nothing if it is fit."""
    faults = [
        *wrong_number(paper, pages),
        *_split(pages),
        *_near_empty(pages),
        *(fault for page in pages for fault in _on_page(page)),
    ]
    return tuple(
        Complaint(leaflet=leaflet, paper=paper.name, unit=unit_of(paper.name), page=page, section=section, what=what)
        for page, section, what in sorted(faults)
    )


def _on_page(page: Page) -> Iterator[Fault]:
    """Yield the faults for which one page is enough."""
    yield from _outside(page)
    yield from _cut(page)
    yield from _overlap(page)
    yield from _lone_heading(page)


def _split(pages: Sequence[Page]) -> Iterator[Fault]:
    """Yield each care card, table row or slot that goes on over the page, by how many lines."""
    parts: dict[tuple[str, int], dict[int, list[Piece]]] = {}
    for page in pages:
        for piece in page.pieces:
            for kept in piece.spot.together:
                parts.setdefault(kept, {}).setdefault(page.number, []).append(piece)
    for (kind, _), by_page in parts.items():
        begun, *later = by_page
        if later:
            over = [piece for number in later for piece in by_page[number]]
            count = sum(lines(by_page[number]) for number in later)
            what = f"a {kind} is split, and {in_lines(count)} of it go over, from {over[0]} on"
            yield begun, over[0].spot.section, f"{what}; shorten it or what is before it"


def _near_empty(pages: Sequence[Page]) -> Iterator[Fault]:
    """Yield each page that is nearly empty; a leaflet of one page may be short."""
    for page in pages if len(pages) > 1 else ():
        bottoms = [piece.area.bottom for piece in page.pieces if not piece.spot.margin]
        filled = max(bottoms, default=page.content.top) - page.content.top
        used = filled / (page.content.bottom - page.content.top)
        if used < NEAR_EMPTY:
            what = f"only {used:.0%} of it is used"
            yield page.number, "", f"{what}; shorten the leaflet by that or fill the page"


def _outside(page: Page) -> Iterator[Fault]:
    """Yield what runs beyond the page's content or, in a margin, too near to the paper's edge."""
    edge = PRINTER_EDGE
    printable = Area(left=edge, top=edge, right=page.width - edge, bottom=page.height - edge)
    for piece in page.pieces:
        over = piece.area.beyond(printable if piece.spot.margin else page.content)
        if over > TOLERANCE:
            what = f"{piece} runs {over:.1f} mm over the edge"
            yield page.number, piece.spot.section, f"{what}; shorten it or let it break"


def _cut(page: Page) -> Iterator[Fault]:
    """Yield what runs beyond a box that does not grow with it; of a code's room only that it does."""
    if over := max((_over(piece) for piece in page.pieces if piece.spot.slot == CODE), default=0):
        what = f"the guide's address is {over:.1f} mm too large for the room beside its code"
        yield page.number, "", f"{what}; put the guide at a shorter address (site_url, SITE_URL)"
    for piece in page.pieces:
        over = 0 if piece.spot.slot == CODE else _over(piece)
        if over:
            what = f"{piece} is {over:.1f} mm too large for its box; shorten it"
            yield page.number, piece.spot.section, what


def _over(piece: Piece) -> float:
    """Return by how many mm the piece runs beyond its box; 0 where it is within, or has none."""
    over = piece.area.beyond(piece.spot.box) if piece.spot.box else 0
    return over if over > TOLERANCE else 0


def _overlap(page: Page) -> Iterator[Fault]:
    """Yield each two things that are printed over one another."""
    solid = [piece for piece in page.pieces if piece.kind != "cell" and not (piece.spot.slot == CODE and _over(piece))]
    for one, other in combinations(solid, 2):
        if one.kind in ("slot", CODE) and other.spot.slot == one.spot.slot:
            continue  # the lines to write on stand in their slot
        over = one.area.overlap(other.area)
        if over > TOLERANCE:
            what = f"{other} is printed over {one} by {over:.1f} mm"
            yield page.number, other.spot.section, f"{what}; shorten one or give it room"


def _lone_heading(page: Page) -> Iterator[Fault]:
    """Yield a heading that is the last thing on the page."""
    for piece in page.body[-1:]:
        if piece.spot.heading:
            what = f"the heading {piece} stands alone at the foot"
            yield page.number, piece.spot.section, f"{what}; shorten what is before it"
