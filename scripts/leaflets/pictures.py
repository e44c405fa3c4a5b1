"""Pictures are looked at before WeasyPrint sees them: a broken or hostile one could stop or flood it."""

import re
import warnings
from collections.abc import Mapping
from io import BytesIO
from urllib.request import DataHandler, Request
from xml.etree.ElementTree import ParseError, XMLParser

from PIL import Image, ImageFile

from leaflets.errors import LeafletError

SVG = "http://www.w3.org/2000/svg"
PNG_BEGIN, JPEG_BEGIN, JPEG_SCAN = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xda"
LARGEST = 2_000_000
"""Bytes of a picture."""
MOST_PIXELS = 10_000_000
"""A whole A4 page at 300 dots an inch has 8.7 million."""
MOST_SCANS = 100
"""Parts of a JPEG, each of which is decoded over the whole picture; usual are 1 to 12."""
LARGEST_DRAWING, MOST_ELEMENTS = 200_000, 500
"""Bytes and elements of a drawing (SVG): the worst of this size takes WeasyPrint 3 seconds."""
SHAPES = frozenset(
    f"{{{SVG}}}{name}"
    for name in (
        *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "linearGradient", "radialGradient", "stop"),
    )
)
"""What draws itself and nothing else: a few nested `<use>` draw the same thing a million times."""
REFUSED_ATTRIBUTES = frozenset({"href", "spreadMethod", "base"})
"""They name another thing to draw, or repeat a gradient without end."""
ELSEWHERE = re.compile(r"\burl\b(?!\(#)|\\", re.IGNORECASE)
"""In an attribute: an address that is not in the drawing itself, or the means to hide one."""


def media_type(picture: bytes, *, where: str) -> str:
    """Return the media type of a picture that can be printed.

    Raise a LeafletError, which begins with `where`, for one that is broken, too large, or draws or
    reads more than it shows.
    """
    if len(picture) > LARGEST:
        raise LeafletError(f"{where}: it is over {LARGEST} bytes; make it smaller")
    if picture.startswith(PNG_BEGIN):
        _check_pixels(picture, "PNG", where)
        return "image/png"
    if picture.startswith(JPEG_BEGIN):
        _check_pixels(picture, "JPEG", where)
        return "image/jpeg"
    _check_drawing(picture, where)
    return "image/svg+xml"


def from_data(address: str) -> bytes:
    """Return the bytes of a data address; raise a LeafletError if it is none."""
    try:
        return DataHandler().data_open(Request(address)).read()
    except ValueError as error:
        raise LeafletError(f"{address[:40]}: it is no data address; mend it") from error


def decoded(picture: bytes, kind: str, where: str, most: int = MOST_PIXELS) -> Image.Image:
    """Return a PNG or JPEG decoded; raise a LeafletError if it has too many pixels, counted before, or is broken."""
    too_large = LeafletError(f"{where}: it has over {most // 1_000_000} million pixels; make it smaller")
    if kind == "JPEG" and picture.count(JPEG_SCAN) > MOST_SCANS:
        raise LeafletError(f"{where}: it has over {MOST_SCANS} scans; save it again")
    # WeasyPrint makes Pillow fill up what is cut off
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(BytesIO(picture), formats=[kind])
            if image.width * image.height > most:
                raise too_large
            image.load()
            return image
    except Image.DecompressionBombError as error:
        raise too_large from error
    except (OSError, SyntaxError, ValueError) as error:
        raise LeafletError(f"{where}: it is broken or cut off; save it again") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


class DrawingGate:
    """Looks at the elements of one drawing as they come; ElementTree's parser can call it."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._elements = 0

    def start(self, tag: object, attributes: Mapping[str, str]) -> None:
        """Raise a LeafletError for an element that is none of the SHAPES or names another file."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise LeafletError(f"{self._where}: it has over {MOST_ELEMENTS} elements; draw it more simply")
        if tag not in SHAPES:
            raise self._error(f"it has <{_local(str(tag))}>")
        for name, value in attributes.items():
            if _local(name) in REFUSED_ATTRIBUTES:
                raise self._error(f"it has {_local(name)}=“{value[:40]}”")
            if found := ELSEWHERE.search(value):
                raise self._error(f"it reads “{value[found.start() :][:40]}”")

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Raise a LeafletError: a DOCTYPE can name files and define texts that grow without end."""
        raise self._error("it has a <!DOCTYPE>")

    def close(self) -> None:
        """Do nothing at the end."""

    def _error(self, what: str) -> LeafletError:
        said = " ".join(what.split())
        return LeafletError(f"{self._where}: {said}; draw it with shapes, lines and text alone")


def _check_drawing(picture: bytes, where: str) -> None:
    """Raise a LeafletError if the picture is no drawing, or one that DrawingGate refuses.

    The parser is the one with which WeasyPrint reads drawings, so both see the same.
    """
    if len(picture) > LARGEST_DRAWING:
        raise LeafletError(f"{where}: it is over {LARGEST_DRAWING} bytes; draw it more simply")
    parser = XMLParser(target=DrawingGate(where))
    try:
        parser.feed(picture)
        parser.close()
    except (ParseError, ValueError) as error:
        raise LeafletError(f"{where}: it is no PNG, JPEG or SVG picture; use one that opens") from error


def _check_pixels(picture: bytes, kind: str, where: str) -> None:
    """Raise a LeafletError if a PNG or JPEG has too many pixels, other colours than a screen, or is broken."""
    if decoded(picture, kind, where).mode == "CMYK":
        # A PDF/A whose colours are meant for screens may hold no others (ISO 19005-2, 6.2.4.3)
        raise LeafletError(f"{where}: it is in a print shop's colours (CMYK); save it as RGB or grey")


def _local(name: str) -> str:
    """Return a name without its namespace."""
    return re.split("[}:]", name)[-1]
