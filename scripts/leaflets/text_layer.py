"""The text layer of a PDF: what a reader's search finds and what is copied, where glyphs alone do not tell the letters.

WeasyPrint notes for each glyph the letters of the first text it is drawn for, and for a mark those of its whole
cluster. Where a script joins, splits or reorders its letters, that is wrong, and a search finds few words
(github.com/Kozea/WeasyPrint/issues/2841). So each glyph that stands for one letter gets that letter in its font's
ToUnicode map (ISO 32000-1, 9.10.3), and a word whose glyphs and letters do not pair off says its letters in
`ActualText` where it is drawn (14.9.4).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf

from leaflets.shaped_words import Word, is_drawn_otherwise, words
from leaflets.tags import referred, spoken

SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
"""The operator that draws glyphs: `[<0a1b0a1c>-12<0a1d>] TJ`."""
GLYPHS_OR_SHIFT = re.compile(rb"<([0-9a-f]*)>|[^<]+")
CHOSEN_FONT = re.compile(rb"/(\S+) \S+ Tf")
MAPPED = re.compile(rb"<([0-9a-f]{4})> <[0-9a-f]*>")
"""A line of a ToUnicode map."""
DIGITS = 4
"""Hexadecimal digits of a glyph."""


@dataclass(frozen=True, kw_only=True)
class Glyph:
    """A drawn glyph."""

    font: bytes
    """The name of its font in the page's resources."""
    code: bytes
    """Four hexadecimal digits."""


def spell_words(document: Any, pdf: Any) -> None:
    """Say which letters the glyphs of scripts stand for that join, split or reorder letters.

    Fault: a search finds few words of Arabic, Hindi and Bengali, and no Hebrew with vowel signs. Not needed when
    test_text_layer.py passes without.
    """
    letters: dict[Glyph, str] = {}
    for texts, element in spoken(document, pdf):
        for text, number in zip(texts, (kid for kid in element["K"] if isinstance(kid, int)), strict=False):
            if any(map(is_drawn_otherwise, text.text)):
                content = referred(pdf, referred(pdf, element["Pg"])["Contents"]).stream
                begin, end = _marked(content, number)
                shaped = words(text)
                letters |= _letters(content[begin:end], shaped)
                content[begin:end] = _spelt(content[begin:end], shaped)
    _map_glyphs(pdf, letters)


def _marked(content: Sequence[Any], number: int) -> tuple[int, int]:
    """Return where the marked content with that number begins and ends."""
    properties = next(i for i, item in enumerate(content) if isinstance(item, dict) and item.get("MCID") == number)
    begin = properties + 2  # after BDC
    return begin, content.index(b"EMC", begin)


def _letters(content: Iterable[Any], shaped: Iterable[Word]) -> dict[Glyph, str]:
    """Return what letter each glyph stands for that stands for one."""
    glyphs = _glyphs(content)
    found: dict[Glyph, str] = {}
    for cluster in (cluster for word in shaped for cluster in word.clusters):
        drawn = [next(glyphs) for _ in range(cluster.glyphs)]
        if len(drawn) == len(cluster.letters):
            ordered = cluster.letters if cluster.rightward else reversed(cluster.letters)
            found |= dict(zip(drawn, ordered, strict=True))
    return found


def _glyphs(content: Iterable[Any]) -> Iterator[Glyph]:
    """Yield the glyphs in the order in which they are drawn."""
    font = b""
    for item in content:
        if not isinstance(item, bytes):
            continue
        if chosen := CHOSEN_FONT.fullmatch(item):
            font = chosen[1]
        elif shown := SHOWN.fullmatch(item):
            for found in GLYPHS_OR_SHIFT.finditer(shown[1]):
                codes = found[1] or b""
                yield from (Glyph(font=font, code=codes[i : i + DIGITS]) for i in range(0, len(codes), DIGITS))


def _spelt(content: Iterable[Any], shaped: Iterable[Word]) -> list[Any]:
    """Return the content with the glyphs of each word that needs it in marked content that says its letters."""
    coming = iter(shaped)
    written: list[Any] = []
    left, opened = 0, 0
    for item in content:
        shown = SHOWN.fullmatch(item) if isinstance(item, bytes) else None
        if not shown:
            written.append(item)
            continue
        array = b""
        for shift, codes in ((found[0], found[1]) for found in GLYPHS_OR_SHIFT.finditer(shown[1])):
            array += b"" if codes else shift  # an empty string parts two numbers
            while codes:
                if not left:
                    word = next(coming)
                    opening = _opening(word)
                    if opened or opening:
                        written += [*_drawn(array), *[b"EMC"] * opened, *opening]
                        array = b""
                    left, opened = word.glyphs, opening.count(b"BDC")
                taken, codes = codes[: left * DIGITS], codes[left * DIGITS :]
                array += b"<%s>" % taken
                left -= len(taken) // DIGITS
        written += _drawn(array)
        if not left:
            written += [b"EMC"] * opened
            opened = 0
    return written


def _drawn(array: bytes) -> list[bytes]:
    """Return the operator that draws the array; none for an empty one."""
    return [b"[%s] TJ" % array.replace(b"><", b"")] if array else []


def _opening(word: Word) -> list[Any]:
    """Return what begins the marked content of a word that needs to say its letters; nothing for another.

    Where marks stand on letters from right to left the two readers want two orders: poppler reads a Span alone, and
    PDFium the innermost of whatever tag.
    """
    if not word.needs_letters:
        return []
    spellings = {"/Span": word.spelling}
    if not word.rightward and word.is_marked:
        spellings["/Word"] = word.runs_turned
    pairs = ([tag, pydyf.Dictionary({"ActualText": pydyf.String(said)}), b"BDC"] for tag, said in spellings.items())
    return [item for pair in pairs for item in pair]


def _map_glyphs(pdf: Any, letters: Mapping[Glyph, str]) -> None:
    """Write the letters of the glyphs into the ToUnicode maps of their fonts."""
    fonts = _fonts(pdf)
    for name in {glyph.font for glyph in letters}:
        known = {glyph.code: said for glyph, said in letters.items() if glyph.font == name}
        content = referred(pdf, fonts[name.decode()]["ToUnicode"]).stream
        for index, line in enumerate(content):
            mapped = MAPPED.fullmatch(line)
            if mapped and mapped[1] in known:
                content[index] = b"<%s> <%s>" % (mapped[1], known[mapped[1]].encode("utf-16-be").hex().encode())


def _fonts(pdf: Any) -> dict[str, Any]:
    """Return the fonts of all pages by their names there."""
    resources = [referred(pdf, referred(pdf, page)["Resources"]) for page in pdf.page_references]
    return {name: referred(pdf, font) for found in resources for name, font in _referred(pdf, found["Font"]).items()}


def _referred(pdf: Any, value: Any) -> Any:
    """Return a dictionary that stands here or is referred to."""
    return referred(pdf, value) if isinstance(value, bytes) else value
