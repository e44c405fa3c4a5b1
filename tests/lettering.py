"""A font of Hebrew letters, drawn here: the project's own fonts have none that run from right to left."""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
EM = 1_000


def hebrew_font(file: Path) -> None:
    """Write a TTF named Test Hebrew: a space, a full stop and boxes of growing width for letters."""
    letters = {" ": 0, ".": 50, **{letter: 300 + 20 * index for index, letter in enumerate(HEBREW)}}
    names = {letter: f"uni{ord(letter):04X}" for letter in letters}
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap({ord(letter): name for letter, name in names.items()})
    font.setupGlyf({".notdef": _box(500), **{names[letter]: _box(width) for letter, width in letters.items()}})
    font.setupHorizontalMetrics({".notdef": (600, 0), **dict.fromkeys(names.values(), (600, 0))})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Test Hebrew", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.save(file)


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((0, 0))
        for corner in ((0, 600), (width, 600), (width, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()
