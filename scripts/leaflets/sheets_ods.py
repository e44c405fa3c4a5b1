"""The sheets of an OpenDocument spreadsheet (.ods), which holds each cell's text as it is shown (ISO/IEC 26300)."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from leaflets.errors import LeafletError
from leaflets.sheet import MERGED, MOST_CELLS, TOO_MANY, Sheet, as_table, made_of
from leaflets.table import Cell, Table

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
OFFICE, STYLE, TABLE, TEXT = (_NAMES % name for name in ("office", "style", "table", "text"))
MOST_ALIKE = 20_100
"""Rows or cells that one stands for in the file; beneath a formatted column there are a million."""
MOST_COLUMNS = 16_384


def tables(content: bytes, parts: ZipFile, source: str) -> Sequence[Table]:
    """Return the sheets in their order; raise a LeafletError for one with too many cells."""
    found: list[Table] = []
    hidden: set[str | None] = set()
    xml = BytesIO(parts.read("content.xml"))
    safely = {"resolve_entities": False, "load_dtd": False, "no_network": True}
    for _, node in etree.iterparse(xml, tag=(f"{STYLE}style", f"{TABLE}table"), **safely):
        if node.tag == f"{TABLE}table":
            found.append(as_table(_sheet(node, source), source, hidden=node.get(f"{TABLE}style-name") in hidden))
            node.clear()
        elif any(inner.get(f"{TABLE}display") == "false" for inner in node):
            hidden.add(node.get(f"{STYLE}name"))
    return found


def _sheet(node: Any, source: str) -> Sheet:
    """Return what stands in the sheet, and what of it is hidden."""
    cells: dict[tuple[int, int], Cell] = {}
    hidden: set[int] = set()
    end = 0
    for row in node.iter(f"{TABLE}table-row"):
        begin, end = end + 1, end + _times(row, "rows")
        here = dict(_row(row))
        numbers = range(begin, min(end, begin + MOST_ALIKE) + 1) if here else ()
        if len(cells) + len(numbers) * len(here) > MOST_CELLS:
            raise LeafletError(f"{source}:1: {TOO_MANY}")
        cells.update({(number, column): cell for number in numbers for column, cell in here.items()})
        hidden.update(numbers if _is_hidden(row) else ())
    columns = frozenset(_hidden_columns(node))
    return Sheet(name=node.get(f"{TABLE}name", ""), cells=cells, hidden_rows=frozenset(hidden), hidden_columns=columns)


def _row(row: Any) -> Iterator[tuple[int, Cell]]:
    """Yield each cell that is not empty, with its column."""
    end = 0
    for node in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
        begin, end = end + 1, end + _times(node, "columns")
        cell = _cell(node)
        if cell and node.tag == f"{TABLE}table-cell":
            yield from ((column, cell) for column in range(begin, min(end, MOST_COLUMNS) + 1))


def _cell(node: Any) -> Cell:
    """Return the text that the cell shows; empty for none."""
    text = "\n".join("".join(_text(line)) for line in node.iterchildren(f"{TEXT}p", f"{TEXT}h"))
    kind = node.get(f"{OFFICE}value-type", "string")
    if not text.strip() and kind == "string":
        return ""
    if any(node.get(f"{TABLE}number-{way}-spanned", "1") != "1" for way in ("columns", "rows")):
        return MERGED
    if kind in ("date", "time"):
        return made_of(f"“{text[:80]}” is a date or time to the spreadsheet")
    return text or made_of("it is a number, and the file does not tell how it is shown")


def _text(node: Any) -> Iterator[str]:
    """Yield the text of a paragraph, its spaces, tabs and line breaks too, without notes."""
    yield node.text or ""
    for inner in node:
        if inner.tag == f"{TEXT}s":
            yield " " * min(int(inner.get(f"{TEXT}c", "1")), 100)
        elif inner.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\t" if inner.tag == f"{TEXT}tab" else "\n"
        elif inner.tag != f"{OFFICE}annotation":
            yield from _text(inner)
        yield inner.tail or ""


def _hidden_columns(node: Any) -> Iterator[int]:
    end = 0
    for column in node.iter(f"{TABLE}table-column"):
        begin, end = end + 1, end + _times(column, "columns")
        if _is_hidden(column):
            yield from range(begin, min(end, MOST_COLUMNS) + 1)


def _is_hidden(node: Any) -> bool:
    """Return whether a row or column is hidden, by hand or by a filter."""
    return bool(node.get(f"{TABLE}visibility", "visible") != "visible")


def _times(node: Any, what: str) -> int:
    """Return for how many rows or columns the node stands."""
    return max(1, int(node.get(f"{TABLE}number-{what}-repeated", "1")))
