"""Small pictures of printed leaflets, and what a PDF says of itself: pages and paper."""

from dataclasses import dataclass
from io import BytesIO
from itertools import islice

import pypdfium2
from PIL import Image

WIDTH = 240
"""Pixels of a side."""
GAP, GREY = 8, 170
"""Pixels between two sides, and how dark they are, from 0 for black to 255."""
GREYS = 4
"""From black to white, evenly spaced: more makes the file larger and nothing clearer."""
MM = 25.4 / 72
"""Millimetres in a PDF point."""


@dataclass(frozen=True, kw_only=True)
class Size:
    """How much paper a PDF takes."""

    pages: int
    width: float
    """mm of the first page"""
    height: float
    """mm of the first page"""

    @property
    def sheets(self) -> int:
        """Return the sheets of paper when printed on both sides."""
        return (self.pages + 1) // 2


def size(pdf: bytes) -> Size:
    """Return the number of pages and the size of the first."""
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document.get_page_size(0)
        return Size(pages=len(document), width=width * MM, height=height * MM)


def picture(pdf: bytes, *, sides_shown: int | None = None) -> bytes:
    """Return a PNG of the sheets as they come from the printer, in greys; the same bytes for the same PDF.

    The back of a sheet stands beside its front, or beneath it if the paper lies across. `sides_shown` is how
    many of the first sides are shown; all, if it is None.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        sides = [_small(page) for page in islice(document, sides_shown)]
    width, height = sides[0].width + GAP, sides[0].height + GAP
    columns = 1 if width > height else 2
    sheets = Image.new("L", (columns * width - GAP, -(-len(sides) // columns) * height - GAP), GREY)
    for number, side in enumerate(sides):
        sheets.paste(side, (number % columns * width, number // columns * height))
    levels = sheets.point([round(grey / 255 * (GREYS - 1)) for grey in range(256)])
    levels.putpalette([255 * level // (GREYS - 1) for level in range(GREYS) for _ in "rgb"])
    file = BytesIO()
    levels.save(file, "png", optimize=True)
    return file.getvalue()


def _small(page: pypdfium2.PdfPage) -> Image.Image:
    """Return a small picture of the page: drawn large first, for letters that small are not drawn well."""
    large: Image.Image = page.render(scale=4 * WIDTH / page.get_width(), grayscale=True).to_pil()
    return large.resize((WIDTH, round(large.height * WIDTH / large.width)), Image.Resampling.BOX)
