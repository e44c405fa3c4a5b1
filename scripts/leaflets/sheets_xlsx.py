"""The sheets of an Excel workbook (.xlsx, .xlsm), its numbers as their formats show them."""

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from leaflets.errors import LeafletError
from leaflets.sheet import MERGED, MOST_CELLS, TOO_MANY, Sheet, as_table, made_of
from leaflets.shown_number import shown
from leaflets.table import Cell, Table, Unclear

CELL = re.compile(rb"<(?:\w+:)?c[ />]")
NEVER_RECKONED = re.compile(rb"<(?:\w+:)?f(?: [^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*</(?:\w+:)?c>")
"""A formula at the end of its cell: no value comes after it."""
RECKON = Unclear(what="it is a formula that was never reckoned; open the file in a spreadsheet program and save it")


def tables(content: bytes, parts: ZipFile, source: str) -> Sequence[Table]:
    """Return the sheets in their order; raise a LeafletError for one with too many cells."""
    sheets = [parts.read(name) for name in parts.namelist() if re.fullmatch(r"xl/worksheets/[^/]*\.xml", name)]
    if any(len(CELL.findall(sheet)) > MOST_CELLS for sheet in sheets):
        raise LeafletError(f"{source}:1: {TOO_MANY}")
    formulas = _loaded(content, values=False) if any(map(NEVER_RECKONED.search, sheets)) else None
    return [
        as_table(_sheet(sheet, formulas and formulas[sheet.title]), source, hidden=sheet.sheet_state != "visible")
        for sheet in _loaded(content, values=True).worksheets
    ]


def _loaded(content: bytes, *, values: bool) -> Any:
    """Return the workbook with the values of its formulas, or with the formulas themselves."""
    with warnings.catch_warnings(action="ignore"):  # of what openpyxl would not keep if it saved the file
        return load_workbook(BytesIO(content), data_only=values)


def _sheet(sheet: Any, formulas: Any) -> Sheet:
    """Return what stands in the sheet, and what of it is hidden."""
    cells = {place: text for place, cell in _cells(sheet).items() if (text := _text(cell))}
    if formulas:
        lacking = (place for place, cell in _cells(formulas).items() if cell.data_type == "f" and place not in cells)
        cells.update(dict.fromkeys(lacking, RECKON))
    corners = {(merged.min_row, merged.min_col) for merged in sheet.merged_cells.ranges}
    rows = (number for number, row in sheet.row_dimensions.items() if row.hidden)
    return Sheet(
        name=sheet.title,
        cells=cells | {corner: MERGED for corner in corners if corner in cells},
        hidden_rows=frozenset(rows),
        hidden_columns=frozenset(_hidden_columns(sheet)),
    )


def _cells(sheet: Any) -> Mapping[tuple[int, int], Any]:
    """Return the cells that are written, by row and column.

    openpyxl's own ways go through all rows to the last, which may be the millionth.
    """
    cells: Mapping[tuple[int, int], Any] = sheet._cells
    return cells


def _text(cell: Any) -> Cell:
    """Return the text that the cell shows; empty for none."""
    value = cell.value
    if value is None or isinstance(value, str):
        text = unescape(value or "")
        return text if text.strip() else ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, date | time | timedelta):
        return made_of(f"“{value}” is a date or time to the spreadsheet")
    if isinstance(value, int | float):
        return shown(value, cell.number_format) or made_of(f"it is the number {value}, shown in some other way")
    return made_of("it is no text")


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for column in sheet.column_dimensions.values():
        if column.hidden:
            yield from range(column.min, column.max + 1)
