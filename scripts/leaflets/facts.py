"""The Markdown mark that says on which facts a block rests: `[F020, F022]` or `[general]` at its end."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

MARK = re.compile(r"\s*\[((?:F\d{3}[a-z]?|general)(?:,\s*(?:F\d{3}[a-z]?|general))*)\]\s*$")
"""A mark at the end of a text; group 1 holds its names, parted by commas."""

_ANY_MARK = re.compile(MARK.pattern.removesuffix(r"\s*$"))

BLOCKS_IN_ITEM = {"ul", "ol", "dl", "p", "div", "table", "blockquote"}


def names(mark: str) -> tuple[str, ...]:
    """Return the names in a mark's inner text: `F020, F022` gives `("F020", "F022")`."""
    return tuple(name.strip() for name in mark.split(","))


def without_marks(text: str) -> str:
    """Return the text without all its marks, wherever they stand."""
    return _ANY_MARK.sub("", text)


def _take_mark(element: Element) -> str | None:
    """Cut the mark from the end of the element's own text, which ends at an inner block, and return its inside."""
    last: Element | None = None
    for child in element:
        if child.tag in BLOCKS_IN_ITEM:
            break
        last = child
    text = (element.text if last is None else last.tail) or ""
    found = MARK.search(text)
    if not found:
        return None
    rest = text[: found.start()]
    if last is None:
        element.text = rest
    else:
        last.tail = rest
    return found[1]


def _marked(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield each paragraph, list item and table row that ends with a mark, with the mark's inside."""
    for element in root.iter():
        if element.tag in {"p", "li", "dd"}:
            mark = _take_mark(element)
        elif element.tag == "tr" and len(element):
            mark = _take_mark(element[-1])
        else:
            continue
        if mark:
            yield element, mark


class _FactsTreeprocessor(Treeprocessor):
    def run(self, root: Element) -> None:
        for element, mark in list(_marked(root)):
            element.set("data-facts", " ".join(names(mark)))


class Facts(Extension):
    """Turns each mark into `data-facts="F020 F022"` on its p, li, dd or tr and takes it out of the text."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Add the step that finds the marks."""
        md.treeprocessors.register(_FactsTreeprocessor(md), "facts", 15)  # after inline (20), before attr_list (8)
