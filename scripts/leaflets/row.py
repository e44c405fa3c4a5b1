"""The rows of a roster as they are written: nothing is believed yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from leaflets.plain_text import RETYPE


@dataclass(frozen=True, kw_only=True)
class Row:
    """One clinic as it is written."""

    place: str
    """`roster.csv:7`, as a spreadsheet counts rows; for a profile the file's first line."""
    values: Mapping[str, object]
    """By field; one left empty is not there."""
    places: Mapping[str, str]
    """Where a field stands, if not at `place`."""
    number: int = 1
    """Of the row in its sheet."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """By field, what a spreadsheet calls its cell (C7), where `places` does not say it."""
    unclear: Mapping[str, str] = field(default_factory=dict)
    """By field, why its text is not known, with a remedy."""
    retype: str = RETYPE
    """How its writer mends what a program made of a text."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What a file holds, and what is wrong with it: of the whole file, and of rows that cannot be read."""

    rows: tuple[Row, ...] = ()
    faults: tuple[str, ...] = ()
    """None of the rows may be used."""
    row_faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What was assumed or left out."""
