"""The one error an author or a clinic can mend, and the guess at what they meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from textwrap import shorten

LONGEST = 800
"""Letters of a message, and of a list of choices in one; a heading alone may have thousands."""


class LeafletError(Exception):
    """Something to mend, told in one line: `file:line: what is wrong; how to mend it`."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return the remedy for an unknown word: the nearest choice, or else all of them."""
    known = sorted(choices)
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    if near:
        return f"did you mean “{near[0]}”?"
    listed = shorten(", ".join(known), LONGEST, placeholder=" …")
    return f"it can be: {listed}" if known else "there is none to choose from"
