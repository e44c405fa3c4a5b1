"""A sheet of a spreadsheet as a table: what is hidden is left out and told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from leaflets.plain_text import RETYPE
from leaflets.table import Cell, Record, Table, Unclear, letters

MOST_CELLS = 600_000
"""20,000 clinics with 30 columns."""
TOO_MANY = f"it has over {MOST_CELLS} cells, empty ones that have a format too; copy the clinics into a new spreadsheet"
MERGED = Unclear(what="the cell is merged with others; unmerge it and write the text into each cell it is for")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet as it is in its file."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    """By row and column, from 1, without the empty ones."""
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]


def made_of(what: str) -> Unclear:
    """Return a cell whose text is lost, since a program made something else of it."""
    return Unclear(what=f"{what}; {RETYPE}")


def as_table(sheet: Sheet, source: str, *, hidden: bool) -> Table:
    """Return the sheet as it is seen; `hidden` if it is not seen at all."""
    seen = [place for place in sorted(sheet.cells) if place[0] not in sheet.hidden_rows]
    seen = [place for place in seen if place[1] not in sheet.hidden_columns]
    records = tuple(
        Record(number=number, cells={column: sheet.cells[number, column] for _, column in places})
        for number, places in groupby(seen, key=lambda place: place[0])
    )
    table = Table(source=source, sheet=sheet.name, records=records, hidden=hidden)
    return Table(source=source, sheet=sheet.name, records=records, hidden=hidden, notes=tuple(_left_out(sheet, table)))


def _left_out(sheet: Sheet, table: Table) -> Iterator[str]:
    """Yield a line for the rows and one for the columns that are hidden and not empty."""
    rows = sorted({row for row, _ in sheet.cells} & sheet.hidden_rows)
    columns = sorted({column for _, column in sheet.cells} & sheet.hidden_columns)
    remedy = "unhide what is to be printed"
    if rows:
        yield f"{table.row(rows[0])}: {_how_many(len(rows), 'row')} hidden, and left out; {remedy}"
    if columns:
        names = ", ".join(letters(column) for column in columns[:10])
        yield f"{table.row(1)}: {_how_many(len(columns), 'column')} hidden ({names}), and left out; {remedy}"


def _how_many(number: int, what: str) -> str:
    return f"{number} {what} is" if number == 1 else f"{number} {what}s are"
