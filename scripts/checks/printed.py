"""What each leaflet prints, as the rules see it: blocks, headings and cards of the pages' Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.page import Block, Card, Element, Page
from leaflets.catalogue import Catalogue, Leaflet, Pick
from leaflets.errors import did_you_mean


@dataclass(frozen=True, kw_only=True)
class Piece:
    """What a leaflet takes from one page."""

    pick: Pick
    page: Page
    headings: tuple[Element, ...]
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A leaflet with all that it takes from pages, in its order."""

    leaflet: Leaflet
    pieces: tuple[Piece, ...]

    @property
    def line(self) -> int:
        """Return the line of mkdocs.yml where its sections begin."""
        return int(self.leaflet.sections[0].place.rpartition(":")[2])

    def texts(self) -> list[str]:
        """Return all paragraphs, items and cells."""
        return [part for piece in self.pieces for block in piece.blocks for part in block.parts if part]


def printed(catalogue: Catalogue, pages: Sequence[Page]) -> tuple[Printed, ...]:
    """Return the leaflets; what they pick and no page has is left out, and told by `unknown_picks`."""
    by_name = {page.file.stem: page for page in pages}
    return tuple(
        Printed(
            leaflet=leaflet,
            pieces=tuple(_piece(pick, by_name[pick.page]) for pick in leaflet.sections if _heading(pick, by_name)),
        )
        for leaflet in catalogue.leaflets
    )


def unknown_picks(catalogue: Catalogue, pages: Sequence[Page]) -> Iterator[str]:
    """Yield `file:line: what is wrong; remedy` for each page or section that a leaflet picks and that is not there."""
    by_name = {page.file.stem: page for page in pages}
    for pick in (pick for leaflet in catalogue.leaflets for pick in leaflet.sections):
        if pick.page not in by_name:
            yield f"{pick.place}: there is no page “{pick.page}”; {did_you_mean(pick.page, by_name)}"
            continue
        known = [heading.id for heading in by_name[pick.page].headings if heading.id]
        for name in (pick.section, *pick.parts):
            if name not in known:
                what = f"page “{pick.page}” has no heading {{#{name}}}"
                yield f"{pick.place}: {what}; {did_you_mean(name, known)}"


def _heading(pick: Pick, pages: Mapping[str, Page]) -> Element | None:
    headings = pages[pick.page].headings if pick.page in pages else ()
    return next((heading for heading in headings if heading.id == pick.section), None)


def _piece(pick: Pick, page: Page) -> Piece:
    """Return what the pick takes: its section, or of that only what stands before the first part, and the parts."""
    at = next(index for index, heading in enumerate(page.headings) if heading.id == pick.section)
    inner = page.headings[at + 1 : _end(page.headings, at)]
    taken = [_lines(page.headings, at)]
    if pick.parts:
        taken = [range(page.headings[at].line, inner[0].line)] if inner else taken
        taken += [_lines(page.headings, index) for index, one in enumerate(page.headings) if one.id in pick.parts]
    return Piece(
        pick=pick,
        page=page,
        headings=tuple(one for one in page.headings if any(one.line in lines for lines in taken)),
        blocks=tuple(one for one in page.blocks if any(one.line in lines for lines in taken)),
        cards=tuple(card for card in page.cards if card.heading.line == page.headings[at].line),
    )


def _end(headings: Sequence[Element], at: int) -> int:
    """Return the index of the next heading of the same or a higher level; the number of headings if there is none."""
    later = range(at + 1, len(headings))
    return next((index for index in later if headings[index].level <= headings[at].level), len(headings))


def _lines(headings: Sequence[Element], at: int) -> range:
    """Return the lines of the section that the heading opens."""
    end = _end(headings, at)
    return range(headings[at].line, headings[end].line if end < len(headings) else 10**9)
