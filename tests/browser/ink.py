"""What a browser has really printed: the colour of each text in the PDF, and what is printed behind it."""

from ctypes import byref, c_uint
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

Colour = tuple[int, ...]
"""Red, green and blue, 0 to 255."""
WHITE = (255, 255, 255)
LEAST = 7.0
"""WCAG 2.2, 1.4.6, which is for light; paper has no better lamp than its reader."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A piece of text as the PDF draws it at once."""

    ink: Colour
    ground: Colour

    @property
    def contrast(self) -> float:
        """Return WCAG's ratio of the ink to the ground, 1 to 21."""
        dark, light = sorted((_luminance(self.ink), _luminance(self.ground)))
        return (light + 0.05) / (dark + 0.05)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A printed page."""

    texts: tuple[Text, ...]
    faint: str
    """The words that are too weak to be read on paper."""
    words: str
    ground: Image.Image
    """The page without its texts, a point a pixel."""

    @property
    def is_white(self) -> bool:
        """Return whether its four edges are."""
        right, foot = self.ground.width - 1, self.ground.height - 3  # Firefox rounds A4 up: its last row is half a row
        return {self.ground.getpixel(place) for place in ((0, 0), (right - 2, 0), (0, foot), (right - 2, foot))} == {
            WHITE
        }


def sheets(pdf: bytes) -> list[Sheet]:
    """Return each page of the PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_sheet(page) for page in document]
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    """Return the page; its texts are made invisible to see what is behind them."""
    words = page.get_textpage()
    found = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], textpage=words))
    drawn = [(text, _ink(text), text.get_bounds()) for text in found]
    for text in found:
        pdfium.FPDFTextObj_SetTextRenderMode(text.raw, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    ground = page.render(scale=1).to_pil().convert("RGB")
    texts = [
        Text(ink=_mixed(ink, below), ground=below) for _, ink, place in drawn for below in [_behind(ground, place)]
    ]
    faint = [drawn[at][0].extract() for at, text in enumerate(texts) if text.contrast < LEAST]
    return Sheet(texts=tuple(texts), faint="".join(faint), words=words.get_text_bounded(), ground=ground)


def _ink(text: pypdfium2.PdfObject) -> tuple[int, ...]:
    """Return the text's red, green, blue and opacity, 0 to 255."""
    parts = [c_uint() for _ in range(4)]
    assert pdfium.FPDFPageObj_GetFillColor(text.raw, *map(byref, parts))
    return tuple(part.value for part in parts)


def _behind(ground: Image.Image, bounds: tuple[float, ...]) -> Colour:
    """Return the colour that most of the place has; the bounds are in points from the left foot of the page."""
    left, bottom, right, top = bounds
    place = (int(left), int(ground.height - top), max(int(right), int(left) + 1), max(int(ground.height - bottom), 1))
    colours = ground.crop(place).getcolors(ground.width * ground.height)
    return max(colours)[1] if colours else WHITE


def _mixed(ink: tuple[int, ...], ground: Colour) -> Colour:
    """Return the ink as it looks on the ground."""
    *paint, opacity = ink
    return tuple(
        round((one * opacity + below * (255 - opacity)) / 255) for one, below in zip(paint, ground, strict=True)
    )


def _luminance(colour: Colour) -> float:
    """Return WCAG's relative luminance, 0 to 1."""
    parts = (part / 255 for part in colour)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
