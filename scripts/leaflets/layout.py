"""What stands where on laid out pages: WeasyPrint's boxes, read into values in millimetres."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from leaflets.laid_out import Area, Page, Piece, Spot

MM = 25.4 / 96
"""Millimetres in a CSS pixel."""
ASCENT, DESCENT = 0.8, 0.22
"""Parts of the font's size that letters reach above and below the line they stand on."""
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def pages(document: Any) -> tuple[Page, ...]:
    """Return the pages of a document that WeasyPrint has laid out."""
    boxes = [page._page_box for page in document.pages]
    return tuple(
        Page(
            number=number,
            width=box.margin_width() * MM,
            height=box.margin_height() * MM,
            content=_area(box.content_box_x(), box.content_box_y(), box.width, box.height),
            pieces=tuple(_pieces(box, Spot())),
            starts_anew=number == 1 or _is_told_to_start(box),
        )
        for number, box in enumerate(boxes, start=1)
    )


def section_id(element: Any) -> str:
    """Return the id of the heading of a section; nothing for any other element."""
    inner = element.iter() if element.tag == "section" else ()
    return next((heading.get("id", "") for heading in inner if heading.tag in HEADINGS), "")


def _is_told_to_start(page: Any) -> bool:
    """Return whether the page's first element is told to begin a page, and is not a rest from the page before."""
    box = page
    while getattr(box, "children", ()):
        box = box.children[0]
        if box.style["break_before"] == "page":
            return "top" not in box.remove_decoration_sides
    return False


def _pieces(box: Any, around: Spot) -> Iterator[Piece]:
    """Yield what is printed in the box, in reading order; `around` is where the box belongs."""
    box = getattr(box, "_box", box)  # absolutely placed boxes stand behind a placeholder
    kind = type(box).__name__
    if kind == "TextBox":
        if box.text.strip():
            yield Piece(kind="text", text=box.text.strip(), area=_letters(box), spot=around)
        return
    spot = _inside(box, kind, around)
    if kind.endswith("ReplacedBox"):
        yield Piece(kind="picture", text=box.element.get("alt", ""), area=_border(box), spot=spot)
        return
    if spot.slot and spot.together != around.together:
        yield Piece(kind=_kept_for(box.element), text="", area=_border(box), spot=spot)
    if kind == "TableCellBox":
        yield Piece(kind="cell", text="", area=_border(box), spot=spot)
    for child in box.all_children():
        yield from _pieces(child, spot)


def _inside(box: Any, kind: str, around: Spot) -> Spot:
    """Return where what stands in the box belongs."""
    element = box.element
    if kind == "MarginBox":
        return replace(around, margin=True)
    if element is None:
        return around
    spot = replace(
        around,
        section=section_id(element) or around.section,
        heading=around.heading or element.tag in HEADINGS,
        slot=element.get("data-slot") or element.get("data-room") or around.slot,
    )
    if _kept_for(element) or box.style["overflow"] != "visible":
        spot = replace(spot, box=_border(box))
    together = (_held_together(element), id(element))
    if together[0] and together not in spot.together:
        spot = replace(spot, together=(*spot.together, together))
    return spot


def _held_together(element: Any) -> str:
    """Return the name of an element that may not be split over two pages, or nothing."""
    if "care-card" in element.get("class", "").split():
        return "care card"
    if kept_for := _kept_for(element):
        return kept_for
    repeated = element.find("td") is None  # a row of headings only stands on each page of its table
    return "table row" if element.tag == "tr" and not repeated else ""


def _kept_for(element: Any) -> str:
    """Return what the element keeps its room for, with or without something in it; nothing for any other element."""
    return "slot" if element.get("data-slot") else element.get("data-room", "")


def _letters(box: Any) -> Area:
    """Return where a text's letters are: its line is higher, and lines may overlap between them."""
    size, baseline = box.style["font_size"], box.position_y + box.baseline
    top, height = baseline - ASCENT * size, (ASCENT + DESCENT) * size
    return _area(box.position_x, top, box.width, height)


def _border(box: Any) -> Area:
    """Return the box with its frame."""
    left, top = box.border_box_x(), box.border_box_y()
    return _area(left, top, box.border_width(), box.border_height())


def _area(left: float, top: float, width: float, height: float) -> Area:
    """Return the area of something that is measured in CSS pixels."""
    return Area(left=left * MM, top=top * MM, right=(left + width) * MM, bottom=(top + height) * MM)
