"""Plain text from people we do not know: trimmed and in one spelling, or refused with the reason."""

import re
from unicodedata import category, combining, normalize

MOST_MARKS = 5
"""Marks on one letter; Hebrew with its vowels and accents has 4, and a pile of 50 would be drawn over other lines."""
JOINERS = "\u200c\u200d\u200e\u200f\u061c"
"""Invisible, but part of how Persian, Devanagari, Arabic and Hebrew are written."""
LINE_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def one_line(text: object, *, most: int) -> str:
    """Return the text of one line, of `most` characters; raise ValueError, "what is wrong; how to mend it"."""
    cleaned = _trimmed(text, most)
    if LINE_BREAKS.search(cleaned):
        raise ValueError("has a line break; write it on one line")
    _check_letters(cleaned)
    return cleaned


def lines(text: object, *, most: int) -> tuple[str, ...]:
    """Return the lines of the text, parted by a line break or by “ | ”; raise ValueError as `one_line` does."""
    parted = LINE_BREAKS.sub("\n", _trimmed(text, most).replace(" | ", "\n")).split("\n")
    for line in parted:
        _check_letters(line)
    return tuple(filter(None, (line.strip() for line in parted)))


def paragraph(text: object, *, most: int) -> str:
    """Return the text as one paragraph, line breaks made spaces; raise ValueError as `one_line` does."""
    return one_line(LINE_BREAKS.sub(" ", text.strip()) if isinstance(text, str) else text, most=most)


def _trimmed(text: object, most: int) -> str:
    if not isinstance(text, str):
        raise ValueError("is not text; put it in quotes")
    trimmed = normalize("NFC", text).strip()
    if len(trimmed) > most:
        raise ValueError(f"has {len(trimmed)} characters; it can have {most}")
    return trimmed


def _check_letters(text: str) -> None:
    """Raise ValueError for what is no letter: control characters, orders to the layout, piles of marks."""
    marks = 0
    for letter in text:
        kind = category(letter)
        if kind in {"Cc", "Cs", "Zl", "Zp"} or (kind == "Cf" and letter not in JOINERS):
            raise ValueError(f"has the invisible character U+{ord(letter):04X}; take it away")
        marks = marks + 1 if combining(letter) or kind == "Me" else 0
        if marks > MOST_MARKS:
            raise ValueError(f"has a letter with over {MOST_MARKS} marks; take some away")
