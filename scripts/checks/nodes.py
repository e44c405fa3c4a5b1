"""Places and words in the tree that markdown-it makes of a page."""

import re

from markdown_it.tree import SyntaxTreeNode as Node

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
"""Soft hyphens and what has no width: it would part a word for the rules and not for a reader."""


def plain(text: str) -> str:
    """Return the text on one line, with single spaces and without what nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def words_of(node: Node) -> str:
    """Return the text that a reader sees in the node; a line break of the file is kept."""
    if node.type in {"softbreak", "hardbreak"}:
        return "\n"
    if node.type in {"text", "code_inline"}:
        return _UNSEEN.sub("", node.content)
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


def too_deep(text: str, path: str) -> str:
    """Return what is wrong with a page that no reader of Markdown gets through; the line is the one with most marks."""
    lines = text.splitlines()
    line = max(range(len(lines)), key=lambda at: sum(map(lines[at].count, "*_[>(`")), default=0) + 1
    return f"{path}:{line}: this is nested too deep to be read; write it plainly"
