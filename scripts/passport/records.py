"""What people have done: a dated, named record of each in docs/data/reviews/; nothing else makes a line say “done”."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, read_yaml, refuse, shown
from leaflets.errors import LeafletError
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
Text = Annotated[str, Field(pattern=r"[^\W\d_]")]
"""With a letter in it: “?” and “-” say nothing."""
Percent = Annotated[int, Field(ge=0, le=100)]
READERS = 10
"""People in a user test: the European Commission's guideline for package leaflets asks for rounds of 10."""

PEMAT_PASS = 70
"""Percent that each score of PEMAT is above in a text that most can use (AHRQ)."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Record:
    """One thing that people have done for one version of the guide."""

    kind: Kind
    date: date
    names: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Of who did it."""
    role: Text
    version: Annotated[str, Field(pattern=r"\S")]
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
    """PEMAT's score; see `PEMAT_PASS`."""
    actionability: Percent | None = None
    """PEMAT's score."""

    def __post_init__(self) -> None:
        """Raise ValueError, which the door tells by file and line, for what this kind of record lacks."""
        if self.kind in ("clinician-sign-off", "section-9-signed") and not any(map(str.isalpha, self.conflicts)):
            raise ValueError("a clinician states conflicts of interest; write conflicts: none, or name them")
        if self.kind in ("clinician-sign-off", "section-9-signed") and not self.guide:
            raise ValueError("a clinician signs one text; write guide: and its core from history.yml, in quotes")
        if self.kind == "user-test" and (self.readers or 0) < READERS:
            raise ValueError(f"a user test has at least {READERS} readers; write how many, as readers: {READERS}")
        if self.kind == "pemat" and None in (self.understandability, self.actionability):
            raise ValueError("a PEMAT rating has both scores; write understandability and actionability in percent")


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A record, and the file that keeps it."""

    file: Path
    record: Record


def read_records(folder: Path) -> tuple[Record, ...]:
    """Return the records in the folder, the oldest first; raise a LeafletError with a line for each mistake."""
    kept, mistakes = read_kept(folder)
    refuse(mistakes)
    return tuple(one.record for one in kept)


def read_kept(folder: Path) -> tuple[list[Kept], list[str]]:
    """Return the records in the folder that can be read, the oldest first, and a line for each mistake in the others.

    A hidden file, such as an editor's, is none.
    """
    kept, mistakes = list[Kept](), list[str]()
    for file in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            if not file.name.startswith("."):
                kept.append(Kept(file=file, record=_read(file)))
        except LeafletError as error:
            mistakes.append(str(error))
    return sorted(kept, key=lambda one: one.record.date), mistakes


def _read(file: Path) -> Record:
    """Return the record in the file; raise a LeafletError for a mistake, and for what is no file of a record."""
    if file.is_dir():
        raise LeafletError(f"{shown(file)}:1: a record in a folder of its own is not read; move it out")
    if file.suffix != ".yml":
        raise LeafletError(f"{shown(file)}:1: only a file that ends in .yml is read as a record; name it so")
    return read_yaml(file, Record)
