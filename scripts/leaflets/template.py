"""Templates: every edition printed once with its slots empty, for clinics' details to be stamped in."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from leaflets import print_run
from leaflets.catalogue import Imprint
from leaflets.door import refuse
from leaflets.editions import Edition
from leaflets.errors import LeafletError
from leaflets.plate import slots
from leaflets.rendered import Rendered

LARGE_PRINT, TEXT = 18, 12
"""Points of the letters in slots: on paper whose name ends in large-print, and on all others."""


@dataclass(frozen=True, kw_only=True)
class Template:
    """An edition with empty slots."""

    file: str
    """The PDF's name: `lip-twitching-a4.pdf`."""
    leaflet: str
    title: str
    language: str
    paper: str
    size: int
    """Points of the letters in its slots."""
    pages: int
    sheets: int
    core: str
    imprint: Imprint
    pdf: bytes
    """On a fold imposed; the slots' places are in it."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A slot as all templates with letters of one size have it."""

    slot: str
    size: int
    """Points of its letters."""
    width: float
    height: float
    """Points."""
    count: int
    """How many a leaflet has at most."""


def templates(rendered: Rendered, *, root: Path, tell: Callable[[str], object]) -> tuple[Template, ...]:
    """Return the templates of all editions in the catalogue's order, printing what is not kept from before.

    `root` is the project, whose `.cache` is used; `tell` is given a line about what is damaged there. Raise a
    LeafletError for all that is wrong with a print.
    """
    guide = rendered.guide
    run = print_run.begin(
        guide.catalogue,
        rendered.pages,
        labels=guide.labels,
        language=guide.language,
        root=root,
        tell=tell,
        for_clinics=True,
    )
    editions = run.end()
    refuse(str(complaint) for edition in editions for complaint in edition.complaints)
    return tuple(_template(edition) for edition in editions)


def frames(templates: Sequence[Template]) -> tuple[Frame, ...]:
    """Return the slots of the templates; raise a LeafletError if two of one size differ, which a stylesheet mends."""
    found: dict[tuple[str, int], Frame] = {}
    for template in templates:
        openings = slots(template.pdf)
        counts = Counter(opening.slot for opening in openings)
        for opening in openings:
            key = (opening.slot, template.size)
            width, height = round(opening.width, 2), round(opening.height, 2)
            count = max(counts[opening.slot], found[key].count if key in found else 0)
            frame = Frame(slot=opening.slot, size=template.size, width=width, height=height, count=count)
            other = found.setdefault(key, frame)
            if (other.width, other.height) != (width, height):
                what = (
                    f"its slot “{opening.slot}” is {width} by {height} pt and elsewhere {other.width} by {other.height}"
                )
                raise LeafletError(f"overrides/print/{template.paper}.css:1: {what}; give both the same size")
            found[key] = frame
    return tuple(found.values())


def _template(edition: Edition) -> Template:
    """Return the edition as a template."""
    assert edition.core is not None  # only the handbook has none
    return Template(
        file=Path(edition.file).name,
        leaflet=edition.leaflet,
        title=edition.title,
        language=edition.language,
        paper=edition.paper,
        size=LARGE_PRINT if edition.paper.endswith("large-print") else TEXT,
        pages=edition.pages,
        sheets=edition.sheets,
        core=edition.core,
        imprint=edition.imprint,
        pdf=edition.pdf,
    )
