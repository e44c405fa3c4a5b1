"""Reading grades: how many years of school (in the United States) a text asks for.

Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59
(Kincaid and others, US Navy Research Branch Report 8-75, 1975).
SMOG: 3.1291 + 1.0430 times the root of the words of 3 or more syllables in 30 sentences
(McLaughlin, Journal of Reading 12:639, 1969). Syllables are those of the CMU Pronouncing Dictionary (syllables.py).
A formula is no proof that people understand (NHS service manual, "Health literacy"): readers have to test it.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from checks import syllables
from checks.prose import sentences, words

LONG = 3
"""Syllables that make a word a long one for SMOG."""


@dataclass(frozen=True, kw_only=True)
class Grade:
    """What the formulas say of a text, and what they count."""

    flesch_kincaid: float
    smog: float
    words: int
    sentences: int


@dataclass(frozen=True, kw_only=True)
class Reading:
    """How hard a page or a leaflet is to read."""

    raw: Grade
    """As a tool sees it that knows no lists: only a stop ends a sentence, so items run on into one another."""
    adjusted: Grade
    """Each list item and cell a sentence of its own, and of each word of the glossary the first mention only."""
    longest: int
    """Words of the longest sentence."""


def reading(texts: Sequence[str], glossary: Collection[str], abbreviations: Collection[str]) -> Reading | None:
    """Return how hard the paragraphs, items and cells are to read; None if there are no words in them."""
    raw = [sentence for _, sentence in sentences(" ".join(texts), abbreviations)]
    adjusted = [sentence for text in _once(texts, glossary) for _, sentence in sentences(text, abbreviations)]
    apart = [sentence for text in texts for _, sentence in sentences(text, abbreviations)]
    if not any(map(words, adjusted)):
        return None
    return Reading(raw=_grade(raw), adjusted=_grade(adjusted), longest=max(len(words(sentence)) for sentence in apart))


def _grade(texts: Iterable[str]) -> Grade:
    counts = [[syllables.count(word) for word in words(text)] for text in texts]
    counts = [count for count in counts if count]
    spoken = [syllable for count in counts for syllable in count]
    long = sum(syllable >= LONG for syllable in spoken)
    return Grade(
        flesch_kincaid=0.39 * len(spoken) / len(counts) + 11.8 * sum(spoken) / len(spoken) - 15.59,
        smog=3.1291 + 1.0430 * sqrt(long * 30 / len(counts)),
        words=len(spoken),
        sentences=len(counts),
    )


def _once(texts: Sequence[str], glossary: Collection[str]) -> list[str]:
    """Return the texts without what mentions a term of the glossary again."""
    if not glossary:
        return list(texts)
    seen = set[str]()

    def first(mention: re.Match[str]) -> str:
        again = mention[1].casefold() in seen
        seen.add(mention[1].casefold())
        return "" if again else mention[0]

    return [terms(tuple(glossary)).sub(first, text) for text in texts]


@cache
def terms(glossary: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the terms, one or many of each; group 1 is the term, the longest that fits."""
    longest_first = sorted(glossary, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))})(?:e?s)?\b", re.IGNORECASE)
