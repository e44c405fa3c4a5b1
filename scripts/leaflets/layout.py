"""What stands where on the laid out pages: WeasyPrint's boxes, read into values in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

MM = 25.4 / 96
"""Millimetres in a CSS pixel."""
ASCENT, DESCENT = 0.8, 0.22
"""Parts of the font's size that letters reach above and below the line they stand on."""
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, kw_only=True)
class Area:
    """A rectangle in mm, from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where in the leaflet something belongs."""

    section: str = ""
    """The id of the section's heading; empty outside of all sections."""
    heading: bool = False
    slot: str = ""
    keep: tuple[tuple[str, int], ...] = ()
    """The care card, table row or slot it may not be parted from: what it is, and a number that tells them apart."""
    clip: Area | None = None
    """The nearest box around it that does not grow with what it holds."""
    margin: bool = False
    """In the page's margin, such as the imprint."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A line's text, a picture, or the frame of a slot or of a table's cell, as printed."""

    kind: str
    """text, picture, or the frame of a slot or cell"""
    text: str
    area: Area
    spot: Spot


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page (on a fold: a panel) with all that is printed on it, in reading order."""

    number: int
    paper: Area
    content: Area
    """The paper without its margins."""
    pieces: tuple[Piece, ...]


def pages(document: Any) -> tuple[Page, ...]:
    """Return the pages of a document that WeasyPrint has laid out."""
    return tuple(
        _page(number, page._page_box) for number, page in enumerate(document.pages, start=1)
    )


def _page(number: int, box: Any) -> Page:
    """Return the page with this number."""
    return Page(
        number=number,
        paper=_area(0, 0, box.margin_width(), box.margin_height()),
        content=_area(box.content_box_x(), box.content_box_y(), box.width, box.height),
        pieces=tuple(_pieces(box, Spot())),
    )


def _pieces(box: Any, spot: Spot) -> Iterator[Piece]:
    """Yield what is printed in the box, in reading order."""
    box = getattr(box, "_box", box)  # absolutely placed boxes stand behind a placeholder
    kind = type(box).__name__
    if kind == "TextBox":
        if box.text.strip():
            yield Piece(kind="text", text=box.text.strip(), area=_letters(box), spot=spot)
        return
    if kind.endswith("ReplacedBox"):
        area = _area(box.content_box_x(), box.content_box_y(), box.width, box.height)
        yield Piece(kind="picture", text=box.element.get("alt", ""), area=area, spot=spot)
        return
    around, spot = spot, _inside(box, kind, spot)
    if spot.keep != around.keep and "slot" in spot.keep[-1]:
        yield Piece(kind="slot", text=spot.slot, area=_border(box), spot=spot)
    if kind == "TableCellBox":
        yield Piece(kind="cell", text="", area=_border(box), spot=spot)
    for child in box.all_children():
        yield from _pieces(child, spot)


def _inside(box: Any, kind: str, spot: Spot) -> Spot:
    """Return the spot of what stands in the box, given the spot of the box itself."""
    element = box.element
    if kind == "MarginBox":
        return replace(spot, margin=True)
    if element is None:
        return spot
    if element.tag == "section":
        headings = (inner for inner in element.iter() if inner.tag in HEADINGS)
        spot = replace(spot, section=next((heading.get("id", "") for heading in headings), ""))
    if element.tag in HEADINGS:
        spot = replace(spot, heading=True)
    if element.get("data-slot"):
        spot = replace(spot, slot=element.get("data-slot"), clip=_border(box))
    if box.style["overflow"] != "visible":
        spot = replace(spot, clip=_border(box))
    keep = (_held_together(element), id(element))
    return replace(spot, keep=(*spot.keep, keep)) if keep[0] and keep not in spot.keep else spot


def _held_together(element: Any) -> str:
    """Return the name of an element that may not be split over two pages, or nothing."""
    if "care-card" in element.get("class", "").split():
        return "care card"
    if element.get("data-slot"):
        return "slot"
    return "table row" if element.tag == "tr" else ""


def _letters(box: Any) -> Area:
    """Return where the letters of a text are: its line is higher, and lines may overlap where no letters do."""
    size, baseline = box.style["font_size"], box.position_y + box.baseline
    return _area(box.position_x, baseline - ASCENT * size, box.width, (ASCENT + DESCENT) * size)


def _border(box: Any) -> Area:
    """Return the box with its frame."""
    return _area(box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())


def _area(left: float, top: float, width: float, height: float) -> Area:
    """Return the area of a box that is measured in CSS pixels."""
    return Area(left=left * MM, top=top * MM, right=(left + width) * MM, bottom=(top + height) * MM)
