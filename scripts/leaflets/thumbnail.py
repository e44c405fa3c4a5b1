"""Small pictures of printed leaflets, and what a PDF says of itself: pages and paper."""

from dataclasses import dataclass
from io import BytesIO

import pypdfium2
from PIL import Image

WIDTH = 240
"""Pixels."""
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


def picture(pdf: bytes) -> bytes:
    """Return a PNG of the first page in greys; the same bytes for the same PDF."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        large = page.render(scale=4 * WIDTH / page.get_width(), grayscale=True).to_pil()
    small = large.resize((WIDTH, round(large.height * WIDTH / large.width)), Image.Resampling.BOX)
    levels = small.point([round(grey / 255 * (GREYS - 1)) for grey in range(256)])
    levels.putpalette([255 * level // (GREYS - 1) for level in range(GREYS) for _ in "rgb"])
    file = BytesIO()
    levels.save(file, "png", optimize=True)
    return file.getvalue()
