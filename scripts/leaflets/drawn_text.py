"""The texts that a PDF of WeasyPrint draws, found in its content streams, which have an operator a line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

Colour = tuple[float, float, float]
"""Red, green and blue from 0 to 1."""
GREY, RGB = 1, 3
_PIECE = re.compile(rb"<([0-9a-f]*)>|(-?[\d.]+)")
GLYPH = 4
"""Hex digits of a glyph's number."""


@dataclass(frozen=True, kw_only=True)
class DrawnText:
    """Glyphs in a row."""

    page: int
    matrix: tuple[float, ...]
    """1 0 0 -1 left baseline, in CSS pixels, if the text stands upright and as large as its font says."""
    size: float
    """CSS pixels."""
    colour: Colour | None
    """None if it is not said in red, green and blue."""
    glyphs: tuple[tuple[str, int], ...]
    """The font's name, such as Atkinson-Hyperlegible-Next-Bold, and the glyph's number in it."""
    closest: float
    """By how many thousandths of the size a glyph is moved back onto the one before it, at most."""
    source: bytes
    """The operators from BT to ET, with the font."""


@dataclass
class _State:
    """What q keeps and Q brings back."""

    colour: Colour | None = (0, 0, 0)
    font: bytes = b""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """What a PDF draws."""

    texts: tuple[DrawnText, ...]
    without: bytes
    """The PDF without its texts, then each page once more with them in their place, over all else and not cut."""


def read_drawn(pdf: bytes) -> Drawn:
    """Return what the PDF, as WeasyPrint writes it, draws."""
    with pikepdf.open(BytesIO(pdf)) as document:
        pages = list(document.pages)
        texts = []
        for number, page in enumerate(pages, 1):
            found, kept = _page(page.obj, number)
            texts += found
            page.obj.Contents = document.make_stream(kept)
            over = b"\n".join(map(_anew, found))
            again = pikepdf.Dictionary({**page.obj})
            again.Contents = document.make_stream(kept + b"\nq 0.75 0 0 0.75 0 0 cm\n" + over + b"\nQ\n")
            document.pages.append(pikepdf.Page(document.make_indirect(again)))
        file = BytesIO()
        document.save(file, compress_streams=False)
    return Drawn(texts=tuple(texts), without=file.getvalue())


def _anew(text: DrawnText) -> bytes:
    """Return the operators that draw the text in its place and colour, whatever was around it."""
    red, green, blue = text.colour or (0, 0, 0)
    return f"{red:f} {green:f} {blue:f} rg\n".encode() + text.source


def _page(page: Any, number: int) -> tuple[list[DrawnText], bytes]:
    """Return the texts of a page and its content without them; the groups it draws lose theirs too."""
    texts: list[DrawnText] = []
    kept = _content(page.Contents.read_bytes(), page.Resources, number, texts)
    return texts, kept


def _content(content: bytes, resources: Any, page: int, texts: list[DrawnText]) -> bytes:
    """Add the texts of the content to the list and return the content without them."""
    kept, states, state = list[bytes](), list[_State](), _State()
    lines = iter(content.split(b"\n"))
    for line in lines:
        operator = line[line.rfind(b" ") + 1 :]
        if operator == b"BT":
            texts.append(_text(lines, state, resources, page))
            continue
        kept.append(line)
        if operator == b"q":
            states.append(_State(colour=state.colour, font=state.font))
        elif operator == b"Q":
            state = states.pop()
        elif operator in (b"rg", b"g", b"k", b"sc", b"scn"):
            state.colour = _colour(line)
        elif operator == b"Do":
            _group(line, resources, page, texts)
    return b"\n".join(kept)


def _group(line: bytes, resources: Any, page: int, texts: list[DrawnText]) -> None:
    """Do the same with a group of things that are drawn together, as what is half transparent is."""
    drawn = resources.XObject[line.split()[0].decode()]
    if drawn.Subtype == "/Form":
        drawn.write(_content(drawn.read_bytes(), drawn.get("/Resources", resources), page, texts))


def _colour(line: bytes) -> Colour | None:
    *numbers, operator = line.split()
    if operator == b"g" and len(numbers) == GREY:
        return float(numbers[0]), float(numbers[0]), float(numbers[0])
    if operator == b"rg" and len(numbers) == RGB:
        red, green, blue = map(float, numbers)
        return red, green, blue
    return None


def _text(lines: Iterator[bytes], state: _State, resources: Any, page: int) -> DrawnText:
    """Return the text that begins after BT; `lines` is left behind its ET."""
    matrix: tuple[float, ...] = (0.0,) * 6
    glyphs, closest, source = list[tuple[str, int]](), 0.0, [b"BT", state.font]
    for line in lines:
        source.append(line)
        operator = line[line.rfind(b" ") + 1 :]
        if operator == b"ET":
            break
        if operator == b"Tm":
            matrix = tuple(map(float, line.split()[:6]))
        elif operator == b"Tf":
            state.font = line
        elif operator == b"TJ":
            font = _font_name(resources, state.font)
            for shown, moved in _PIECE.findall(line):
                glyphs += [(font, int(shown[at : at + GLYPH], 16)) for at in range(0, len(shown), GLYPH)]
                closest = max(closest, float(moved or 0))
    size = float(state.font.split()[1]) if state.font else 0.0
    return DrawnText(
        page=page,
        matrix=matrix,
        size=size,
        colour=state.colour,
        glyphs=tuple(glyphs),
        closest=closest,
        source=b"\n".join(source),
    )


def _font_name(resources: Any, font: bytes) -> str:
    """Return the name of the font that the operator Tf sets, without the letters that say it is a part of one."""
    name = str(resources.Font[font.split()[0].decode()].BaseFont)
    return name.rpartition("+")[2].removeprefix("/")
