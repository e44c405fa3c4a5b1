"""A leaflet's words twice: as its HTML has them, and as WeasyPrint has laid them out. Plain values for the proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from leaflets.laid_out import Area
from leaflets.layout import section_id
from leaflets.slots import PLACE

DRAWING = "{http://www.w3.org/2000/svg}svg"
MADE_BY_STYLE = ("::before", "::after", "::marker", "::footnote-call", "::footnote-marker")
COUNTED = ("page", "pages")
"""The classes of spans into which a stylesheet counts the page and the pages."""
PICTURES = ("background_image", "list_style_image", "border_image_source")
"""Properties with which a stylesheet brings a picture, which may show words."""


@dataclass(frozen=True, kw_only=True)
class Owner:
    """An element that has words of its own, or is there for the page's number."""

    part: str
    """text, which is in `<main>`; around; or, each with a number of its own: slot, imprint (a paragraph of it)."""
    name: str = ""
    """Of a slot."""
    section: str = ""
    """The id of the heading of the section around it."""
    twice: bool = False
    """Whether it is a slot that stands in the HTML twice, and on paper once."""
    repeated: bool = False
    """Whether it heads a table's columns, which is said again on the table's next page."""
    place: bool = False
    """Whether it keeps the place of a clinic's details, and is taken out of the PDF again."""
    counts: str = ""
    """page or pages, if the page's number or the number of pages is counted into it; of a list item, its number."""


@dataclass(frozen=True, kw_only=True)
class LaidText:
    """Letters in a row, laid out and not yet drawn. Lengths are CSS pixels from the page's top left corner."""

    page: int
    owner: int
    """Place in `Words.owners`; -1 for what stands in no element."""
    text: str
    generated: str
    """What a stylesheet made it: before, after, marker …; empty for an element's own words."""
    left: float
    right: float
    baseline: float
    size: float
    turned: bool
    """Whether it runs in another direction than the leaflet."""
    around: Area | None
    """The section's frame, in pixels."""


@dataclass(frozen=True, kw_only=True)
class Words:
    """All words of a leaflet."""

    owners: tuple[Owner, ...]
    typed: tuple[tuple[int, str], ...]
    """In the HTML's order: an owner and what it has up to its next child or its end."""
    laid: tuple[LaidText, ...]
    """In the order of the boxes, which is the HTML's unless a stylesheet changes it."""
    pages: int
    styled_pictures: tuple[int, ...]
    """The pages on which a stylesheet shows a picture that the HTML does not have."""


def read_words(tree: Any, document: Any) -> Words:
    """Return the words of the parsed HTML (its root element) and of the document that WeasyPrint made of it."""
    body = tree.find("body")
    owners = _owners(body)
    numbers = {element: number for number, element in enumerate(owners)}
    boxes = [page._page_box for page in document.pages]
    direction = tree.get("dir", "ltr")
    return Words(
        owners=tuple(owners.values()),
        typed=tuple((numbers[owner], text) for owner, text in _typed(body) if text.strip()),
        laid=tuple(text for page, box in enumerate(boxes, 1) for text in _laid(box, page, numbers, None, direction)),
        pages=len(boxes),
        styled_pictures=tuple(page for page, box in enumerate(boxes, 1) if any(map(_brings_picture, _all(box)))),
    )


def _owners(body: Any) -> dict[Any, Owner]:
    """Return what is known of each element, in the HTML's order."""
    owners = {body: Owner(part="around")}
    for parent in body.iter():  # in the HTML's order, so that a parent is known before its children
        items = 0
        for child in parent if parent in owners else ():
            if isinstance(child.tag, str):
                items += child.tag == "li"
                owners[child] = _owner(child, owners[parent], f"{items}." if parent.tag == "ol" else "")
    return {element: owners[element] for element in body.iter() if element in owners}


def _owner(element: Any, around: Owner, ordinal: str) -> Owner:
    """Return what is known of the element; `around` is its parent, `ordinal` what a numbered list says of it."""
    classes = element.get("class", "").split()
    part, name = around.part, around.name
    if element.get("data-slot") and part == "text":
        part, name = f"slot {id(element)}", element.get("data-slot")
    elif element.tag == "main":
        part = "text"
    elif element.tag == "footer":
        part = "imprint"
    elif part == "imprint" and element.tag == "p":
        part = f"imprint {id(element)}"
    counted = [one for one in COUNTED if one in classes and element.tag == "span"]
    return Owner(
        part=part,
        name=name,
        section=section_id(element) or around.section,
        twice=around.twice or (part == "text" and "slots" in classes),
        repeated=around.repeated or element.tag == "thead",
        place=around.part.startswith("slot") and PLACE in classes,
        counts=counted[0] if counted else ordinal,
    )


def _typed(element: Any) -> Iterator[tuple[Any, str]]:
    """Yield each element with each piece of its own text; what a drawing is called is not printed."""
    if element.tag == DRAWING or not isinstance(element.tag, str):
        return
    yield element, element.text or ""
    for child in element:
        yield from _typed(child)
        yield element, child.tail or ""


def _laid(box: Any, page: int, numbers: dict[Any, int], around: Area | None, direction: str) -> Iterator[LaidText]:
    """Yield the texts in the box, in the order of boxes."""
    box = getattr(box, "_box", box)  # absolutely placed boxes stand behind a placeholder
    if type(box).__name__ == "TextBox":
        if box.text.strip():
            yield _text(box, page, numbers, around, direction)
        return
    if box.element_tag == "section":
        left, top = box.border_box_x(), box.border_box_y()
        around = Area(left=left, top=top, right=left + box.border_width(), bottom=top + box.border_height())
    for child in box.all_children():
        yield from _laid(child, page, numbers, around, direction)


def _text(box: Any, page: int, numbers: dict[Any, int], around: Area | None, direction: str) -> LaidText:
    tag = str(box.element_tag)
    return LaidText(
        page=page,
        owner=numbers.get(box.element, -1),
        text=box.text,
        generated=next((made.strip(":") for made in MADE_BY_STYLE if tag.endswith(made)), ""),
        left=box.position_x,
        right=box.position_x + box.width,
        baseline=box.position_y + box.baseline,
        size=box.style["font_size"],
        turned=box.style["direction"] != direction,
        around=around,
    )


def _all(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    yield box
    for child in getattr(box, "all_children", tuple)():
        yield from _all(child)


def _brings_picture(box: Any) -> bool:
    """Return whether a stylesheet shows a picture here: behind a box, around it, as a marker or as content."""
    values = [box.style[name] for name in PICTURES]
    layers = [layer for value in values for layer in (value if isinstance(value[0], tuple) else (value,))]
    made = type(box).__name__.endswith("ReplacedBox") and "::" in str(box.element_tag)
    return made or any(kind != "none" for kind, _ in layers)
