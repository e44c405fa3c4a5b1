"""The catalogue: the leaflets there are, what they pick, and what stands at their foot."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, line_of, refuse, validate
from leaflets.errors import did_you_mean

Day = Annotated[date | None, BeforeValidator(lambda text: text or None)]
"""A date written as 2026-11-22; empty text is None."""
IMPRINT_KEYS = ("version", "date", "review", "publisher", "contact")


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Review:
    """Whether a clinician has checked the guide, who, and until when that holds."""

    status: Literal["unreviewed", "reviewed"]
    reviewer: str = ""
    role: str = ""
    reviewed: Day = None
    """The day of the check; None while there was none."""
    review_due: date
    """The day by which it is to be checked (again)."""

    def __post_init__(self) -> None:
        """Raise ValueError, which the door tells by file and line, for a check by nobody."""
        if self.status == "reviewed" and not (self.reviewer and self.role and self.reviewed):
            raise ValueError("a reviewed guide names its reviewer, role and day (reviewed)")


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Imprint:
    """What stands at the foot of everything printed."""

    version: str
    date: date
    """The day of this version."""
    review: Review
    publisher: str = ""
    """Empty is said."""
    contact: str = ""
    """A mail address; empty is said, and a mail then has no recipient."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class DeclaredPick:
    """A section that a leaflet takes from a page, as `mkdocs.yml` writes it."""

    page: str
    """The page's file name without `.md`."""
    section: str
    """The id of the section's heading."""
    parts: tuple[str, ...] = ()
    """Ids of headings inside of the section: only these are printed; empty takes all of it."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class DeclaredLeaflet:
    """A leaflet as `mkdocs.yml` writes it, under its id."""

    title: str
    papers: dict[str, Annotated[int, Field(gt=0)]]
    """Paper to number of pages; on a fold, of panels."""
    sections: Annotated[tuple[DeclaredPick, ...], Field(min_length=1)]


@dataclass(frozen=True, kw_only=True)
class Pick(DeclaredPick):
    """A section that a leaflet takes from a page."""

    place: str
    """Where it is declared, for messages: `mkdocs.yml:41`."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper that a leaflet is made for; its stylesheet is `overrides/print/<name>.css`, its fold in `fold`."""

    name: str
    pages: int
    """How many pages (on a fold: panels) the leaflet has on it as one reads it; another number is a complaint.

    Blank ones that fill up a booklet's last sheet are not counted.
    """


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """A choice of sections in an order."""

    id: str
    title: str
    papers: tuple[Paper, ...]
    sections: tuple[Pick, ...]


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All leaflets in the order they are declared, and their imprint."""

    leaflets: tuple[Leaflet, ...]
    imprint: Imprint


def read(extra: Mapping[str, Any], *, source: str, text: str, papers: Collection[str]) -> Catalogue:
    """Return the catalogue in mkdocs.yml's `extra`.

    `source` and `text` are that file's name and content, to find the lines; `papers` are the names
    there is a stylesheet for. Raise a LeafletError with a line for each mistake.
    """
    declared = validate(
        extra.get("leaflets"),
        dict[str, DeclaredLeaflet],
        source=source,
        text=text,
        under=("extra", "leaflets"),
    )
    refuse(_unknown_papers(declared, papers, source, text))
    imprint = {key: extra[key] for key in IMPRINT_KEYS if key in extra}
    return Catalogue(
        leaflets=tuple(_leaflet(id_, leaflet, source, text) for id_, leaflet in declared.items()),
        imprint=validate(imprint, Imprint, source=source, text=text, under=("extra",)),
    )


def _unknown_papers(
    leaflets: Mapping[str, DeclaredLeaflet], papers: Collection[str], source: str, text: str
) -> Iterator[str]:
    """Yield a line for each paper that has no stylesheet."""
    for id_, leaflet in leaflets.items():
        for paper in leaflet.papers:
            if paper not in papers:
                line = line_of(text, ("extra", "leaflets", id_, "papers", paper))
                yield f"{source}:{line}: unknown paper “{paper}”; {did_you_mean(paper, papers)}"


def _leaflet(id_: str, declared: DeclaredLeaflet, source: str, text: str) -> Leaflet:
    """Return the leaflet with its id, and with the line of each of its picks."""
    sections = ("extra", "leaflets", id_, "sections")
    lines = [line_of(text, (*sections, index)) for index in range(len(declared.sections))]
    return Leaflet(
        id=id_,
        title=declared.title,
        papers=tuple(Paper(name=name, pages=pages) for name, pages in declared.papers.items()),
        sections=tuple(
            Pick(**asdict(pick), place=f"{source}:{line}") for pick, line in zip(declared.sections, lines, strict=True)
        ),
    )
