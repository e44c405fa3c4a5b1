"""Sentences and words in running text."""

import re
from collections.abc import Collection, Iterator

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[^\sa-z]|\s*$)")
"""Stops that can end a sentence: no small letter follows, nor a digit as in 1.9."""


def sentences(text: str, abbreviations: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield each sentence with the number of line breaks before it.

    A text without a full stop, as a list item or a cell, is one sentence.
    """
    start = 0
    for end in _END.finditer(text):
        last_word = text[start : end.end()].split()[-1].lstrip("\"'“‘([")
        if last_word not in abbreviations:
            yield from _sentence(text, start, end.end())
            start = end.end()
    yield from _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    sentence = text[start:end].strip()
    if sentence:
        yield text.count("\n", 0, text.index(sentence, start)), " ".join(sentence.split())


def words(text: str) -> list[str]:
    """Return what stands between spaces or long dashes and has a letter or a digit in it."""
    return [word for word in re.split(r"[\s—]+", text) if re.search(r"\w", word)]
