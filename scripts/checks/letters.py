"""A text by its letters and digits alone: what is left of it however it was set and copied."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from unicodedata import normalize


def key(text: str) -> str:
    """Return the letters and digits of the text, small: line breaks, hyphens, quotes and capitals do not count."""
    return "".join(_words(text))


def touched(sought: str, texts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the indexes of the texts that a key touches, for each place where it stands in them one after the other.

    It begins and ends where a word does: no “cure” stands in “secure”.
    """
    words = [(index, word) for index, text in enumerate(texts) for word in _words(text)]
    ends = list(accumulate((len(word) for _, word in words), initial=0))
    edges, letters = set(ends), "".join(word for _, word in words)
    start = letters.find(sought)
    while start >= 0:
        end = start + len(sought)
        if start in edges and end in edges:
            met = (index for (index, _), at in zip(words, ends, strict=False) if start <= at < end)
            yield list(dict.fromkeys(met))
        start = letters.find(sought, start + 1)


@lru_cache(maxsize=10_000)  # texts are looked through again for each sentence
def _words(text: str) -> tuple[str, ...]:
    small = normalize("NFKC", text).casefold()
    return tuple("".join(sign if sign.isalnum() else " " for sign in small).split())
