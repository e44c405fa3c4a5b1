"""The handbook's two fonts: the only ones that WeasyPrint finds, their letters and widths."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from unicodedata import category
from xml.sax.saxutils import escape

from fontTools.ttLib import TTFont

from leaflets.errors import LeafletError

FOLDER = Path(__file__).resolve().parents[1] / "fonts"
BOLD = FOLDER / "AtkinsonHyperlegibleNext-Bold.ttf"


@contextmanager
def only_our_fonts(cache_folder: Path) -> Iterator[None]:
    """Hide the machine's fonts from fontconfig, so that the book is the same on every machine.

    Raise a LeafletError when ours are missing: without any, WeasyPrint 70 ends with a
    segmentation fault.
    """
    if not BOLD.is_file():
        raise LeafletError(f"{BOLD}:1: the font is missing; restore it from the repository")
    cache_folder.mkdir(parents=True, exist_ok=True)
    config = cache_folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{escape(str(FOLDER))}</dir>"
        f"<cachedir>{escape(str(cache_folder))}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(config)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


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
                f"{source}:1: the font has no “{letter}” (U+{ord(letter):04X}); "
                "write it with other letters"
            )
