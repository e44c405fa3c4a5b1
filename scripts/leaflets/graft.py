"""Grafts: what was printed for a slot, as objects that every template with that slot takes in unchanged."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import pydyf

from leaflets import pdf_bytes
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


def graft(pdf: Any, pages: Sequence[tuple[str, int, int]]) -> Grafts:
    """Return the printed pages as grafts; `pages` says of each for which slot it is, several may be for one page.

    `pages` is by slot, size and occurrence; the PDF has one page for each slot and size in that order.
    """
    names = list(dict.fromkeys((slot, size) for slot, size, _ in pages))
    grafter = _Grafter(pdf)
    by_slot = {(slot, size, nth): grafter.graft(slot, names.index((slot, size))) for slot, size, nth in pages}
    streams, others = grafter.resources()
    return Grafts(streams=streams, others=others, by_slot=by_slot)


class _Grafter:
    """Numbers the objects of one PDF anew, what is shared once and the rest for each graft."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._next = count(FIRST_NUMBER)
        self._keys = count(FIRST_KEY)
        self._shared: dict[int, int] = {}
        self._resources = next(self._next)

    def graft(self, slot: str, page_number: int) -> Graft:
        """Return one page's graft."""
        page = referred(self._pdf, self._pdf.page_references[page_number])
        links = [referred(self._pdf, reference) for reference in page.get("Annots", ())]
        box = referred(self._pdf, root(self._pdf)["K"][page_number])
        return _Page(self._pdf, page, self._next, self._keys, self._resources).graft(slot, box, links)

    def resources(self) -> tuple[tuple[Numbered, ...], tuple[Numbered, ...]]:
        """Return fonts and pictures with all that they refer to: streams, and what is none."""
        page = referred(self._pdf, self._pdf.page_references[0])
        waiting = [(self._resources, referred(self._pdf, page["Resources"]))]
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
        data = b"\n".join(part if isinstance(part, bytes) else str(part).encode() for part in item.stream)
        extra = {key: pdf_bytes.of_pydyf(value, self._number) for key, value in item.extra.items() if key != "Length"}
        return pdf_bytes.stream(data, extra) if item.compress else pdf_bytes.packed_stream(data, extra)

    def _number(self, old: int) -> int:
        if old not in self._shared:
            self._shared[old] = next(self._next)
        return self._shared[old]


class _Page:
    """One page on its way to be a graft."""

    def __init__(self, pdf: Any, page: Any, numbers: Iterator[int], keys: Iterator[int], resources: int) -> None:
        self._pdf, self._page, self._numbers, self._keys, self._resources = pdf, page, numbers, keys, resources
        self._form = next(numbers)
        self._elements: list[Numbered] = []
        self._frames: list[tuple[float, float, float, float]] = []
        self._of_mark: dict[int, int] = {}
        self._links: dict[int, Numbered] = {}
        self._link_parents: list[Numbered] = []

    def graft(self, slot: str, box: Any, links: Iterable[Any]) -> Graft:
        """Return the graft of what is tagged in the box."""
        by_number = {link.number: link for link in links}
        kids = b" ".join(self._kids(box, SLOT, by_number))
        key = next(self._keys)
        marks = b" ".join(pdf_bytes.reference(self._of_mark[mark]) for mark in sorted(self._of_mark))
        return Graft(
            slot=slot,
            form=(self._form, self._drawn(key)),
            elements=tuple(self._elements),
            kids=kids,
            links=tuple(self._links.values()),
            parents=((key, b"[%s]" % marks), *self._link_parents),
            frames=tuple(self._frames),
        )

    def _drawn(self, key: int) -> bytes:
        """Return the page's content as a form whose origin is its upper left corner."""
        _, _, width, height = self._page["MediaBox"]
        content = referred(self._pdf, self._page["Contents"])
        data = b"\n".join(
            part if isinstance(part, bytes) else part.data if hasattr(part, "data") else str(part).encode()
            for part in content.stream
        )
        extra = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": b"[0 0 %s %s]" % (pdf_bytes.number(width), pdf_bytes.number(height)),
            "Matrix": b"[1 0 0 1 0 %s]" % pdf_bytes.number(-height),
            "Resources": pdf_bytes.reference(self._resources),
            "StructParents": b"%d" % key,
        }
        return pdf_bytes.stream(data, extra)

    def _kids(self, element: Any, parent: bytes, links: dict[int, Any]) -> Iterator[bytes]:
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

    def _element(self, element: Any, parent: bytes, links: dict[int, Any]) -> int:
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
        self._links[link.number] = (number, pdf_bytes.dictionary(item))
        self._link_parents.append((key, pdf_bytes.reference(element)))
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (PAGE, pdf_bytes.reference(number))

    def _frame(self, rectangle: Sequence[float]) -> bytes:
        """Note a rectangle of the page as seen from its upper left corner; return what stands for it."""
        height = self._page["MediaBox"][3]
        left, one, right, other = rectangle
        self._frames.append((left, min(one, other) - height, right, max(one, other) - height))
        return b"@%d@" % (len(self._frames) - 1)
