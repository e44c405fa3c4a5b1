"""The rows of a roster beneath the row that names the columns."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from leaflets.clinic import FIELDS
from leaflets.errors import LeafletError, did_you_mean
from leaflets.row import Row, Rows
from leaflets.table import Record, Table, Unclear, letters

MOST_ROWS = 20_000
LAST_HEAD = 20
"""The columns must be named in one of this many rows."""
MOST_TOLD = 10
"""Unknown columns of a head; each costs a look through the known ones."""

Head = Mapping[int, str]
"""The columns' names; a name that is no field as it is typed."""


def rows(tables: Sequence[Table], source: str) -> Rows:
    """Return the rows of the first sheet that can be seen and names its columns; of the first seen if none does.

    Raise a LeafletError if no sheet can be seen, or it has too many rows.
    """
    seen = [table for table in tables if not table.hidden]
    if not seen:
        raise LeafletError(f"{source}:1: no sheet in it can be seen; unhide the one with the clinics")
    table = next((table for table in seen if _begin(table) is not None), seen[0])
    others = ", ".join(f"“{other.sheet}”" for other in tables if other is not table)
    chosen = (f"{source}: the clinics are those of sheet “{table.sheet}”; left out: {others}",) if others else ()
    return _rows(table, chosen)


def _begin(table: Table) -> int | None:
    """Return which of the records names the columns for id and name; None if none of the first does."""
    for index, record in enumerate(islice(table.records, LAST_HEAD)):
        if {"id", "name"} <= set(_head(record).values()):
            return index
    return None


def _head(record: Record) -> Head:
    return {column: _name(cell) for column, cell in record.cells.items() if isinstance(cell, str) and cell.strip()}


def _name(cell: str) -> str:
    """Return the field that the cell names, in whatever case and with spaces; as it is typed if it is none."""
    name = "_".join(cell.casefold().replace("-", " ").replace("_", " ").split())
    return name if name in FIELDS else cell.strip()


def _rows(table: Table, notes: Sequence[str]) -> Rows:
    """Return each row beneath the head, but for empty ones, with what it has in the columns there are."""
    begin = _begin(table) or 0
    first, *records = table.records[begin:] or (Record(number=1, cells={}),)
    head = _head(first)
    if len(records) > MOST_ROWS:
        raise LeafletError(
            f"{table.row(records[MOST_ROWS].number)}: there are over {MOST_ROWS} clinics; split the roster"
        )
    faults = {record.number: list(_row_faults(table, first, head, record)) for record in records}
    above = f"{table.row(first.number)}: the columns are named here; what stands above is left out"
    return Rows(
        rows=tuple(_row(table, head, record) for record in records if not faults[record.number]),
        faults=tuple(_head_faults(table, first.number, head)),
        row_faults=tuple(line for lines in faults.values() for line in lines),
        notes=(*table.notes, *notes, *([above] if begin else [])),
    )


def _row(table: Table, head: Head, record: Record) -> Row:
    """Return the record's cells by field."""
    given = [(column, head[column], cell) for column, cell in record.cells.items() if head.get(column) in FIELDS]
    named = {name: f"{letters(column)}{record.number}" for column, name, _ in given}
    return Row(
        place=table.row(record.number),
        number=record.number,
        values={name: cell for _, name, cell in given if isinstance(cell, str)},
        unclear={name: cell.what for _, name, cell in given if isinstance(cell, Unclear)},
        places={name: table.cell(record.number, column) for column, name, _ in given},
        cells={} if table.sheet else named,
    )


def _head_faults(table: Table, number: int, head: Head) -> Iterator[str]:
    """Yield what is wrong with the names of the columns."""
    place = table.row(number)
    unknown = [name for name in dict.fromkeys(head.values()) if name not in FIELDS]
    for name in unknown[:MOST_TOLD]:
        yield f"{place}: unknown column “{name[:80]}”; {did_you_mean(name[:80], FIELDS)}"
    if (more := len(unknown) - MOST_TOLD) > 0:
        yield f"{place}: {more} more columns have unknown names; empty the cells that name them"
    for name in _twice(head)[:MOST_TOLD]:
        yield f"{place}: the column “{name[:80]}” stands here twice; take one away"
    for name in ("id", "name"):
        if name not in head.values():
            yield f"{place}: there is no column “{name}”; the first row names the columns: {', '.join(FIELDS)}"


def _twice(head: Head) -> list[str]:
    """Return the names that more than one column has."""
    return [name for name, count in Counter(head.values()).items() if count > 1]


def _row_faults(table: Table, first: Record, head: Head, record: Record) -> Iterator[str]:
    """Yield that the row has other cells than the head, so that nobody knows which is which."""
    if record.width != first.width:
        remedy = "put text that has a comma or semicolon in it in quotes, and leave no cell out"
        yield f"{table.row(record.number)}: the row has {record.width} cells, the header {first.width}; {remedy}"
    elif nameless := [column for column in record.cells if column not in head]:
        what = f"cell {letters(nameless[0])}{record.number}" if table.sheet else f"cell {nameless[0]}"
        yield f"{table.row(record.number)}: {what} stands under no name; name its column or empty it"
