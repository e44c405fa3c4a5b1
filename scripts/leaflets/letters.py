"""The letters that the fonts for paper have: any other would print as an empty box."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category

from fontTools.ttLib import TTFont

from leaflets.errors import LeafletError
from leaflets.layout import section_id


def check_letters(tree: Any, *, where: str, fonts: Sequence[Path]) -> None:
    """Raise a LeafletError, with the section, for a letter in the parsed HTML that no font has."""
    for part in (*tree.iter("section"), tree):
        section = f", section “{section_id(part)}”" if part.tag == "section" else ""
        check_text("".join(part.itertext()), where=f"{where}{section}", fonts=fonts)


def check_text(text: str, *, where: str, fonts: Sequence[Path]) -> None:
    """Raise a LeafletError for a letter that no TTF in the folders has; spaces and joiners need none."""
    for letter in sorted(set(text) - known(tuple(fonts))):
        if not letter.isspace() and category(letter) != "Cf":
            what = f"the fonts have no “{letter}” (U+{ord(letter):04X})"
            raise LeafletError(f"{where}: {what}; write it with other letters")


@cache
def known(fonts: tuple[Path, ...]) -> frozenset[str]:
    """Return the letters of the fonts in the folders."""
    letters: set[int] = set()
    for file in (file for folder in fonts for file in folder.glob("*.ttf")):
        with TTFont(file) as font:
            letters |= font.getBestCmap().keys()
    return frozenset(map(chr, letters))
