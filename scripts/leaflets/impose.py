"""Imposing: panels are put on sheets, and their tags, bookmarks and links go with them.

The order of reading stays what it was, wherever a panel stands. (Putting pages on sheets as most tools
do leaves the tags behind: a screen reader then finds nothing, and not every validator notices.)
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from itertools import chain
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from leaflets.fold import Fold

MM = Decimal(72) / Decimal("25.4")
"""Points in a millimetre."""
MARK_FROM, MARK_TO = Decimal("6.5") * MM, 9 * MM
"""Points from the sheet's upper and lower edge between which a line shows where to fold; printers reach that far."""


KEPT = ("/Type", "/Resources", "/Tabs", "/MediaBox")
"""What a page has that all pages may share; WeasyPrint gives all the same resources."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a panel has gone."""

    side: Any
    """The new page."""
    left: Decimal
    """Points from the side's left edge."""
    first_mark: int
    """The number on that side of the panel's first marked content, which tags refer to."""


Places = Mapping[tuple[int, int], Place]
"""Under the number of the panel's object."""


def impose(pdf: bytes, fold: Fold) -> bytes:
    """Return the PDF of panels, as WeasyPrint makes it, as a PDF of sheets to print on both sides and fold."""
    with pikepdf.open(BytesIO(pdf)) as document:
        panels = [page.obj for page in document.pages]
        del document.pages[:]
        numbers = document.Root.StructTreeRoot.ParentTree.Nums
        tags = {int(number): tag for number, tag in zip(numbers[::2], numbers[1::2], strict=True)}
        for _ in range(len(panels), fold.filled_up(len(panels))):
            panels.append(_blank(document, like=panels[0], number=max(tags) + 1))
            tags[max(tags) + 1] = Array()
        places: dict[tuple[int, int], Place] = {}
        for side in fold.sides(len(panels)):
            places |= _lay_side(document, [panels[number - 1] for number in side], tags)
        document.Root.StructTreeRoot.ParentTree.Nums = Array(chain.from_iterable(sorted(tags.items())))
        _move_tags(document, places)
        _move_bookmarks(document, places)
        document.Root.ViewerPreferences.Duplex = Name.DuplexFlipShortEdge
        sheets = BytesIO()
        document.save(sheets, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return sheets.getvalue()


def _blank(document: pikepdf.Pdf, *, like: Any, number: int) -> Any:
    """Return a panel as large as the other, with nothing on it; `number` is that of its tags."""
    nothing = {"/Contents": document.make_stream(b""), "/StructParents": number}
    return document.make_indirect(Dictionary({**{key: like[key] for key in KEPT}, **nothing}))


def _lay_side(document: pikepdf.Pdf, panels: Sequence[Any], tags: dict[int, Any]) -> dict[tuple[int, int], Place]:
    """Add a page with the panels side by side, and join the lists of their tags; return where each has gone."""
    side = document.make_indirect(Dictionary({key: panels[0][key] for key in KEPT}))
    width, height = sum(panel.MediaBox[2] for panel in panels), panels[0].MediaBox[3]
    places: dict[tuple[int, int], Place] = {}
    left, content, held = Decimal(0), list[bytes](), list[Any]()
    for panel in panels:
        places[panel.objgen] = Place(side=side, left=left, first_mark=len(held))
        content += [_fold_mark(left, height) if left else b"", _content(panel, places[panel.objgen])]
        held.extend(tags.pop(int(panel.StructParents)))
        left += panel.MediaBox[2]
    tags[int(panels[0].StructParents)] = Array(held)
    side.StructParents = panels[0].StructParents
    side.MediaBox = side.TrimBox = side.BleedBox = Array([0, 0, width, height])
    side.Contents = document.make_stream(b"".join(content))
    side.Annots = Array(_links(panels, places))
    document.pages.append(pikepdf.Page(side))
    return places


def _content(panel: Any, place: Place) -> bytes:
    """Return what is printed on the panel, moved to its place, its marked content renumbered."""
    instructions = list(pikepdf.parse_content_stream(panel))
    for instruction in instructions:
        if str(instruction.operator) == "BDC" and "/MCID" in instruction.operands[1]:
            instruction.operands[1].MCID += place.first_mark
    return b"q 1 0 0 1 %s 0 cm\n%s\nQ\n" % (str(place.left).encode(), pikepdf.unparse_content_stream(instructions))


def _fold_mark(left: Decimal, height: Decimal) -> bytes:
    """Return a short line at the upper and the lower edge, for the eye and not for a screen reader."""
    ends = ((MARK_FROM, MARK_TO), (height - MARK_TO, height - MARK_FROM))
    lines = " ".join(f"{left:.3f} {low:.3f} m {left:.3f} {high:.3f} l S" for low, high in ends)
    return f"/Artifact <</Type /Layout>> BDC q 0 G 0.4 w {lines} Q EMC\n".encode()


def _links(panels: Sequence[Any], places: Places) -> Iterator[Any]:
    """Yield the links of the panels, moved to where their words are."""
    for panel in panels:
        for link in panel.get("/Annots", ()):
            for x in (0, 2):
                link.Rect[x] += places[panel.objgen].left
            yield link


def _move_tags(document: pikepdf.Pdf, places: Places) -> None:
    """Let each tag refer to what it holds where that is now."""
    for tag in _dictionaries(document):
        if tag.get("/Type") == Name.StructElem and "/Pg" in tag:
            place = places[tag.Pg.objgen]
            tag.Pg = place.side
            tag.K = Array(kid + place.first_mark if isinstance(kid, int) else kid for kid in tag.K)
            for kid in tag.K:
                if not isinstance(kid, int) and kid.get("/Type") == Name.OBJR:
                    kid.Pg = place.side
            if "/BBox" in tag.get("/A", Dictionary()):
                for x in (0, 2):
                    tag.A.BBox[x] += place.left


def _move_bookmarks(document: pikepdf.Pdf, places: Places) -> None:
    """Let bookmarks, and the names that links lead to, lead to where their headings are now."""
    named = document.Root.Names.Dests.Names if "/Names" in document.Root else Array()
    bookmarks = [item.Dest for item in _dictionaries(document) if isinstance(item.get("/Dest"), Array)]
    for target in [*named[1::2], *bookmarks]:
        place = places[target[0].objgen]
        target[0] = place.side
        target[2] += place.left


def _dictionaries(document: pikepdf.Pdf) -> list[Any]:
    """Return the dictionaries that are objects of their own."""
    return [item for item in document.objects if isinstance(item, Dictionary)]
