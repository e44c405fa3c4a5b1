"""That the rules read what the site shows: markdown-it reads for them, Python-Markdown makes the site."""

import re
from collections import Counter
from collections.abc import Iterator

from checks.finding import ToldOf
from checks.nodes import plain
from checks.page import Page
from checks.rendered import Piece, heading_kind, pieces
from checks.whole import Whole
from leaflets.door import read_text

_LONGEST = 40


def read_differently(whole: Whole) -> Iterator[ToldOf]:
    """What the site shows is what the rules have read: else words pass that no rule has seen. Our own rule."""
    for page in whole.pages:
        known = Counter(_read(page))
        for piece in pieces(whole.rendered.get(page.path, "")):
            known[piece] -= 1
            if known[piece] < 0:
                text = piece.text or piece.start
                short = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
                what = f"the site shows “{short}” as a {piece.kind}, which the rules read otherwise"
                yield page.file, (line_of_text(page, text), f"{what}; write it as a plain paragraph, list or heading")


def _read(page: Page) -> Iterator[Piece]:
    """Yield what the rules have read of the page."""
    for heading in page.headings:
        yield Piece(kind=heading_kind(heading.level, heading.classes), text=plain(heading.text))
    for block in page.blocks:
        yield Piece(kind=block.kind, text=" | ".join(map(plain, block.parts)), facts=block.facts)
    for listed in page.lists:
        yield Piece(kind=f"list of {listed.number}")
    for column in page.columns:
        yield Piece(kind="head of a column", text=plain(column.text))
    for term in page.terms:
        yield Piece(kind="term", text=plain(term.text))


def line_of_text(page: Page, text: str) -> int:
    """Return the line on which the text begins, with marks in it or not; 1 if it is not found."""
    letters = [letter for letter in text if letter.isalnum()]
    source = read_text(page.file)
    for start in filter(None, (letters[:most] for most in (20, 10, 5))):  # an attribute may part a longer one
        found = re.search(r"[\W_]*".join(start), source)
        if found:
            return source.count("\n", 0, found.start()) + 1
    return 1
