"""What a printed page looks like, measured in its picture and not in its tags."""

import re
from collections.abc import Iterator
from ctypes import c_double, c_int, create_string_buffer
from dataclasses import dataclass
from functools import cache

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat
from printing import FONTS

SCALE = 8
"""Pixels a point: 576 dots an inch, so that half a pixel does not make one small letter look like another."""
FINER = 6
"""Times by which Pillow draws larger: it fits small letters to its pixels, which the press does not."""
CLEAR, BLACK = (0, 0, 0, 0), (0, 0, 0, 255)


@dataclass(frozen=True, kw_only=True)
class Letter:
    text: str
    bold: bool
    size: float
    """Points."""
    box: tuple[int, int, int, int]
    """Its ink in the picture."""
    origin: tuple[int, int]


def letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    """Yield the letters of the page in its picture at SCALE."""
    text, height = page.get_textpage(), page.get_height()
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        if letter.isspace() or pdfium.FPDFText_IsGenerated(text.raw, index):
            continue
        left, bottom, right, top = text.get_charbox(index)
        x, y, matrix = c_double(), c_double(), pdfium.FS_MATRIX()
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        pdfium.FPDFText_GetMatrix(text.raw, index, matrix)
        edges = (left, height - top, right, height - bottom)
        outwards = (-1, -1, 1, 1)
        yield Letter(
            text=letter,
            bold="Bold" in _font(text, index),
            size=matrix.d * pdfium.FPDFText_GetFontSize(text.raw, index),
            box=tuple(round(edge * SCALE) + out for edge, out in zip(edges, outwards, strict=True)),
            origin=(round(x.value * SCALE), round((height - y.value) * SCALE)),
        )


def _font(text: pypdfium2.PdfTextPage, index: int) -> str:
    """Return the name of a letter's font."""
    name = create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text.raw, index, name, len(name), c_int())
    return name.value.decode()


def grey(page: pypdfium2.PdfPage, scale: float = SCALE) -> Image.Image:
    """Return the page as a black-and-white printer gets it."""
    return page.render(scale=scale, grayscale=True).to_pil()


def contrast(picture: Image.Image) -> float:
    """Return the contrast of the lightest and the darkest in a grey picture (WCAG 2.2)."""
    dark, light = (_luminance(value) for value in picture.getextrema())
    return (light + 0.05) / (dark + 0.05)


def ink(page: pypdfium2.PdfPage) -> float:
    """Return the part of the page that is inked, 0 to 1."""
    return 1 - ImageStat.Stat(grey(page, scale=2)).mean[0] / 255


def as_printed(picture: Image.Image, letter: Letter) -> Image.Image:
    """Return the letter's ink, white on black, around where it stands on its line."""
    crop = picture.crop(letter.box)
    if crop.getpixel((0, 0)) > 127:
        crop = ImageChops.invert(crop)
    side = _side(letter.size)
    sheet = Image.new("L", (2 * side, 2 * side))
    sheet.paste(crop, (side + letter.box[0] - letter.origin[0], side + letter.box[1] - letter.origin[1]))
    return sheet


@cache
def as_drawn(text: str, bold: bool, size: float) -> Image.Image:
    """Return the letter as Pillow draws it with the font, on a sheet like that of `as_printed`."""
    file = FONTS / f"AtkinsonHyperlegibleNext-{'Bold' if bold else 'Regular'}.ttf"
    font = ImageFont.truetype(file, size * SCALE * FINER)
    side = _side(size)
    large = Image.new("L", (2 * side * FINER, 2 * side * FINER))
    ImageDraw.Draw(large).text((side * FINER, side * FINER), text, font=font, fill=255, anchor="ls")
    return large.reduce(FINER)


def difference(one: Image.Image, other: Image.Image) -> float:
    return ImageStat.Stat(ImageChops.difference(one, other)).rms[0]


def frame_left_of(page: pypdfium2.PdfPage, words: str) -> tuple[float, ...]:
    """Return how wide the lines of the frame are that stands left of the words, in points."""
    text = page.get_textpage()
    found = text.search(words).get_next()
    assert found, words
    left, bottom, _, top = text.get_charbox(found[0])
    row = round((page.get_height() - (bottom + top) / 2) * SCALE)
    strip = grey(page).crop((0, row, round(left * SCALE) - 2, row + 1))
    inked = "".join("#" if value < 128 else " " for value in reversed(strip.tobytes()))
    frame = re.match(rf" {{0,{6 * SCALE * 3}}}((#+ {{0,{4 * SCALE}}})*)", inked)
    assert frame
    return tuple(round(len(line) / SCALE * 2) / 2 for line in frame[1].split())


def overprinted(page: pypdfium2.PdfPage) -> int:
    """Return the most pixels in which one text of the page stands on another.

    Texts are numbered; for each binary digit those with a 0 are drawn on one sheet and those with
    a 1 on another, so that any two stand on different sheets once.
    """
    things = list(page.get_objects(max_depth=8))
    texts = [thing for thing in things if thing.type == pdfium.FPDF_PAGEOBJ_TEXT]
    for thing in things:
        _paint(thing, CLEAR)
    most = 0
    for digit in range((len(texts) - 1).bit_length()):
        sheets = []
        for wanted in (0, 1):
            for number, text in enumerate(texts):
                _paint(text, BLACK if number >> digit & 1 == wanted else CLEAR)
            sheets.append(grey(page, scale=2).point(lambda value: 255 if value < 128 else 0))
        most = max(most, ImageChops.darker(*sheets).histogram()[255])
    return most


def _paint(thing: pypdfium2.PdfObject, colour: tuple[int, int, int, int]) -> None:
    pdfium.FPDFPageObj_SetFillColor(thing.raw, *colour)
    pdfium.FPDFPageObj_SetStrokeColor(thing.raw, *colour)


def _side(size: float) -> int:
    """Return half a sheet's side for a letter, in pixels."""
    return round(1.5 * size * SCALE)


def _luminance(value: float) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
