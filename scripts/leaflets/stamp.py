"""Stamping: a clinic's details go into the slots of a template, with their tags, and nothing else changes."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import md5

from leaflets import pdf_bytes
from leaflets.block import Blocks
from leaflets.graft import FIRST_NUMBER, Graft
from leaflets.pdf_bytes import Numbered
from leaflets.plate import Opening, Plate, plate
from leaflets.template import Template

PLACE = re.compile(rb"@\w+@")
NOTHING_DRAWN, CHANGED = FIRST_NUMBER - 1, FIRST_NUMBER - 2
"""The numbers of what is drawn where nothing goes into a slot, and of the object stream with what a clinic changes."""
NOTHING = pdf_bytes.stream(b"", {"Type": b"/XObject", "Subtype": b"/Form", "BBox": b"[0 0 0 0]"})


def stamp(template: Template, blocks: Blocks) -> bytes:
    """Return the template's PDF with the clinic's blocks in its slots; the same bytes for the same input."""
    plate_ = _plate(template.pdf)
    filled = [(opening, blocks.graft(opening.slot, template.size, opening.nth)) for opening in plate_.openings]
    grafted = [(opening, graft) for opening, graft in filled if graft]
    body = plate_.body.copy()
    body.add_all(blocks.grafts.streams)
    body.add_all(graft.form for _, graft in grafted)
    body.add(NOTHING_DRAWN, NOTHING)
    added = [item for opening, graft in grafted for item in _added(opening, graft)]
    body.add_packed(CHANGED, [*_changed(plate_, filled), *blocks.grafts.others, *added])
    identifier = md5(plate_.digest + blocks.digest, usedforsecurity=False).digest()
    return body.end(root=plate_.root, info=plate_.info, identifier=identifier)


@cache
def _plate(pdf: bytes) -> Plate:
    """Return the template taken apart, which is done once a process."""
    return plate(pdf)


def _added(opening: Opening, graft: Graft) -> Iterator[Numbered]:
    """Yield the tags and links of a graft at their place on the page."""
    values = {b"@page@": b"%d 0 R" % opening.page, b"@slot@": b"%d 0 R" % opening.element}
    for index, (left, low, right, high) in enumerate(graft.frames):
        sides = (opening.left + left, opening.top + low, opening.left + right, opening.top + high)
        values[b"@%d@" % index] = b"[%s]" % b" ".join(map(pdf_bytes.number, sides))
    for number, item in (*graft.elements, *graft.links):
        yield number, _filled(item, values)


def _changed(plate_: Plate, filled: Iterable[tuple[Opening, Graft | None]]) -> Iterator[Numbered]:
    """Yield what a clinic changes in the template; the element of a slot that nothing goes into is left out."""
    values: dict[bytes, bytes] = {}
    parents: list[Numbered] = []
    left_out = set()
    for opening, graft in filled:
        name, links = b"%d" % opening.element, b"@links%d@" % opening.page
        values.setdefault(links, b"")
        values[b"@form%s@" % name] = pdf_bytes.reference(graft.form[0] if graft else NOTHING_DRAWN)
        values[b"@slot%s@" % name] = b"%s 0 R" % name if graft else b""
        if graft is None:
            left_out.add(opening.element)
            continue
        values[b"@kids%s@" % name] = graft.kids
        values[links] += b"".join(b" %d 0 R" % link for link, _ in graft.links)
        parents += graft.parents
    values[b"@parents@"] = b" ".join(b"%d %s" % parent for parent in sorted(parents))
    for number, item in plate_.changing:
        if number not in left_out:
            yield number, _filled(item, values)


def _filled(item: bytes, values: dict[bytes, bytes]) -> bytes:
    return PLACE.sub(lambda place: values[place[0]], item)
