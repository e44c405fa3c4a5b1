"""A roster as CSV, with whatever stands between the cells."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from leaflets.csv_text import decoded
from leaflets.errors import LeafletError
from leaflets.table import Record, Table

SEPARATOR_LINE = re.compile(r"\"?sep=(.)\"?(?:\r\n|\r|\n|$)", re.IGNORECASE)
"""Excel's own first line, which it does not show: what stands between the cells."""
SEPARATORS = ",;\t"
FIRST_LINES = 20
"""Of a file, which tell what stands between the cells."""


def table(content: bytes, source: str) -> Table:
    """Return the table in a CSV file; raise a LeafletError for one that cannot be read."""
    text, notes = decoded(content, source)
    line = SEPARATOR_LINE.match(text)
    separator = line[1] if line else _separator(text)
    return Table(
        source=source, records=tuple(_records(text[line.end() if line else 0 :], separator, source)), notes=notes
    )


def _records(text: str, separator: str, source: str) -> Iterator[Record]:
    """Yield each record that is not empty, with its number from 1; raise a LeafletError for broken CSV."""
    number = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            given = {column: cell for column, cell in enumerate(cells, 1) if cell.strip()}
            if given:
                yield Record(number=number, cells=given, width=len(cells))
    except csv.Error as error:
        raise LeafletError(f"{source}:{number + 1}: this is not CSV ({error}); mend the quotes in it") from error


def _separator(text: str) -> str:
    """Return what parts a line into cells of which one is “id”; if there is none, what is most in the first line."""
    lines = list(islice(StringIO(text), FIRST_LINES))
    for line in lines:
        for separator in SEPARATORS:
            cells = [cell.strip(' "\r\n').casefold() for cell in line.split(separator)]
            if "id" in cells and "name" in cells:
                return separator
    first = lines[0] if lines else ""
    return max(SEPARATORS, key=first.count)
