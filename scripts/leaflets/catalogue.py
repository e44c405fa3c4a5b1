"""The catalogue: the leaflets there are, what they pick, and what stands at their foot."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, each, line_of, refuse, validate
from leaflets.errors import did_you_mean

Day = Annotated[date | None, BeforeValidator(lambda text: text or None)]
"""A date written as 2026-11-22; empty text is None."""
IMPRINT_KEYS = ("version", "date", "review", "publisher", "contact")
THEME_KEYS = ("alternate", "generator", "homepage", "polyfills", "social")
"""What Material reads from `extra` and this project may use."""
LeafletId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Part of the PDFs' file names."""


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
        by_whom = (self.reviewer, self.role, self.reviewed)
        if self.status == "reviewed" and not all(by_whom):
            raise ValueError("a reviewed guide names its reviewer, role and day (reviewed)")
        if self.status == "unreviewed" and any(by_whom):
            raise ValueError("an unreviewed guide leaves reviewer, role and reviewed empty")
        if self.reviewed and self.reviewed > self.review_due:
            raise ValueError("review_due comes after reviewed")


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Imprint:
    """What stands at the foot of everything printed."""

    version: str
    date: date
    """The day of this version."""
    review: Review
    publisher: str = ""
    """Empty is said."""
    contact: Annotated[str, Field(pattern=r"^([^@\s\"<>]+@[^@\s\"<>]+)?$")] = ""
    """A mail address; empty is said, and a mail then has no recipient."""
    guide: str = ""
    """The guide's title."""
    address: str = ""
    """Where the guide is on the web; may be empty."""


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
    place: str
    """Where it is declared, for messages: `mkdocs.yml:112`."""

    def pick_of(self, section: str) -> Pick | None:
        """Return what the section with that heading id, as the leaflet has it (`page-section`), was picked by."""
        return next((pick for pick in self.sections if f"{pick.page}-{pick.section}" == section), None)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All leaflets in the order they are declared, and their imprint."""

    leaflets: tuple[Leaflet, ...]
    imprint: Imprint


def read(
    extra: Mapping[str, Any],
    *,
    source: str,
    text: str,
    papers: Collection[str],
    guide: str = "",
    address: str = "",
) -> Catalogue:
    """Return the catalogue in mkdocs.yml's `extra`; `guide` is the guide's title and `address` where it is on the web.

    `source` and `text` are that file's name and content, to find the lines; `papers` are the names
    there is a stylesheet for. Raise a LeafletError with a line for each mistake.
    """
    listed, leaflets = extra.get("leaflets"), ("extra", "leaflets")
    given = {key: extra[key] for key in IMPRINT_KEYS if key in extra}
    declared: dict[str, DeclaredLeaflet]
    imprint: Imprint
    _, declared, imprint = each(
        lambda: refuse(_unknown_keys(extra, source, text)),
        lambda: validate(listed, dict[LeafletId, DeclaredLeaflet], source=source, text=text, under=leaflets),
        lambda: validate(given, Imprint, source=source, text=text, under=("extra",)),
    )
    refuse(_unknown_papers(declared, papers, source, text))
    return Catalogue(
        leaflets=tuple(_leaflet(id_, leaflet, source, text) for id_, leaflet in declared.items()),
        imprint=replace(imprint, guide=guide, address=address),
    )


def _unknown_keys(extra: Mapping[str, Any], source: str, text: str) -> Iterator[str]:
    """Yield a line for each key of `extra` that neither we nor the theme read: a misspelt one would be lost."""
    known = (*IMPRINT_KEYS, "leaflets", *THEME_KEYS)
    for key in extra:
        if key not in known:
            yield f"{source}:{line_of(text, ('extra', key))}: unknown key “{key}”; {did_you_mean(key, known)}"


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
        place=f"{source}:{line_of(text, ('extra', 'leaflets', id_))}",
        title=declared.title,
        papers=tuple(Paper(name=name, pages=pages) for name, pages in declared.papers.items()),
        sections=tuple(
            Pick(**asdict(pick), place=f"{source}:{line}") for pick, line in zip(declared.sections, lines, strict=True)
        ),
    )
