"""Fewer bytes for the same sheets: tags that say nothing of their text are taken out of a PDF about to be written."""

from typing import Any

import pydyf

from leaflets.pdf_bytes import REFERENCE, reference
from leaflets.tags import elements, parents, referred

SAYS_NOTHING = {"Type", "S", "P", "Pg", "K"}
"""The keys of a Span that tells no more of its text than the element around it."""
HOLDS_TEXT = {*(f"/H{level}" for level in range(1, 7)), "/P", "/Lbl", "/LBody", "/TH", "/TD", "/Span", "/Link"}
"""Elements in which text may stand itself (ISO 32000-1, 14.8.4.3 and 14.8.4.4); others group."""


def hang_texts(pdf: Any) -> None:
    """Hang texts on the element around them where their own tells no more: two of five elements, 6 % of the bytes.

    Fault: WeasyPrint makes a Span of each text. Not needed when a `<p>` of one word has its mark itself.
    """
    strays = set()
    for element in elements(pdf, *HOLDS_TEXT):
        kids: list[Any] = []
        for kid in element["K"]:
            span = referred(pdf, kid) if isinstance(kid, bytes) else None
            if span and _says_nothing(span) and span["Pg"] == element.get("Pg"):
                strays.add(span.number)
                kids += span["K"]
                holders = parents(pdf, referred(pdf, span["Pg"]))
                for mark in span["K"]:
                    holders[mark] = element.reference
            else:
                kids.append(kid)
        element["K"] = pydyf.Array(kids)
    _take_out(pdf, strays)


def _says_nothing(span: Any) -> bool:
    """Return whether this is a Span of nothing but text, and says nothing else of it."""
    return span.get("S") == "/Span" and span.keys() <= SAYS_NOTHING and all(isinstance(kid, int) for kid in span["K"])


def _take_out(pdf: Any, numbers: set[int]) -> None:
    """Take out the objects with these numbers, to which nothing refers, and number the rest anew."""
    pdf.objects[:] = [item for item in pdf.objects if item.number not in numbers]
    new = {item.number: number for number, item in enumerate(pdf.objects)}
    pdf.pages["Kids"][::3] = [new[page] for page in pdf.pages["Kids"][::3]]  # pydyf keeps these in three pieces
    for number, item in enumerate(pdf.objects):
        item.number = number
        _refer(item.extra if isinstance(item, pydyf.Stream) else item, new)


def _refer(value: Any, new: dict[int, int]) -> None:
    """Let all references in a dictionary or list be to the new numbers."""
    if isinstance(value, dict | list):
        for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
            if isinstance(item, bytes) and (found := REFERENCE.fullmatch(item)):
                value[key] = reference(new[int(found[1])])
            else:
                _refer(item, new)
