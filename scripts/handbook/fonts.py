"""The handbook's two fonts: their letters and widths."""

from functools import cache
from pathlib import Path
from unicodedata import category

from fontTools.ttLib import TTFont

from leaflets.errors import LeafletError

FOLDER = Path(__file__).resolve().parents[1] / "fonts"
BOLD = FOLDER / "AtkinsonHyperlegibleNext-Bold.ttf"


@cache
def _widths() -> dict[str, float]:
    """Return the width of each letter of the bold font, in parts of the font's size."""
    with TTFont(BOLD) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
        return {chr(code): widths[name][0] / em for code, name in font.getBestCmap().items()}


def width(text: str, size: float) -> float:
    """Return the width of the text in points when set bold at `size` points."""
    widths = _widths()
    return size * sum(widths.get(letter, 1.0) for letter in text)


def check_letters(text: str, *, source: str) -> None:
    """Raise a LeafletError when the font lacks a letter of the text: it would print as a box."""
    for letter in sorted(set(text) - _widths().keys()):
        if not letter.isspace() and category(letter) != "Cf":
            raise LeafletError(
                f"{source}:1: the font has no “{letter}” (U+{ord(letter):04X}); write it with other letters"
            )
