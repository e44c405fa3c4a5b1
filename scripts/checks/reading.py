"""From a Markdown file to a page: markdown-it finds the parts, this keeps what rules ask for."""

import re
from collections.abc import Iterator
from pathlib import Path

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from checks.front_matter import read_front_matter, shown_words
from checks.nodes import line_of, stands_in, too_deep, words_of
from checks.page import Block, BlockKind, Card, Counted, Element, Link, Page
from checks.standards import Standards
from leaflets.care_card import CARES
from leaflets.door import read_text, shown
from leaflets.errors import LeafletError
from leaflets.facts import MARK, names
from leaflets.page_limits import refuse_endless

ATTRIBUTES = re.compile(r"[ \n]+\{:?[ ]*([^}\n ][^{}\n]*)\}[ ]*$")
"""What gives an id or a class, as `{#stroke .emergency}`, at the end of a text; group 1 holds the inside."""

CARE_KINDS = tuple(care.kind for care in CARES)

RAW = {"html_block", "html_inline"}
_MARKDOWN = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(deflist_plugin)


def read_page(file: Path, standards: Standards) -> Page:
    """Return the page in the file; raise a LeafletError if it is not text, or cannot be read in good time."""
    text, path = read_text(file), shown(file)
    refuse_endless(text, path)
    try:
        return _page(text, file, standards)
    except RecursionError:
        raise LeafletError(too_deep(text, path)) from None


def _page(text: str, file: Path, standards: Standards) -> Page:
    path = shown(file)
    tree = Node(_MARKDOWN.parse(text))
    nodes = list(tree.walk())
    keys, faults = read_front_matter(text, path)
    elements = tuple(_element(node) for node in tree.children if _is_shown(node))
    blocks = tuple(block for block in _blocks(nodes) if any(block.parts))
    return Page(
        file=file,
        path=path,
        front_matter=keys,
        faults=faults,
        elements=elements,
        headings=tuple(_element(node) for node in nodes if node.type == "heading"),
        columns=tuple(_words(nodes, "th")),
        terms=tuple(_words(nodes, "dt")),
        top=tuple(shown_words(text, keys)),
        blocks=blocks,
        cards=tuple(_cards(elements, blocks)),
        lists=tuple(_list(node) for node in nodes if node.type in {"bullet_list", "ordered_list"}),
        tables=tuple(_table(node) for node in nodes if node.type == "table"),
        links=tuple(_links(nodes, "link", "href")),
        pictures=tuple(_links(nodes, "image", "src")),
        raw=tuple((line_of(node), node.content.strip()) for node in nodes if node.type in RAW),
        standards=standards,
    )


def _is_shown(node: Node) -> bool:
    comment = node.type == "html_block" and node.content.startswith("<!--")
    return not comment and node.type != "front_matter"


def _element(node: Node) -> Element:
    if node.type != "heading":
        return Element(line=line_of(node), kind=node.type)
    typed = words_of(node)
    attributes = get_attrs_and_remainder(" ".join(ATTRIBUTES.findall(typed)))[0]
    return Element(
        line=line_of(node),
        kind="heading",
        text=ATTRIBUTES.sub("", typed).strip(),
        level=int(node.tag[1]),
        id=next((value for key, value in attributes if key == "id" and value), ""),
        classes=tuple(name for key, value in attributes if key in {".", "class"} and value for name in value.split()),
    )


def _blocks(nodes: list[Node]) -> Iterator[Block]:
    """Yield each paragraph, list item and row of a table's body, in order.

    A list item with several paragraphs is several items.
    """
    for node in nodes:
        if node.type == "paragraph":
            inside = stands_in(node, "list_item")
            yield _block(node, "list item" if inside else "paragraph", [words_of(node)])
        elif node.type == "tr" and stands_in(node, "tbody"):
            yield _block(node, "table row", [words_of(cell) for cell in node.children])


def _block(node: Node, kind: BlockKind, parts: list[str]) -> Block:
    *before, last = parts
    mark = MARK.search(last)
    texts = [ATTRIBUTES.sub("", text) for text in (*before, last[: mark.start()] if mark else last)]
    return Block(
        line=line_of(node),
        kind=kind,
        parts=tuple(text.strip() for text in texts),
        facts=names(mark[1]) if mark else (),
    )


def _cards(elements: tuple[Element, ...], blocks: tuple[Block, ...]) -> Iterator[Card]:
    for start, heading in enumerate(elements):
        for kind in (name for name in heading.classes if name in CARE_KINDS):
            rest = elements[start + 1 :]
            closing = (at for at, later in enumerate(rest) if 0 < later.level <= heading.level)
            size = next(closing, len(rest))
            below = rest[size].line if size < len(rest) else float("inf")
            inner = tuple(block for block in blocks if heading.line < block.line < below)
            yield Card(kind=kind, heading=heading, inside=rest[:size], blocks=inner)


def _list(node: Node) -> Counted:
    above = None if stands_in(node, "list_item") else node.previous_sibling
    ends = above.map[1] if above and above.type == "paragraph" and above.map else None
    return Counted(line=line_of(node), number=len(node.children), text_above=ends == line_of(node) - 1)


def _words(nodes: list[Node], kind: str) -> Iterator[Element]:
    for node in nodes:
        if node.type == kind:
            yield Element(line=line_of(node), kind=kind, text=words_of(node))


def _table(node: Node) -> Counted:
    return Counted(line=line_of(node), number=len(node.children[0].children[0].children))


def _links(nodes: list[Node], kind: str, key: str) -> Iterator[Link]:
    """Yield each link or picture with the line on which it begins."""
    for inline in (node for node in nodes if node.type == "inline"):
        line = line_of(inline)
        for node in inline.walk():
            line += node.type in {"softbreak", "hardbreak"}
            if node.type == kind:
                pictured = " ".join(inner.content for inner in node.walk() if inner.type == "image")
                text = node.content if kind == "image" else words_of(node) or pictured
                address, title = (str(node.attrs.get(name, "")) for name in (key, "title"))
                yield Link(line=line, address=address, text=text.strip(), title=title)
