"""Places and words in the tree that markdown-it makes of a page."""

from markdown_it.tree import SyntaxTreeNode as Node


def words_of(node: Node) -> str:
    """Return the text that a reader sees in the node; a line break of the file is kept."""
    if node.type in {"softbreak", "hardbreak"}:
        return "\n"
    if node.type in {"text", "code_inline"}:
        return node.content
    return "".join(words_of(child) for child in node.children if node.type != "image")


def line_of(node: Node) -> int:
    """Return the line, from 1, on which the node or what it stands in begins."""
    while node.map is None and node.parent is not None:
        node = node.parent
    return node.map[0] + 1 if node.map else 1


def stands_in(node: Node, kind: str) -> bool:
    """Return whether the node is within one of that kind."""
    while node.parent is not None:
        node = node.parent
        if node.type == kind:
            return True
    return False
