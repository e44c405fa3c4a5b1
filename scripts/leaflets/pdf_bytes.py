"""PDF objects as the bytes that stand in a file, whichever library made them."""

import re
import zlib
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pikepdf
import pydyf

REFERENCE = re.compile(rb"(\d+) 0 R")
"""An object that pydyf refers to."""
Renumber = Callable[[int], int]
"""The number that an object is to have, by the one that it has."""
Numbered = tuple[int, bytes]
"""An object's number and its bytes."""


def of_pydyf(value: Any, renumber: Renumber) -> bytes:
    """Return a value of pydyf with its references renumbered; strings are in hexadecimal, whatever is in them."""
    if isinstance(value, dict):
        return dictionary({key: of_pydyf(item, renumber) for key, item in value.items()})
    if isinstance(value, list):
        return b"[%s]" % b" ".join(of_pydyf(item, renumber) for item in value)
    if isinstance(value, pydyf.String):
        return string(value.string)
    if isinstance(value, bytes) and (found := REFERENCE.fullmatch(value)):
        return reference(renumber(int(found[1])))
    if isinstance(value, float):
        return number(value)
    return value if isinstance(value, bytes) else str(value).encode()


def of_pikepdf(value: Any, renumber: Renumber) -> bytes:
    """Return a value of pikepdf, what is inside of it by reference where it is an object of its own."""
    if isinstance(value, pikepdf.Object):
        if isinstance(value, pikepdf.Dictionary):
            return dictionary({key[1:]: _inner(item, renumber) for key, item in value.items()})
        if isinstance(value, pikepdf.Array):
            return b"[%s]" % b" ".join(_inner(item, renumber) for item in value)
        if isinstance(value, pikepdf.String):
            return b"<%s>" % bytes(value).hex().encode()
        return value.unparse()
    if isinstance(value, bool):
        return b"true" if value else b"false"
    return number(value) if isinstance(value, Decimal | float) else str(value).encode()


def _inner(value: Any, renumber: Renumber) -> bytes:
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return reference(renumber(value.objgen[0]))
    return b"null" if value is None else of_pikepdf(value, renumber)


def dictionary(items: dict[str, bytes]) -> bytes:
    """Return a dictionary of values that are bytes already."""
    return b"<<%s>>" % b"".join(b"/%s %s" % (key.encode(), value) for key, value in items.items())


def stream(data: bytes, extra: dict[str, bytes]) -> bytes:
    """Return a stream with its data compressed."""
    packed = zlib.compress(data, 9)
    return packed_stream(packed, {**extra, "Filter": b"/FlateDecode"})


def packed_stream(data: bytes, extra: dict[str, bytes]) -> bytes:
    """Return a stream whose data is as `extra` says."""
    head = dictionary({**extra, "Length": b"%d" % len(data)})
    return b"%s\nstream\n%s\nendstream" % (head, data)


def string(text: str | bytes) -> bytes:
    """Return a text string: its bytes if they are ASCII, else UTF-16 (ISO 32000-1, 7.9.2.2)."""
    raw = text if isinstance(text, bytes) else text.encode("ascii" if text.isascii() else "utf-16-be")
    mark = b"" if isinstance(text, bytes) or text.isascii() else b"FEFF"
    return b"<%s%s>" % (mark, raw.hex().encode())


def number(value: float | Decimal) -> bytes:
    """Return a number with as many decimals as a printer sees, or more."""
    return f"{value:.4f}".rstrip("0").rstrip(".").encode()


def reference(to: int) -> bytes:
    """Return a reference to the object with the number."""
    return b"%d 0 R" % to
