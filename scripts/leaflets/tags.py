"""Finding one's way in a PDF about to be written: WeasyPrint's boxes and the tags made of them."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

PICTURES = {"img", "{http://www.w3.org/2000/svg}svg"}
"""The elements that WeasyPrint tags as Figure."""


def boxes(document: Any) -> Iterator[Any]:
    """Yield all boxes in the order in which WeasyPrint makes their tags."""
    waiting = [page._page_box for page in reversed(document.pages)]
    while waiting:
        box = waiting.pop()
        box = getattr(box, "_box", box)  # absolutely placed boxes stand behind a placeholder
        yield box
        waiting += reversed(getattr(box, "children", ()))


def spoken(document: Any, pdf: Any) -> Iterator[tuple[list[Any], Any]]:
    """Yield what is said in one go, texts and their element: each link, then each other text."""
    links = [box for box in boxes(document) if _is_link(box)]
    texts = [_texts_directly_in(link) for link in links]
    yield from zip(texts, elements(pdf, "/Link"), strict=True)
    in_links = {id(text) for found in texts for text in found}
    others = [[box] for box in boxes(document) if _is_text(box) and id(box) not in in_links]
    spans = [span for span in elements(pdf, "/Span") if any(isinstance(kid, int) for kid in span["K"])]
    yield from zip(others, spans, strict=True)


def figures(document: Any, pdf: Any) -> Iterator[tuple[Any, Any]]:
    """Yield each picture and its element."""
    pictures = [box for box in boxes(document) if box.element_tag in PICTURES]
    return zip(filter(_has_element, pictures), elements(pdf, "/Figure"), strict=True)


def texts_before_dropped_spaces(document: Any) -> Iterator[Any]:
    """Yield the last text of each line that ends where a space was."""
    for block in boxes(document):
        lines = [child for child in getattr(block, "children", ()) if _is_line(child)]
        for line, next_line in pairwise(lines):
            before, after = _words(line), _words(next_line)
            if before and after:
                whole = " ".join("".join(block.element.itertext()).split())
                if f"{before[-1].text.split()[-1]} {after[0].text.split()[0]}" in whole:
                    yield before[-1]


def elements(pdf: Any, *tags: str) -> list[Any]:
    """Return the structure elements, or those with one of the tags, in the order they were made."""
    found = (item for item in pdf.objects if isinstance(item, dict))
    return [item for item in found if item.get("Type") == "/StructElem" and (not tags or item["S"] in tags)]


def root(pdf: Any) -> Any:
    """Return the tree's first element, Document."""
    return referred(pdf, referred(pdf, pdf.catalog["StructTreeRoot"])["K"][0])


def outside(pdf: Any) -> list[Any]:
    """Return the structure elements that the tree does not hold."""
    held, waiting = {root(pdf).reference}, [root(pdf)]
    while waiting:
        for kid in waiting.pop()["K"]:
            element = referred(pdf, kid) if isinstance(kid, bytes) else {}
            if element.get("Type") == "/StructElem":
                held.add(kid)
                waiting.append(element)
    return [element for element in elements(pdf) if element.reference not in held]


def parents(pdf: Any, page: Any) -> Any:
    """Return, by the number of a page's marked content, the element that holds it."""
    tree = referred(pdf, referred(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])
    return tree["Nums"][2 * page["StructParents"] + 1]


def referred(pdf: Any, reference: bytes) -> Any:
    """Return what a reference such as `12 0 R` refers to."""
    return pdf.objects[int(reference.split()[0])]


def _words(line: Any) -> list[Any]:
    """Return the texts in the line that are more than spaces."""
    return [box for box in line.descendants() if _is_text(box) and box.text.strip()]


def _is_link(box: Any) -> bool:
    """Return whether the box is a link or what CSS puts before or after one."""
    return str(box.element_tag).split(":")[0] == "a" and _has_element(box)


def _texts_directly_in(link: Any) -> list[Any]:
    """Return the texts in the link that are in no other element within it."""
    children = getattr(link, "children", ())
    flat = [text for child in children for text in (child.children if _is_line(child) else [child])]
    return [box for box in flat if _is_text(box)]


def _has_element(box: Any) -> bool:
    """Return whether the box becomes an element of its own: a line's texts become its parent's."""
    return not _is_line(box) and not _is_text(box)


def _is_line(box: Any) -> bool:
    """Return whether the box is a line of a paragraph."""
    return type(box).__name__ == "LineBox"


def _is_text(box: Any) -> bool:
    """Return whether the box is a text."""
    return type(box).__name__ == "TextBox"
