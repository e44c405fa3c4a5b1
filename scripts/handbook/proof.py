"""Reads the printed book back, so that no page gets lost or cut without a word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

from handbook.lean import LeanPage
from leaflets.errors import LeafletError

MILLIMETRE = 72 / 25.4
SIDE = 20 * MILLIMETRE
HEAD = 20 * MILLIMETRE
FOOT = 18 * MILLIMETRE
"""The margins of handbook.css, in points."""
SLACK = 2.0
"""Points by which a frame or a slanting letter may stand in a margin."""
NEARLY_EMPTY = 0.2
"""A page filled to less than this part of its height wastes paper."""
MOST_BYTES = 300 * 1024
MOST_BYTES_A_PAGE = 10 * 1024
"""A book may be larger if it has the pages for it."""
LIST_NUMBER = re.compile(r"^\s*\d+\.\s*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class ProofPage:
    """What one page of the PDF shows between its running head and foot."""

    text: str
    filled: float
    """How far down the page its content reaches, 0 to 1."""
    over: bool
    """Whether anything stands in the margins at the sides."""
    begins: bool = False
    """Whether the contents or a chapter begins here."""


def _proof_page(page: pypdfium2.PdfPage, *, begins: bool) -> ProofPage:
    """Return what the page shows."""
    across, up = page.get_size()
    top = up - HEAD
    boxes = [thing.get_bounds() for thing in page.get_objects(max_depth=1)]
    lows = [low for _, low, _, high in boxes if high <= top + SLACK and low >= FOOT - SLACK]
    return ProofPage(
        text=page.get_textpage().get_text_bounded(0, FOOT, across, top),
        filled=(top - min(lows, default=top)) / (top - FOOT),
        over=any(left < SIDE - SLACK or right > across - SIDE + SLACK for left, _, right, _ in boxes),
        begins=begins,
    )


def read(pdf: bytes) -> tuple[ProofPage, ...]:
    """Return the pages of the PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        chapters = [mark.get_dest() for mark in document.get_toc() if mark.level == 0]
        begun = {place.get_index() for place in chapters if place}
        return tuple(_proof_page(page, begins=index in begun) for index, page in enumerate(document))


def letters(text: str) -> str:
    """Return only letters and digits: lines and broken words put blanks elsewhere on paper.

    The numbers of a list are left out, since PDFium reads them after the page's other text.
    """
    return "".join(filter(str.isalnum, LIST_NUMBER.sub("", text)))


def check_whole(pages: Sequence[ProofPage], lean: Sequence[LeanPage]) -> None:
    """Raise a LeafletError when a page of the guide is not in the book whole."""
    book = letters("\n".join(page.text for page in pages))
    for page in lean:
        for text in page.texts:
            if letters(text) not in book:
                start = " ".join(text.split())[:60]
                raise LeafletError(
                    f"{page.source}:1: “{start}” is not in the handbook; see that nav in mkdocs.yml has this page"
                )


def check_width(pages: Sequence[ProofPage]) -> None:
    """Raise a LeafletError when something leaves the column at a side."""
    for number, page in enumerate(pages, start=1):
        if page.over:
            raise LeafletError(
                f"handbook.pdf:1: page {number} is wider than its paper; "
                "give its table fewer columns or its picture a smaller width"
            )


def complaints(pages: Sequence[ProofPage], size: int) -> Iterator[str]:
    """Yield what can be lived with: pages nearly empty, a file too large (`size` in bytes)."""
    for number, page in enumerate(pages, start=1):
        if page.filled < NEARLY_EMPTY and not page.begins:
            yield (f"handbook.pdf:1: page {number} is filled to {page.filled:.0%} only; shorten what stands before it")
    most = max(MOST_BYTES, MOST_BYTES_A_PAGE * len(pages))
    if size > most:
        yield (f"handbook.pdf:1: {size // 1024} KB is more than {most // 1024}; make its pictures smaller")
