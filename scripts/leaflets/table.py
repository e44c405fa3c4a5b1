"""A table as a spreadsheet shows it: cells of text, whatever kind of file they come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Unclear:
    """A cell of which nobody can know what it is to say."""

    what: str
    """What is wrong with it, and the remedy."""


Cell = str | Unclear


@dataclass(frozen=True, kw_only=True)
class Record:
    """A row of a table."""

    number: int
    """From 1, as a spreadsheet counts."""
    cells: Mapping[int, Cell]
    """By column from 1, without the empty ones."""
    width: int | None = None
    """How many cells were written, where that tells a broken row (CSV)."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A sheet of a spreadsheet, or a CSV file."""

    source: str
    """The file, as an author types it."""
    sheet: str = ""
    """The sheet's name; empty in a file that has but one table."""
    records: Sequence[Record] = ()
    """In order, without the empty ones and those that are hidden."""
    hidden: bool = False
    notes: tuple[str, ...] = field(default=())
    """What was assumed or left out."""

    def row(self, number: int) -> str:
        """Return where a row is, for messages."""
        return f"{self.source}: sheet “{self.sheet}”, row {number}" if self.sheet else f"{self.source}:{number}"

    def cell(self, number: int, column: int) -> str:
        """Return where a cell is, for messages; a CSV file has lines only."""
        name = f"{letters(column)}{number}"
        return f"{self.source}: sheet “{self.sheet}”, cell {name}" if self.sheet else self.row(number)


def letters(column: int) -> str:
    """Return what a spreadsheet calls the column: A to Z, AA to ZZ …"""
    name = ""
    while column:
        column, place = divmod(column - 1, 26)
        name = chr(ord("A") + place) + name
    return name
