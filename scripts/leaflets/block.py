"""Blocks: a clinic's details laid out once for every slot and size, to be stamped into any template."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from math import ceil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from leaflets import labels
from leaflets.clinic import Clinic
from leaflets.details import Details, details
from leaflets.door import refuse
from leaflets.editions import templates as print_folder
from leaflets.graft import Graft, Grafts, graft
from leaflets.laid_out import Page, in_lines
from leaflets.press import Press
from leaflets.template import Frame, Template, frames

MM = 25.4 / 72
"""Millimetres in a point."""
LINE = 1.2
"""A line's height in parts of the letters' size, as shared/clinic.css has it."""
LENGTHS = {
    "clinic": {"logo": 100, "name": 100, "phone": 30, "out_of_hours": 60},
    "visit": {"address": 120, "hours": 60, "website": 80, "email": 60},
    "note": {"note": 300},
    "emergency-number": {"emergency-number": 20},
    "advice-number": {"advice-number": 30},
}
"""What stands in a slot, and how many letters of it every paper has room for, all at once.

Whichever takes more room for its letters than the others is told if it does not fit."""
ROOM = 4
"""A page is laid out this many slots high, to see by how much a block is too tall."""
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
        pages = (
            f"@page {frame.slot}-{frame.size} {{ size: {frame.width}pt {frame.height * ROOM}pt; margin: 0 }}"
            for frame in self._frames
        )
        self._press = Press(
            name="clinic.css",
            styles=[print_folder(root) / "shared" / "clinic.css"],
            fonts=self._fonts,
            root=root,
            more_css="\n".join(pages),
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
        html = self._html.render(
            frames=filled,
            fields=texts,
            logo=clinic.logo,
            labels=self._labels,
            language=self._language,
            title=clinic.id,
        )
        printed = self._press.objects(html, name=clinic.place)
        refuse(f"{clinic.place}: {line}" for line in _overfull(printed.pages, filled))
        wanted = [(frame.slot, frame.size, nth) for frame in filled for nth in range(frame.count)]
        grafts = graft(printed.pdf, wanted)
        return Blocks(grafts=grafts, digest=md5(html.encode(), usedforsecurity=False).digest())


def _has_something(slot: str, clinic: Clinic, texts: Details) -> bool:
    """Return whether anything is printed in the slot."""
    if slot.endswith("-number"):
        return True
    return bool(slot == "clinic" and clinic.logo) or any(texts.get(field) for field in LENGTHS[slot])


def _overfull(pages: Sequence[Page], filled: Sequence[Frame]) -> Iterator[str]:
    """Yield a line for each field that makes a block too tall, by how much at worst."""
    told: dict[str, tuple[float, str]] = {}
    for frame, on_pages in zip(filled, _runs(pages), strict=True):
        heights: dict[str, float] = defaultdict(float)
        for piece in (piece for page in on_pages for piece in page.pieces if piece.kind == "slot"):
            heights[piece.spot.slot] += piece.area.bottom - piece.area.top
        over = heights[frame.slot] - frame.height * MM
        if over > HAIR:
            lengths = LENGTHS[frame.slot]
            field = max(lengths, key=lambda field: heights[f"field-{field}"] / lengths[field])
            lines = ceil(over / (LINE * frame.size * MM))
            what = f"{in_lines(lines)} ({over:.1f} mm) too long where letters are {frame.size} pt; shorten it"
            told[field] = max(told.get(field, (0, "")), (over, what))
    for field, (_, what) in told.items():
        yield f"{field}: it is {what}"


def _runs(pages: Sequence[Page]) -> list[list[Page]]:
    """Return the pages of each block: one, or more if even that had no room."""
    runs: list[list[Page]] = []
    for page in pages:
        if page.starts_anew:
            runs.append([])
        runs[-1].append(page)
    return runs
