"""The passport as values: all that it tells."""

from datetime import date

from pydantic.dataclasses import dataclass

from leaflets.evidence import Grade
from passport.records import Kind, Record


@dataclass(frozen=True, kw_only=True)
class ReadingLine:
    """How hard one page or leaflet is to read."""

    name: str
    """The page's file name without `.md`, or the leaflet's id."""
    title: str
    leaflet: bool
    smog: float
    smog_raw: float
    smog_limit: float
    flesch_kincaid: float
    flesch_kincaid_raw: float
    flesch_kincaid_limit: float
    longest_sentence: int
    """In words."""
    passes: bool


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """A sentence, and where it stands."""

    path: str
    line: int
    text: str
    words: int


@dataclass(frozen=True, kw_only=True)
class Weak:
    """A sign of danger that rests on weak sources alone: a clinician is to confirm it."""

    fact: str
    says: str
    places: tuple[str, ...]
    """Where it is told, as docs/en/help.md:25."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """What people are to do, and whether they have."""

    kind: Kind
    done: bool
    """Whether there is a record for this version and its text."""
    record: Record | None
    """The newest that counts, or else the newest there is, for whichever version."""


@dataclass(frozen=True, kw_only=True)
class Passport:
    """All that is known before the site is written."""

    version: str
    released: date
    reviewed: date | None
    review_due: date
    readings: tuple[ReadingLine, ...]
    longest_sentence: Sentence | None
    sources: dict[Grade, int]
    """How many sources of each grade the pages rest on."""
    blocks: int
    """Paragraphs, items and rows on pages about health."""
    general: int
    """How many of these are general advice, without a source."""
    weak: tuple[Weak, ...]
    tasks: tuple[Task, ...]
    built_by: dict[str, str]
    """Each locked package with its version."""
