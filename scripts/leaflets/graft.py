"""Grafts: what was printed for a slot, as objects that every template with that slot takes in unchanged."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import pydyf

from leaflets import pdf_bytes
from leaflets.drawn import parted
from leaflets.pdf_bytes import Numbered
from leaflets.tags import referred, root

FIRST_NUMBER = 2048
"""Grafted objects are numbered from here on in every template, which has fewer, so that they are written once."""
FIRST_KEY = 4096
"""The same for the keys under which the parent tree finds what is tagged."""
PAGE, SLOT = b"@page@", b"@slot@"
"""Stand for the numbers of the template's page and element, which differ. No text holds them: all are hexadecimal."""


@dataclass(frozen=True, kw_only=True)
class Graft:
    """What goes into one slot of a page."""

    slot: str
    form: Numbered
    """What is drawn, from the slot's upper left corner."""
    elements: tuple[Numbered, ...]
    """Its tags."""
    kids: bytes
    """References to the elements that stand directly in the slot."""
    links: tuple[Numbered, ...]
    parents: tuple[Numbered, ...]
    """By key, the entries of the parent tree."""
    frames: tuple[tuple[float, float, float, float], ...]
    """Rectangles of links and pictures in points from that corner; `@0@` stands for the first."""


@dataclass(frozen=True, kw_only=True)
class Grafts:
    """Everything that was printed for one clinic."""

    streams: tuple[Numbered, ...]
    """Fonts and pictures."""
    others: tuple[Numbered, ...]
    """What belongs to them and is no stream."""
    by_slot: dict[tuple[str, int, int], Graft]
    """By slot, its size in points and how many slots of that name stand before it in the leaflet."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A block as it stands on the page on which all blocks of a clinic are printed."""

    slot: str
    size: int
    """Points of its letters."""
    count: int
    """For how many slots of that name it is."""
    top: float
    """Points from the page's upper edge; its left edge is the page's."""
    width: float
    height: float
    """Points of the slot."""


def graft(pdf: Any, printed: Sequence[Printed]) -> Grafts:
    """Return the blocks as grafts; the page's first elements are theirs, in that order."""
    grafter = _Grafter(pdf)
    by_slot = {
        (block.slot, block.size, nth): grafter.graft(block, index)
        for index, block in enumerate(printed)
        for nth in range(block.count)
    }
    streams, others = grafter.resources()
    return Grafts(streams=streams, others=others, by_slot=by_slot)


class _Grafter:
    """Numbers the objects of one PDF anew, what is shared once and the rest for each graft."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._page = referred(pdf, pdf.page_references[0])
        self._next = count(FIRST_NUMBER)
        self._keys = count(FIRST_KEY)
        self._shared: dict[int, int] = {}
        self._resources = next(self._next)
        self._boxes = [referred(pdf, box) for box in root(pdf)["K"]]
        block_of = {mark: index for index, box in enumerate(self._boxes) for mark in self._marks(box)}
        content = referred(pdf, self._page["Contents"]).stream
        self._drawn = parted(content, block_of.__getitem__, len(self._boxes))
        self._links = {int(link.split()[0]): referred(pdf, link) for link in self._page.get("Annots", ())}

    def graft(self, block: Printed, index: int) -> Graft:
        """Return the block's graft; `index` is its place on the page."""
        work = _Work(self._pdf, self._page, block, self._next, self._keys)
        return work.graft(self._boxes[index], self._drawn[index], self._links, self._resources)

    def _marks(self, element: Any) -> Iterator[int]:
        """Yield the numbers of all marked content in the element."""
        for kid in element.get("K", ()):
            if isinstance(kid, int):
                yield kid
            else:
                yield from self._marks(referred(self._pdf, kid))

    def resources(self) -> tuple[tuple[Numbered, ...], tuple[Numbered, ...]]:
        """Return fonts and pictures with all that they refer to: streams, and what is none."""
        waiting = [(self._resources, referred(self._pdf, self._page["Resources"]))]
        streams: list[Numbered] = []
        others: list[Numbered] = []
        while waiting:
            number, item = waiting.pop()
            known = len(self._shared)
            kind = streams if isinstance(item, pydyf.Stream) else others
            kind.append((number, self._written(item)))
            waiting += [(new, self._pdf.objects[old]) for old, new in list(self._shared.items())[known:]]
        return tuple(streams), tuple(others)

    def _written(self, item: Any) -> bytes:
        if not isinstance(item, pydyf.Stream):
            return pdf_bytes.of_pydyf(item, self._number)
        data = b"\n".join(_part(part) for part in item.stream)
        extra = {key: pdf_bytes.of_pydyf(value, self._number) for key, value in item.extra.items() if key != "Length"}
        return pdf_bytes.stream(data, extra) if item.compress else pdf_bytes.packed_stream(data, extra)

    def _number(self, old: int) -> int:
        if old not in self._shared:
            self._shared[old] = next(self._next)
        return self._shared[old]


class _Work:
    """One block on its way to be a graft."""

    def __init__(self, pdf: Any, page: Any, block: Printed, numbers: Iterator[int], keys: Iterator[int]) -> None:
        self._pdf, self._block, self._numbers, self._keys = pdf, block, numbers, keys
        self._top = page["MediaBox"][3] - block.top
        """Points from the page's lower edge."""
        self._form = next(numbers)
        self._elements: list[Numbered] = []
        self._frames: list[tuple[float, float, float, float]] = []
        self._of_mark: dict[int, int] = {}
        self._links: list[Numbered] = []
        self._link_parents: list[Numbered] = []

    def graft(self, box: Any, drawn: bytes, links: Mapping[int, Any], resources: int) -> Graft:
        """Return the graft of the box."""
        kids = b" ".join(self._kids(box, SLOT, links))
        key = next(self._keys)
        marks = (
            pdf_bytes.reference(self._of_mark[mark]) if mark in self._of_mark else b"null"
            for mark in range(max(self._of_mark) + 1)
        )
        return Graft(
            slot=self._block.slot,
            form=(self._form, self._drawing(drawn, key, resources)),
            elements=tuple(self._elements),
            kids=kids,
            links=tuple(self._links),
            parents=((key, b"[%s]" % b" ".join(marks)), *self._link_parents),
            frames=tuple(self._frames),
        )

    def _drawing(self, drawn: bytes, key: int, resources: int) -> bytes:
        """Return what is drawn as a form whose origin is the slot's upper left corner."""
        sides = (self._top - self._block.height, self._block.width, self._top)
        extra = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": b"[0 %s %s %s]" % tuple(map(pdf_bytes.number, sides)),
            "Matrix": b"[1 0 0 1 0 %s]" % pdf_bytes.number(-self._top),
            "Resources": pdf_bytes.reference(resources),
            "StructParents": b"%d" % key,
        }
        return pdf_bytes.stream(drawn, extra)

    def _kids(self, element: Any, parent: bytes, links: Mapping[int, Any]) -> Iterator[bytes]:
        """Yield what the element holds; what is no structure of its own gives way to what it holds."""
        number = int(parent) if parent != SLOT else 0
        for kid in element["K"]:
            if isinstance(kid, int):
                self._of_mark[kid] = number
                yield b"<</Type/MCR/Pg %s/Stm %s/MCID %d>>" % (PAGE, pdf_bytes.reference(self._form), kid)
                continue
            inner = referred(self._pdf, kid)
            if inner.get("Type") == "/OBJR":
                yield self._link(links[int(inner["Obj"].split()[0])], number)
            elif inner["S"] == "/NonStruct":
                yield from self._kids(inner, parent, links)
            else:
                yield pdf_bytes.reference(self._element(inner, parent, links))

    def _element(self, element: Any, parent: bytes, links: Mapping[int, Any]) -> int:
        """Take in a structure element with all it holds; return its number."""
        number = next(self._numbers)
        kids = b" ".join(self._kids(element, b"%d" % number, links))
        kept = {key: element[key] for key in ("S", "Alt", "ActualText", "Lang") if key in element}
        written = {key: pdf_bytes.of_pydyf(value, int) for key, value in kept.items()}
        if "BBox" in element.get("A", {}):
            written["A"] = b"<</O/Layout/BBox %s>>" % self._frame(element["A"]["BBox"])
        up = SLOT if parent == SLOT else b"%s 0 R" % parent
        item = {"Type": b"/StructElem", **written, "P": up, "Pg": PAGE, "K": b"[%s]" % kids}
        self._elements.append((number, pdf_bytes.dictionary(item)))
        return number

    def _link(self, link: Any, element: int) -> bytes:
        """Take in a link; return how its element refers to it."""
        number, key = next(self._numbers), next(self._keys)
        kept = {name: pdf_bytes.of_pydyf(value, int) for name, value in link.items() if name != "Rect"}
        item = {**kept, "F": b"4", "Rect": self._frame(link["Rect"]), "StructParent": b"%d" % key}
        self._links.append((number, pdf_bytes.dictionary(item)))
        self._link_parents.append((key, pdf_bytes.reference(element)))
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (PAGE, pdf_bytes.reference(number))

    def _frame(self, rectangle: Sequence[float]) -> bytes:
        """Note a rectangle of the page as seen from its upper left corner; return what stands for it."""
        left, one, right, other = rectangle
        self._frames.append((left, min(one, other) - self._top, right, max(one, other) - self._top))
        return b"@%d@" % (len(self._frames) - 1)


def _part(part: Any) -> bytes:
    """Return a part of a stream; a picture is an object that knows its bytes."""
    if isinstance(part, pydyf.Object):
        return bytes(part.data)
    return part if isinstance(part, bytes) else str(part).encode()
