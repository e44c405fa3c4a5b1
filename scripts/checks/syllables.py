"""Syllables of English words, by the CMU Pronouncing Dictionary, which the package pysyllables carries."""

import re
from functools import cache

_VOWELS = re.compile(r"[aeiouy]+")
_ENDINGS = ("'s", "ness", "s", "es", "ed", "d", "ing", "ly")
_LETTERS = re.compile(r"[a-z']+|\d[\d,.]*|[A-Z]{2,}", re.IGNORECASE)
_NO_VOICE = {"'s": 0, "s": 0, "d": 0}
"""What these endings add; all others add one."""


@cache  # a text has few words, and often
def count(word: str) -> int:
    """Return the syllables of a word as it stands in a text; the parts of a compound are added, a number has one.

    A word that the dictionary does not know has its stem's and its ending's; a shortening one for each letter;
    and anything else one for each group of vowels.
    """
    return sum(_part(part) for part in _LETTERS.findall(word.replace("’", "'")))


def is_known(word: str) -> bool:
    """Return whether the dictionary has the word or its stem."""
    word = word.replace("’", "'").casefold()
    return any(_syllables(stem) is not None for stem, _ in _stems(word))


def _part(part: str) -> int:
    if part[0].isdigit():
        return 1
    for stem, ending in _stems(part.casefold()):
        syllables = _syllables(stem)
        if syllables is not None:
            return syllables + (_NO_VOICE.get(ending, 1) if ending else 0)
    return len(part) if part.isupper() else max(1, len(_VOWELS.findall(part.casefold())))


def _stems(word: str) -> list[tuple[str, str]]:
    """Return the word, then it without each ending that it has, and with the e that such an ending may have cost it."""
    cut = [(word.removesuffix(ending), ending) for ending in _ENDINGS if word.endswith(ending)]
    stems = [(stem[:-1] + "y" if stem.endswith("i") else stem, ending) for stem, ending in cut if len(stem) > 2]
    return [(word, ""), *((stem + e, ending) for stem, ending in stems for e in ("", "e"))]


def _syllables(word: str) -> int | None:
    from pysyllables import get_syllable_count  # loads its dictionary: a third of a second that few processes need

    syllables: int | None = get_syllable_count(word)
    return syllables
