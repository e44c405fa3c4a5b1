"""What people have done: a dated, named record of each in docs/data/reviews/; nothing else makes a line say “done”."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, read_yaml
from leaflets.history import Core

Kind = Literal[
    "clinician-sign-off",
    "section-9-signed",
    "sources-re-read",
    "numbers-confirmed",
    "user-test",
    "pemat",
    "screen-reader-test",
]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]  # typing has no name for it
Text = Annotated[str, Field(pattern=r"\S")]
Percent = Annotated[int, Field(ge=0, le=100)]
READERS = 10
"""People in a user test: the European Commission's guideline for package leaflets asks for rounds of 10."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Record:
    """One thing that people have done for one version of the guide."""

    kind: Kind
    date: date
    names: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Of who did it."""
    role: Text
    version: Text
    """Of the guide they had before them."""
    result: Text
    """In a sentence or two, for readers."""
    conflicts: str = ""
    """Of interest; a clinician says so if there are none."""
    guide: Core | None = None
    """The guide's core as history.yml had it: the record counts for no other text. A clinician's names it."""
    readers: int | None = None
    """How many tested the words."""
    understandability: Percent | None = None
    """PEMAT's score."""
    actionability: Percent | None = None
    """PEMAT's score."""

    def __post_init__(self) -> None:
        """Raise ValueError, which the door tells by file and line, for what this kind of record lacks."""
        if self.kind in ("clinician-sign-off", "section-9-signed") and not self.conflicts.strip():
            raise ValueError("a clinician states conflicts of interest; write conflicts: none, or name them")
        if self.kind in ("clinician-sign-off", "section-9-signed") and not self.guide:
            raise ValueError("a clinician signs one text; write guide: and its core from history.yml, in quotes")
        if self.kind == "user-test" and (self.readers or 0) < READERS:
            raise ValueError(f"a user test has at least {READERS} readers; write how many, as readers: {READERS}")
        if self.kind == "pemat" and None in (self.understandability, self.actionability):
            raise ValueError("a PEMAT rating has both scores; write understandability and actionability in percent")


def read_records(folder: Path) -> tuple[Record, ...]:
    """Return the records in the folder, the oldest first; raise a LeafletError for a mistake in one."""
    records = [read_yaml(file, Record) for file in sorted(folder.glob("*.yml"))]
    return tuple(sorted(records, key=lambda record: record.date))


def latest(kind: Kind, records: Sequence[Record]) -> Record | None:
    """Return the newest record of the kind; None if there is none."""
    return next((record for record in reversed(records) if record.kind == kind), None)
