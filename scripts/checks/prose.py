"""Sentences and words in running text."""

import re
from collections.abc import Collection, Iterator

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[^\sa-z]|\s*$)")
"""Stops that can end a sentence: no small letter follows, nor a digit as in 1.9."""


def sentences(text: str, abbreviations: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield each sentence with the number of line breaks before it.

    A text without a full stop, as a list item or a cell, is one sentence.
    """
    for start, end in spans(text, abbreviations):
        sentence = text[start:end].strip()
        if sentence:
            yield text.count("\n", 0, text.index(sentence, start)), " ".join(sentence.split())


def spans(text: str, abbreviations: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield where each sentence starts and ends."""
    start = 0
    for end in _END.finditer(text):
        last_word = text[start : end.end()].split()[-1].lstrip("\"'“‘([")
        if last_word not in abbreviations:
            yield start, end.end()
            start = end.end()
    yield start, len(text)


def blanked(found: re.Match[str]) -> str:
    """Return as many spaces as the match has characters; its line breaks stay, so that lines can be counted."""
    return re.sub(r"[^\n]", " ", found[0])


def words(text: str) -> list[str]:
    """Return what stands between spaces or long dashes and has a letter or a digit in it."""
    return [word for word in re.split(r"[\s—]+", text) if re.search(r"\w", word)]
