"""A plate: a template taken apart once, so that stamping it writes only the few objects that a clinic changes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from leaflets import pdf_bytes
from leaflets.graft import FIRST_NUMBER
from leaflets.pdf_bytes import Numbered
from leaflets.pdf_file import Body


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A slot of the template, open for a graft."""

    slot: str
    nth: int
    """How many slots of that name stand before it."""
    left: float
    top: float
    """Its upper left corner in points from the left and the lower edge of its page."""
    width: float
    height: float
    page: int
    element: int
    """The numbers of its page's object and of its own element."""

    @property
    def drawing(self) -> str:
        """Return the name, in its page's resources, of what is drawn in it."""
        return f"Slot{self.element}"


@dataclass(frozen=True, kw_only=True)
class Plate:
    """A template: what stays is written already, what a clinic changes has places for it."""

    body: Body
    """What stays."""
    changing: tuple[Numbered, ...]
    """Pages, tags of slots and what holds these, with places such as `@links12@` for what is added."""
    openings: tuple[Opening, ...]
    root: bytes
    info: bytes
    """References of the trailer."""
    digest: bytes
    """Changes with the template."""


def plate(pdf: bytes) -> Plate:
    """Return the template taken apart; its slots' places were kept by `slots.keep_places`."""
    tidy = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        # Numbers everything from 1 on and drops what nothing refers to.
        document.save(tidy, object_stream_mode=pikepdf.ObjectStreamMode.disable, deterministic_id=True)
    with pikepdf.open(tidy) as document:
        return _Workbench(document).plate(md5(pdf, usedforsecurity=False).digest())


def slots(pdf: bytes) -> tuple[Opening, ...]:
    """Return the slots of a template, to see what there is; the numbers are those of this PDF, not of its plate."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return _openings(document.Root.StructTreeRoot.K)


class _Workbench:
    """A template that is being taken apart."""

    def __init__(self, document: pikepdf.Pdf) -> None:
        self._document = document
        tree = document.Root.StructTreeRoot
        self._openings = _openings(tree.K)
        for opening in self._openings:
            element = self._object(opening.element)
            del element.T, element.A
        self._tree = tree.ParentTree.objgen[0]

    def plate(self, digest: bytes) -> Plate:
        """Return the template as a plate."""
        slots = {opening.element for opening in self._openings}
        pages = {opening.page for opening in self._openings}
        holders = {self._object(number).P.objgen[0] for number in slots}
        resources = {self._object(number).Resources.objgen[0] for number in pages}
        places = {**dict.fromkeys(pages, self._page), **dict.fromkeys(resources, self._resources)}
        places |= {**dict.fromkeys(holders, self._holder), **dict.fromkeys(slots, self._slot)}
        places[self._tree] = self._parent_tree
        body, changing = Body(), []
        staying: list[Numbered] = []
        for item in self._document.objects:
            number = item.objgen[0]
            if number in places:
                changing.append((number, places[number](item)))
            elif isinstance(item, pikepdf.Stream):
                body.add(number, self._stream(item))
            else:
                staying.append((number, pdf_bytes.of_pikepdf(item, int)))
        highest = len(self._document.objects) + 1
        assert highest < FIRST_NUMBER, "a template has more objects than numbers are set apart for it"
        body.add_packed(highest, staying)
        return Plate(
            body=body,
            changing=tuple(changing),
            openings=self._openings,
            root=pdf_bytes.reference(self._document.Root.objgen[0]),
            info=pdf_bytes.reference(self._document.trailer.Info.objgen[0]),
            digest=digest,
        )

    def _object(self, number: int) -> Any:
        return self._document.get_object(number, 0)

    def _stream(self, item: Any) -> bytes:
        """Return a stream; that of a page with what draws its slots."""
        extra = {key[1:]: _value(value) for key, value in item.stream_dict.items() if key != "/Length"}
        drawn = [opening for opening in self._openings if self._object(opening.page).Contents.objgen == item.objgen]
        if not drawn:
            return pdf_bytes.packed_stream(item.read_raw_bytes(), extra)
        places = ((pdf_bytes.number(one.left), pdf_bytes.number(one.top), one.drawing.encode()) for one in drawn)
        slots = b"".join(b"\nq 1 0 0 1 %s %s cm /%s Do Q" % place for place in places)
        # A page may leave the origin anywhere.
        return pdf_bytes.stream(b"q\n%s\nQ%s" % (item.read_bytes(), slots), {})

    def _page(self, item: Any) -> bytes:
        links = [_value(link) for link in item.get("/Annots", ())]
        known = {key[1:]: _value(value) for key, value in item.items() if key != "/Annots"}
        place = b"@links%d@" % item.objgen[0]
        return pdf_bytes.dictionary({**known, "Annots": b"[%s]" % b" ".join([*links, place])})

    def _resources(self, item: Any) -> bytes:
        known = {key[1:]: _value(value) for key, value in item.items() if key != "/XObject"}
        drawn = {key[1:]: _value(value) for key, value in item.get("/XObject", Dictionary()).items()}
        slots = {opening.drawing: b"@form%d@" % opening.element for opening in self._openings}
        return pdf_bytes.dictionary({**known, "XObject": pdf_bytes.dictionary({**drawn, **slots})})

    def _holder(self, item: Any) -> bytes:
        slots = {opening.element for opening in self._openings}
        kids = [
            b"@slot%d@" % kid.objgen[0]
            if isinstance(kid, pikepdf.Object) and kid.is_indirect and kid.objgen[0] in slots
            else _value(kid)
            for kid in item.K
        ]
        known = {key[1:]: _value(value) for key, value in item.items() if key != "/K"}
        return pdf_bytes.dictionary({**known, "K": b"[%s]" % b" ".join(kids)})

    def _slot(self, item: Any) -> bytes:
        known = {key[1:]: _value(value) for key, value in item.items() if key != "/K"}
        return pdf_bytes.dictionary({**known, "K": b"[@kids%d@]" % item.objgen[0]})

    def _parent_tree(self, item: Any) -> bytes:
        return b"<</Nums[%s @parents@]>>" % b" ".join(map(_value, item.Nums))


def _openings(kid: Any) -> tuple[Opening, ...]:
    """Return the slots beneath an element in the order of reading."""
    counts: Counter[str] = Counter()
    found = []
    for element in _slots(kid):
        slot = str(element.T)
        left, low, right, top = map(float, element.A.BBox)
        page, number = element.Pg.objgen[0], element.objgen[0]
        found.append(
            Opening(
                slot=slot,
                nth=counts[slot],
                left=left,
                top=top,
                width=right - left,
                height=top - low,
                page=page,
                element=number,
            )
        )
        counts[slot] += 1
    return tuple(found)


def _slots(kid: Any) -> Iterator[Any]:
    """Yield the elements of slots in the order of reading."""
    for item in kid if isinstance(kid, Array) else [kid]:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem:
            if "/T" in item:
                yield item
            else:
                yield from _slots(item.K)


def _value(value: Any) -> bytes:
    """Return a value, by reference if it is an object of its own."""
    return pdf_bytes.of_pikepdf(Array([value]), int)[1:-1]
