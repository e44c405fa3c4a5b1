"""Blocks: a clinic's details laid out once for every slot and size, to be stamped into any template."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from itertools import accumulate
from math import ceil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from leaflets import labels
from leaflets.care_card import SLOTS
from leaflets.clinic import Clinic
from leaflets.details import Details, details
from leaflets.door import refuse
from leaflets.editions import templates as print_folder
from leaflets.font_list import check_fonts
from leaflets.graft import Graft, Grafts, Printed, graft
from leaflets.laid_out import Page, in_lines
from leaflets.press import Press
from leaflets.template import Template, frames

MM = 25.4 / 72
"""Millimetres in a point."""
LINE = 1.2
"""A line's height in parts of the letters' size, as shared/clinic.css has it."""
LENGTHS = {
    "clinic": {"logo": 100, "name": 100, "phone": 30, "out_of_hours": 60},
    "visit": {"address": 120, "hours": 60, "website": 80, "email": 60},
    "note": {"note": 300},
    "emergency-number": {"emergency-number": 20},
    "doctor-today": {"phone": 30, "out_of_hours": 60},
    "doctor-soon": {"phone": 30},
}
"""What stands in a slot, and how many letters of it every paper has room for, all at once.

Whichever takes more room for its letters than the others is told if it does not fit."""
ROOM = 4
"""A block has room for this many slots' heights, so that one that is too tall does not reach the next."""
SHEET = 14_400
"""Points of the sides of the sheet that all blocks of a clinic are printed on."""
HAIR = 0.05
"""Millimetres that nobody sees."""


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """All that is printed of a clinic."""

    grafts: Grafts
    digest: bytes
    """Changes with what is printed."""

    def graft(self, slot: str, size: int, nth: int) -> Graft | None:
        """Return what goes into the slot; None if nothing does."""
        return self.grafts.by_slot.get((slot, size, nth))


class BlockPress:
    """Lays out clinics' details for the slots of some templates, all in one language; made once a process."""

    def __init__(self, templates: Sequence[Template], root: Path) -> None:
        """Read what is needed of the project; raise a LeafletError for templates that disagree about a slot's size."""
        self._frames = frames(templates)
        self._language = templates[0].language
        self._labels = labels.read(root / "overrides" / "labels" / f"{self._language}.yml")
        self._fonts = (root / "scripts" / "fonts", root / "scripts" / "clinic-fonts")
        check_fonts(*self._fonts)
        self._press = Press(
            name="clinic.css",
            styles=[print_folder(root) / "shared" / "clinic.css"],
            fonts=self._fonts,
            root=root,
            more_css=f"@page {{ size: {SHEET}pt {SHEET}pt; margin: 0 }}",
        )
        environment = Environment(
            loader=FileSystemLoader(print_folder(root)), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        self._html = environment.get_template("clinic.html")

    def lay_out(self, clinic: Clinic) -> Blocks:
        """Return the clinic's blocks.

        Raise a LeafletError, a line each, for letters that no font has and for fields that are too long.
        """
        own, more = self._fonts
        texts = details(clinic, language=self._language, labels=self._labels, fonts=own, more_fonts=more)
        filled = [frame for frame in self._frames if _has_something(frame.slot, clinic, texts)]
        tops = accumulate((frame.height * ROOM for frame in filled), initial=0.0)
        blocks = [
            Printed(
                slot=frame.slot, size=frame.size, count=frame.count, top=top, width=frame.width, height=frame.height
            )
            for frame, top in zip(filled, tops, strict=False)
        ]
        html = self._html.render(
            blocks=blocks,
            fields=texts,
            logo=clinic.logo,
            labels=self._labels,
            language=self._language,
            title=clinic.id,
        )
        printed = self._press.objects(html, name=clinic.place)
        refuse(f"{clinic.place}: {line}" for line in _overfull(printed.pages[0], blocks))
        return Blocks(grafts=graft(printed.pdf, blocks), digest=md5(html.encode(), usedforsecurity=False).digest())


def _has_something(slot: str, clinic: Clinic, texts: Details) -> bool:
    """Return whether anything is printed in the slot."""
    if slot in SLOTS:  # a line to write on is printed for what is missing
        return True
    return bool(slot == "clinic" and clinic.logo) or any(texts.get(field) for field in LENGTHS[slot])


def _overfull(page: Page, blocks: Sequence[Printed]) -> Iterator[str]:
    """Yield a line for each field that makes a block too tall, by how much at worst."""
    told: dict[str, tuple[float, str]] = {}
    for block, heights in zip(blocks, _heights(page), strict=True):
        over = heights[block.slot] - block.height * MM
        if over > HAIR:
            lengths = LENGTHS[block.slot]
            field = max(lengths, key=lambda field: heights[f"field-{field}"] / lengths[field])
            lines = ceil(over / (LINE * block.size * MM))
            what = f"{in_lines(lines)} ({over:.1f} mm) too long where letters are {block.size} pt; shorten it"
            told[field] = max(told.get(field, (0, "")), (over, what))
    for field, (_, what) in told.items():
        yield f"{field}: it is {what}"


def _heights(page: Page) -> list[dict[str, float]]:
    """Return for each block how high it and its fields are, in millimetres."""
    found: list[dict[str, float]] = []
    for piece in page.pieces:
        if piece.kind == "slot":
            if piece.spot.slot in LENGTHS:
                found.append(defaultdict(float))
            found[-1][piece.spot.slot] += piece.area.bottom - piece.area.top
    return found
