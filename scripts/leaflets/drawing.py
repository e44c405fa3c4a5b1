"""A drawing (SVG) as drawing programs save it: cleaned of all but what is drawn, and drawn to pixels."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, ParseError

from leaflets.css_variables import variables, without_variables
from leaflets.errors import LeafletError
from leaflets.pictures import SVG

LARGEST, MOST_ELEMENTS, DEEPEST = 2_000_000, 20_000, 200
"""Bytes, elements and levels of a drawing; programs for them write long paths, and pictures into the text."""
BOX = re.compile(r"\s*(?:-?\d{1,6}(?:\.\d{1,6})?(?:e\d)?(?:[\s,]+|$)){4}")
NUMBER = re.compile(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*(?:px|pt|mm|cm|in)?\s*")
SECONDS = 20
FONTS = Path(__file__).resolve().parents[1] / "fonts"
DRAW = Path(__file__).with_name("draw_svg.py")
XLINK, XML = "{http://www.w3.org/1999/xlink}href", "{http://www.w3.org/XML/1998/namespace}"
NOT_DRAWN = ("script", "metadata", "foreignObject", "set", "animate", "animateTransform", "animateMotion", "handler")
"""Elements that do something, or tell of the drawing, and show nothing on paper."""
INSIDE = re.compile(r"#|data:image/(?:png|jpe?g|gif);base64,", re.IGNORECASE)
"""An address of what is in the drawing itself."""
ELSEWHERE = re.compile(r"url\(\s*[\"']?(?!#)[^)]*\)|@import[^;]*;?|\\", re.IGNORECASE)
"""In a style: what is not in the drawing, or the means to hide it."""


def cleaned(drawing: bytes, where: str) -> bytes:
    """Return what is drawn and nothing else: no notes, programs, DOCTYPE, variables or addresses of other files.

    Raise a LeafletError, which begins with `where`, for one that is broken, too large, or shows other files.
    """
    if len(drawing) > LARGEST:
        raise LeafletError(f"{where}: it is over {LARGEST} bytes; save it as PNG")
    root = _root(drawing, where)
    for element in list(_drawn(root, where, 0)):
        _clean_attributes(element, where)
    found = variables(root)
    for element in root.iter():
        for name, value in element.attrib.items():
            element.set(name, without_variables(value, found))
        element.text = without_variables(element.text, found) if element.text else element.text
    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK[1:].partition("}")[0])
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def pixels(drawing: bytes, *, wide: bool, side: int, where: str) -> bytes:
    """Return a cleaned drawing as a PNG, transparent where nothing is drawn; `side` are pixels of its longer side.

    Raise a LeafletError, which begins with `where`, if it cannot be drawn in a while.
    """
    command = (sys.executable, "-I", str(DRAW), "width" if wide else "height", str(side), str(FONTS))
    try:
        done = subprocess.run(command, input=drawing, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise LeafletError(f"{where}: it takes too long to draw; save it as PNG") from None
    if done.returncode:
        raise LeafletError(f"{where}: this drawing cannot be drawn; save it as PNG")
    return done.stdout


def size(drawing: bytes, where: str) -> tuple[int, int]:
    """Return width and height of an SVG in whole pixels of a thousand-pixel side."""
    root = ElementTree.fromstring(drawing)
    if not BOX.fullmatch(root.get("viewBox", "0 0 1 1")):
        raise LeafletError(f"{where}: its size cannot be read; save it as PNG")
    box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    sides = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    found = [NUMBER.fullmatch(side) for side in sides]
    width, height = (float(side[1]) if side else 0.0 for side in found)
    if not (width and height):
        raise LeafletError(f"{where}: it has no size; save it as PNG")
    longest = max(width, height)
    return max(1, round(1000 * width / longest)), max(1, round(1000 * height / longest))


def _root(drawing: bytes, where: str) -> Element:
    """Return the drawing's tree; expat reads no other file, and ends texts that grow without end."""
    try:
        root = ElementTree.fromstring(drawing)
    except (ParseError, ValueError, LookupError):
        raise LeafletError(f"{where}: it is no PNG, JPEG or SVG picture, or broken; save the logo as PNG") from None
    if root.tag != f"{{{SVG}}}svg":
        raise LeafletError(f"{where}: it is no PNG, JPEG or SVG picture; save the logo as PNG")
    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        raise LeafletError(f"{where}: it has over {MOST_ELEMENTS} parts; save it as PNG")
    return root


def _drawn(element: Element, where: str, depth: int) -> Iterator[Element]:
    """Yield each element that stays, after what is within it and is not drawn was taken away."""
    if depth > DEEPEST:
        raise LeafletError(f"{where}: its parts stand too deep in one another; save it as PNG")
    yield element
    for inner in list(element):
        space, _, name = str(inner.tag).rpartition("}")
        if space != f"{{{SVG}" or name in NOT_DRAWN:
            element.remove(inner)
        else:
            yield from _drawn(inner, where, depth + 1)


def _clean_attributes(element: Element, where: str) -> None:
    """Take away notes and programs; raise a LeafletError for a picture that is in another file."""
    for name, value in list(element.attrib.items()):
        local = name.rpartition("}")[2]
        if local == "href" and not INSIDE.match(value.strip()):
            if element.tag == f"{{{SVG}}}image":
                raise LeafletError(f"{where}: it shows a picture of another file, which is not in it; save it as PNG")
            del element.attrib[name]
        elif (
            local.startswith("on")
            or (name.startswith("{") and name != XLINK and not name.startswith(XML))
            or local == "base"
            or local.startswith("enable-background")
        ):
            del element.attrib[name]
        else:
            element.set(name, value if local == "href" else ELSEWHERE.sub("", value))
    if element.tag == f"{{{SVG}}}style":
        element.text = ELSEWHERE.sub("", "".join(element.itertext()))
