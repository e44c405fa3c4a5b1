"""The proof that what is laid out is seen: each text drawn with its own letters, large, dark and uncovered."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

import pypdfium2
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from leaflets.drawn_text import Colour, DrawnText, read_drawn
from leaflets.laid_text import LaidText, Words
from leaflets.page_count import Fault

POINT = 0.75
"""Points in a CSS pixel."""
SCALE = 1.5
"""Pixels of the proof in a point."""
SMALLEST = 9.0
"""Points: smaller letters are not read by most people (our own limit; RNIB's clear print asks for 12 in the text)."""
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3."""
CLOSEST = 200
"""Thousandths of the size by which a letter may be moved onto the one before; kerning needs 100."""
HAIR = 0.01
DIFFERENT = 60
"""Of 255, how much a pixel differs that is drawn otherwise."""
WIDE = 0.5
"""Of the size: how high small letters are, at most; between there and the baseline the ground is looked at."""


def words_unseen(words: Words, pdf: bytes, fonts: Path) -> Iterator[Fault]:
    """Yield each text that is laid out and not to be seen on paper as it is typed; `fonts` is the project's folder."""
    drawn = read_drawn(pdf)
    places: dict[tuple[int, float, float], list[DrawnText]] = defaultdict(list)
    for text in drawn.texts:
        places[text.page, text.matrix[4], text.matrix[5]].append(text)
    pairs = []
    for laid in sorted(words.laid, key=lambda text: bool(text.generated)):  # what is typed is told first
        if laid.owner >= 0 and words.owners[laid.owner].place:
            continue
        section = words.owners[laid.owner].section if laid.owner >= 0 else ""
        here = places[laid.page, round(laid.left, 6), round(laid.baseline, 6)]
        if here:
            pairs.append((laid, here.pop(0), section))
        else:
            yield laid.page, section, f"{_quoted(laid)} is not drawn"
    for text in (text for left in places.values() for text in left):
        if _spelt(text, fonts):
            yield text.page, "", f"“{_spelt(text, fonts)}” is drawn, and no page says it"
    for laid, text, section in pairs:
        for what in _misdrawn(laid, text, fonts):
            yield laid.page, section, f"{_quoted(laid)} {what}"
    yield from _hidden(pairs, pdf, drawn.without)


def _misdrawn(laid: LaidText, text: DrawnText, fonts: Path) -> Iterator[str]:
    """Yield what is wrong with how the text is drawn, other than its colour."""
    known = _glyphs(fonts)
    if foreign := {font for font, _ in text.glyphs if font not in known}:
        yield f"is drawn with {sorted(foreign)}, which is none of the project’s fonts"
        return
    wanted = [letter for letter in laid.text if not letter.isspace() and letter.isprintable()]
    found = [(font, glyph) for font, glyph in text.glyphs if glyph not in known[font].spaces]
    if len(wanted) != len(found) or any(
        known[font].of.get(letter) != glyph for letter, (font, glyph) in zip(wanted, found, strict=True)
    ):
        yield f"is drawn as “{_spelt(text, fonts)}”, or with other forms of its letters"
    if text.matrix[:4] != (1, 0, 0, -1):
        yield "is turned or stretched"
    if text.size * POINT < SMALLEST - HAIR:
        yield f"is {text.size * POINT:.1f} pt, and nobody reads less than {SMALLEST:.0f} pt"
    if text.closest > CLOSEST:
        yield "has letters over one another"


def _hidden(pairs: Sequence[tuple[LaidText, DrawnText, str]], pdf: bytes, without: bytes) -> Iterator[Fault]:
    """Yield each text that is pale, covered, cut or half transparent."""
    with pypdfium2.PdfDocument(pdf) as printed, pypdfium2.PdfDocument(without) as bare:
        for index in range(len(printed)):
            here = [(laid, text, section) for laid, text, section in pairs if laid.page == index + 1]
            seen, over = _picture(printed[index]), _picture(bare[len(printed) + index])
            ground = _picture(bare[index], colours=True)
            lost = ImageChops.difference(seen, over).point(lambda grey: 255 if grey > DIFFERENT else 0)
            spoilt = lost.getbbox() is not None
            for laid, text, section in here:
                if spoilt and lost.crop(_box(laid, 1.0, 0.3)).getbbox():
                    yield laid.page, section, f"{_quoted(laid)} is covered, cut or faint"
                elif (found := _contrast(text.colour, ground.crop(_box(laid, WIDE, 0)))) < LEAST_CONTRAST:
                    yield (
                        laid.page,
                        section,
                        f"{_quoted(laid)} has a contrast of {floor(found * 10) / 10} : 1, and needs {LEAST_CONTRAST}",
                    )


def _picture(page: pypdfium2.PdfPage, *, colours: bool = False) -> Image.Image:
    picture: Image.Image = page.render(scale=SCALE, grayscale=not colours, rev_byteorder=True).to_pil()
    return picture


def _box(laid: LaidText, up: float, down: float) -> tuple[int, int, int, int]:
    """Return where the text is in the proof's pixels: so many of its sizes up and down from its baseline."""
    pixel = POINT * SCALE
    top, bottom = laid.baseline - up * laid.size, laid.baseline + down * laid.size
    left, right = laid.left * pixel, laid.right * pixel
    return int(left), int(top * pixel), max(int(right), int(left) + 1), max(int(bottom * pixel), int(top * pixel) + 1)


def _contrast(colour: Colour | None, ground: Image.Image) -> float:
    """Return the least contrast of the colour with what is behind it; 1 for a colour that is not known."""
    if colour is None:
        return 1.0
    extremes: Any = ground.convert("RGB").getextrema()  # of each band, darkest and lightest
    of_text = _luminance(colour)
    grounds = [_luminance([ends[end] / 255 for ends in extremes]) for end in (0, 1)]
    return min((max(of_text, one) + 0.05) / (min(of_text, one) + 0.05) for one in grounds)


def _luminance(colour: Sequence[float]) -> float:
    """Return the relative luminance of a colour in sRGB (WCAG 2.2)."""
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class _Font:
    """Which glyph draws which letter."""

    def __init__(self, file: Path) -> None:
        with TTFont(file) as font:
            order = {name: number for number, name in enumerate(font.getGlyphOrder())}
            self.name = str(font["name"].getDebugName(4)).replace(" ", "-").removesuffix("-Regular")
            self.of = {chr(point): order[name] for point, name in font.getBestCmap().items()}
        self.spaces = {number for letter, number in self.of.items() if letter.isspace() or not letter.isprintable()}
        self.letters = {number: letter for letter, number in self.of.items()}


@cache
def _glyphs(fonts: Path) -> dict[str, _Font]:
    """Return the fonts of the folder by the name that a PDF has for them."""
    return {font.name: font for font in map(_Font, sorted(fonts.glob("*.ttf")))}


def _spelt(text: DrawnText, fonts: Path) -> str:
    """Return the letters that are drawn, as far as they are known."""
    known = _glyphs(fonts)
    letters = (known[font].letters.get(glyph, "\ufffd") if font in known else "\ufffd" for font, glyph in text.glyphs)
    return " ".join("".join(letters).split()[:8])


def _quoted(laid: LaidText) -> str:
    return f"“{' '.join(laid.text.split()[:8])}”"
