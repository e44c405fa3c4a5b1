"""A clinic's logo: a picture beside the roster, checked, made small, and the same bytes each time."""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from leaflets import drawing, picture_kinds
from leaflets.errors import LeafletError
from leaflets.pictures import JPEG_BEGIN, LARGEST, PNG_BEGIN, decoded, media_type

LONGEST_SIDE = 480
"""Pixels: 300 an inch on the 4 cm that a slot has for it."""
FLATTEST = 12
"""How many times as wide as high, or as high as wide, it may be."""
JPEG_QUALITY = 90
LARGEST_PHOTO, MOST_PIXELS_OF_PHOTO = 40_000_000, 50_000_000
"""Bytes and pixels that telephones and cameras make of one picture."""
NEARLY_WHITE = 235
"""Of 255; a shade that nobody sees on white paper."""
STYLED = re.compile(rb"currentcolor|var\(|<style|class=|stylesheet", re.IGNORECASE)
"""What programs draw in different ways, so that pixels are certain."""


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A logo as it is printed."""

    data: str
    """As a `data:` address: a PNG or JPEG in colours of a screen or grey, or a drawing of plain shapes (SVG)."""
    width: int
    """Pixels; only the ratio counts."""
    height: int
    is_faint: bool = False
    """Whether nobody would see it on white paper."""


def reader(folder: Path) -> Callable[[str], Logo]:
    """Return what reads the logo at a path within the folder; a path that comes again is not read again.

    It raises a LeafletError, "what is wrong; how to mend it", for one that is not there, outside of
    the folder, or no sound picture.
    """
    root = folder.resolve()

    @lru_cache(maxsize=1000)
    def found(name: str) -> Logo | LeafletError:
        try:
            return logo_of(_content(root, name), where=f"“{name[:80]}”")
        except LeafletError as error:
            return error

    def read(name: str) -> Logo:
        logo = found(name)
        if isinstance(logo, LeafletError):
            raise logo
        return logo

    return read


def in_address(address: str) -> Logo:
    """Return the logo in a `data:` address, as the browser edition saves it.

    Raise a LeafletError, "what is wrong; how to mend it", if it is not sound.
    """
    try:
        picture = b64decode(address.partition(";base64,")[2], validate=True)
    except ValueError:
        raise LeafletError("the picture in it is broken; choose it again in the browser, or write its path") from None
    return logo_of(picture, where="the picture in it")


def logo_of(picture: bytes, *, where: str) -> Logo:
    """Return a picture as a logo; raise a LeafletError, which begins with `where`, if it is not sound."""
    is_photo = picture.startswith((PNG_BEGIN, JPEG_BEGIN))
    if len(picture) > (LARGEST_PHOTO if is_photo else LARGEST):
        raise LeafletError(f"{where}: it is over {LARGEST_PHOTO if is_photo else LARGEST} bytes; make it smaller")
    if what := picture_kinds.kind_of(picture):
        raise LeafletError(f"{where}: it is {what}, which cannot be printed; save the logo as PNG and name that file")
    if is_photo:
        kind = "PNG" if picture.startswith(PNG_BEGIN) else "JPEG"
        logo = _made_small(decoded(picture, kind, where, MOST_PIXELS_OF_PHOTO), kind)
    else:
        logo = _drawing(picture, where)
    if max(logo.width, logo.height) > FLATTEST * min(logo.width, logo.height):
        raise LeafletError(f"{where}: it is {logo.width} × {logo.height}; cut it to a less narrow shape")
    return logo


def _content(root: Path, name: str) -> bytes:
    """Return the bytes of the file beneath the folder; raise a LeafletError if it may not be read."""
    try:
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise LeafletError(f"“{name[:80]}” is outside of the roster's folder; copy it there")
        if not path.is_file():
            raise LeafletError(f"there is no file “{name[:80]}”; write its path as seen from the roster, or add it")
        with path.open("rb") as file:
            return file.read(LARGEST_PHOTO + 1)
    except (OSError, RuntimeError) as error:  # a link to itself is a RuntimeError before Python 3.13
        raise LeafletError(f"“{name[:80]}” cannot be read; give it another name or mend its rights") from error


def _made_small(image: Image.Image, kind: str) -> Logo:
    """Return the image without its transparency, profile and notes (a photograph tells where it was taken)."""
    small = _on_white(ImageOps.exif_transpose(image))
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    is_faint = _is_faint(small)
    small.info.clear()
    data = BytesIO()
    small.save(data, kind, optimize=True, **({"quality": JPEG_QUALITY} if kind == "JPEG" else {}))
    address = _address(f"image/{kind.lower()}", data.getvalue())
    return Logo(data=address, width=small.width, height=small.height, is_faint=is_faint)


def _drawing(picture: bytes, where: str) -> Logo:
    """Return an SVG as it is if it has plain shapes alone, else cleaned, and as pixels if that is not enough."""
    plain = drawing.cleaned(picture, where)
    width, height = drawing.size(plain, where)
    image = decoded(drawing.pixels(plain, wide=width >= height, side=LONGEST_SIDE * 2, where=where), "PNG", where)
    for shapes in (picture, plain):
        if not STYLED.search(shapes) and _is_plain(shapes):
            is_faint = _is_faint(_on_white(image))
            return Logo(data=_address("image/svg+xml", shapes), width=width, height=height, is_faint=is_faint)
    return _made_small(image, "PNG")


def _is_plain(shapes: bytes) -> bool:
    """Return whether the press takes the drawing."""
    try:
        return media_type(shapes, where="") == "image/svg+xml"
    except LeafletError:
        return False


def _is_faint(image: Image.Image) -> bool:
    """Return whether the image is nearly white all over."""
    darkest = image.convert("L").getextrema()[0]
    return isinstance(darkest, int | float) and darkest >= NEARLY_WHITE


def _on_white(image: Image.Image) -> Image.Image:
    """Return the image in RGB (from CMYK too) or grey, on white paper: PDF/A asks more of what is transparent."""
    if image.has_transparency_data:
        coloured = image.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        return Image.alpha_composite(paper, coloured).convert("RGB")
    if image.mode.startswith("I;16"):  # convert would cut it off at 255
        return image.point(lambda level: level / 256).convert("L")
    return image.convert("L" if image.mode in {"1", "L"} else "RGB")


def _address(kind: str, picture: bytes) -> str:
    return f"data:{kind};base64,{b64encode(picture).decode()}"
