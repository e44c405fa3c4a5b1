"""The handbook's fonts, and how wide their letters are."""

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

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
