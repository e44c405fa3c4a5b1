"""What the site shows of a page: rendered by Python-Markdown as in a build, and cut into pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from lxml.html import HtmlElement, fragment_fromstring
from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from checks.front_matter import without_front_matter
from checks.nodes import plain, too_deep
from checks.page import Page
from leaflets.care_card import HEADINGS
from leaflets.door import read_text
from leaflets.errors import LeafletError
from leaflets.facts import Facts

CONTENTS_LABEL = "data-toc-label"
"""The attribute by which a heading is called otherwise in the contents of the site."""
_LISTS = ("ul", "ol")
_TEXTS = ("p", "li", "dd", "div", "blockquote")
_APART = {*HEADINGS, *_LISTS, *_TEXTS, "dl", "dt", "pre", "table"}
"""What is no part of the text around it."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Something that a reader sees."""

    kind: str
    """As an author calls it: “paragraph”, “list of 3” …"""
    text: str = ""
    facts: tuple[str, ...] = ()
    start: str = field(default="", compare=False)
    """The text by which one finds it, where it has none of its own."""


class _KeepsLabel(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            if CONTENTS_LABEL in element.attrib:
                element.set(f"{CONTENTS_LABEL}-typed", element.get(CONTENTS_LABEL, ""))


class _Typed(Extension):
    """Keeps what `toc` takes off a heading once it has put it into the site's contents: a rule looks for it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.treeprocessors.register(_KeepsLabel(md), "typed", 6)  # after attr_list (8), before toc (5)


def render(pages: Sequence[Page], extensions: Sequence[str]) -> dict[str, str]:
    """Return each page as HTML by its path; raise a LeafletError for one that is nested too deep."""
    markdown = Markdown(extensions=[*extensions, Facts(), _Typed()])
    rendered = {}
    for page in pages:
        text = read_text(page.file)
        try:
            rendered[page.path] = markdown.reset().convert(without_front_matter(text))
        except RecursionError:
            raise LeafletError(too_deep(text, page.path)) from None
    return rendered


def pieces(html: str) -> Iterator[Piece]:
    """Yield all that a reader sees in the rendered page, in order."""
    for element in fragment_fromstring(html, create_parent="div").iter("*"):
        facts = tuple(element.get("data-facts", "").split())
        text = _own_text(element)
        if element.tag in HEADINGS:
            yield Piece(kind=heading_kind(int(element.tag[1]), element.get("class", "").split()), text=text)
        elif element.tag in _LISTS:
            items = element.findall("li")
            yield Piece(kind=f"list of {len(items)}", start=plain(items[0].text_content()) if items else "")
        elif element.tag == "tr" and element.find("td") is not None:
            cells = [_own_text(cell) for cell in element]
            if any(cells):
                yield Piece(kind="table row", text=" | ".join(cells), facts=facts)
        elif element.tag in {"th", "dt", "pre"} or (element.tag in _TEXTS and text):
            yield Piece(kind=_kind(element), text=text, facts=facts)


def heading_kind(level: int, classes: Sequence[str]) -> str:
    """Return what a heading is called: its level and its classes."""
    return " ".join([f"“{'#' * level}” heading", *(f".{name}" for name in sorted(set(classes)))])


def _kind(element: HtmlElement) -> str:
    inside = {element.tag, *(above.tag for above in element.iterancestors())}
    known = {"th": "head of a column", "dt": "term", "pre": "block of code", "li": "list item"}
    return next((kind for tag, kind in known.items() if tag in inside), "paragraph")


def _own_text(element: HtmlElement) -> str:
    """Return the element's text without that of lists, paragraphs and the like within it."""
    return plain("".join(_texts(element)))


def _texts(element: HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str):  # no comment
        yield element.text or ""
        for child in element:
            if child.tag not in _APART:
                yield from _texts(child)
            yield child.tail or ""
