"""Slots: emptied before a template is printed, and found again in the PDF that is about to be written."""

from typing import Any

import pydyf
from bs4 import BeautifulSoup

from leaflets.tags import boxes, parents, referred, spoken

PLACE = "place"
"""The class of the paragraph that keeps an empty slot's place until the PDF is made."""
POINT = 0.75
"""Points in a CSS pixel."""


def empty(html: str) -> str:
    """Return the composed leaflet with nothing in its slots but a paragraph each that names the slot."""
    tree = BeautifulSoup(html, "html.parser")
    for slot in tree.find_all(class_="slot"):
        slot.clear()
        slot["style"] = "border: 0"
        place = tree.new_tag("p", attrs={"class": PLACE})
        place.string = str(slot["data-slot"])
        slot.append(place)
    return str(tree)


def keep_places(document: Any, pdf: Any) -> None:
    """Make each place an empty element that has the slot's name as its title and the slot's frame as its BBox.

    No repair but our own need: a clinic's details are grafted here (`stamp`). What kept the place is
    taken out of the page again.
    """
    slots = [box for box in boxes(document) if box.element is not None and _is_slot(box)]
    places = [(text, span) for (text, *_), span in _texts(document, pdf) if _is_place(text)]
    for slot, (text, span) in zip(slots, places, strict=True):
        page = referred(pdf, span["Pg"])
        element = referred(pdf, referred(pdf, span["P"])["P"])
        element["K"] = pydyf.Array()
        element["T"] = pydyf.String(text.text)
        element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": _frame(slot, page["MediaBox"][3])})
        (number,) = span["K"]
        parents(pdf, page)[number] = "null"
        _take_out(referred(pdf, page["Contents"]).stream, number)


def _is_slot(box: Any) -> bool:
    """Return whether the box is the one of a slot that keeps its place."""
    return "slot" in box.element.get("class", "").split() and any(
        child.element is not None and child.element.get("class") == PLACE for child in box.children
    )


def _is_place(text: Any) -> bool:
    return text.element is not None and text.element.get("class") == PLACE


def _texts(document: Any, pdf: Any) -> list[tuple[list[Any], Any]]:
    """Return what is spoken, without what has no text."""
    return [(texts, element) for texts, element in spoken(document, pdf) if texts]


def _frame(box: Any, height: float) -> pydyf.Array:
    """Return the box's frame in points from the page's foot; `height` is the page's."""
    left, top = box.border_box_x() * POINT, box.border_box_y() * POINT
    right, bottom = left + box.border_width() * POINT, top + box.border_height() * POINT
    return pydyf.Array([left, height - bottom, right, height - top])


def _take_out(stream: list[Any], number: int) -> None:
    """Take the marked content with this number out of a page; none is inside of another."""
    begin = next(i for i, item in enumerate(stream) if isinstance(item, dict) and item.get("MCID") == number)
    end = stream.index(b"EMC", begin)
    del stream[begin - 1 : end + 1]
