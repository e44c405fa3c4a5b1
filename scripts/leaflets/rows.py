"""The rows of a roster (CSV), or the one of a profile (YAML or JSON), as they are written: nothing is believed yet."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import yaml

from leaflets.clinic import FIELDS
from leaflets.door import LOADER, line_of, parse, read_text, shown
from leaflets.errors import LeafletError, did_you_mean

MOST_BYTES, MOST_ROWS = 20_000_000, 20_000
MOST_BYTES_IN_PROFILE = 1_000_000
DEEPEST = 2
"""A profile is a mapping that may hold lists; deeper ones can end PyYAML's C part and Python with it."""
ROSTER, PROFILE = ".csv", (".yml", ".yaml", ".json")


@dataclass(frozen=True, kw_only=True)
class Row:
    """One clinic as it is written."""

    place: str
    """`roster.csv:7`, as a spreadsheet counts rows; for a profile the file's first line."""
    values: Mapping[str, object]
    """By field; one left empty is not there."""
    places: Mapping[str, str]
    """Where a field stands, if not at `place`."""


@dataclass(frozen=True, kw_only=True)
class Rows:
    """What a file holds, and what is wrong with it: of the whole file, and of rows that cannot be read."""

    rows: tuple[Row, ...] = ()
    faults: tuple[str, ...] = ()
    """None of the rows may be used."""
    row_faults: tuple[str, ...] = ()


def read_rows(path: Path) -> Rows:
    """Return the rows of a roster or profile; raise a LeafletError for a file that cannot be read."""
    is_roster = path.suffix.lower() == ROSTER
    most = MOST_BYTES if is_roster else MOST_BYTES_IN_PROFILE
    if path.stat().st_size > most:
        raise LeafletError(f"{shown(path)}:1: the file is over {most // 1_000_000} MB; split it")
    text = read_text(path)
    return _roster(text, shown(path)) if is_roster else _profile(text, shown(path), path.stem)


def _roster(text: str, source: str) -> Rows:
    """Return each row beneath the header, but for empty ones, with what it has in the columns there are."""
    records = _records(text, source)
    header = [cell.strip() for cell in next(records, (1, []))[1]]
    rows: list[Row] = []
    row_faults: list[str] = []
    for number, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if len(rows) + len(row_faults) == MOST_ROWS:
            raise LeafletError(f"{source}:{number}: there are over {MOST_ROWS} clinics; split the roster")
        place = f"{source}:{number}"
        if unread := list(_row_faults(header, cells, place)):
            row_faults += unread
            continue
        named = zip(header, cells, strict=True)
        values = {name: cell for name, cell in named if name in FIELDS and cell.strip()}
        rows.append(Row(place=place, values=values, places={}))
    faults = tuple(_header_faults(header, source))
    return Rows(rows=tuple(rows), faults=faults, row_faults=tuple(row_faults))


def _records(text: str, source: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with its number from 1; raise a LeafletError for broken CSV."""
    number = 0
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            yield number, cells
    except csv.Error as error:
        raise LeafletError(f"{source}:{number + 1}: this is not CSV ({error}); mend the quotes in it") from error


def _delimiter(text: str) -> str:
    """Return comma or semicolon, whichever parts the header into more."""
    header = text.partition("\n")[0]
    return ";" if header.count(";") > header.count(",") else ","


def _header_faults(header: Sequence[str], source: str) -> Iterator[str]:
    """Yield what is wrong with the names of the columns."""
    for index, name in enumerate(header):
        if name and name not in FIELDS:
            yield f"{source}:1: unknown column “{name[:80]}”; {did_you_mean(name[:80], FIELDS)}"
        if name and name in header[:index]:
            yield f"{source}:1: the column “{name[:80]}” stands here twice; take one away"
    for name in ("id", "name"):
        if name not in header:
            yield f"{source}:1: there is no column “{name}”; the first row names the columns: {', '.join(FIELDS)}"


def _row_faults(header: Sequence[str], cells: Sequence[str], place: str) -> Iterator[str]:
    """Yield that the row has other cells than the header, so that nobody knows which is which."""
    if len(cells) != len(header):
        remedy = "put text that has a comma or semicolon in it in quotes, and leave no cell out"
        yield f"{place}: the row has {len(cells)} cells, the header {len(header)}; {remedy}"
    elif nameless := [index for index, name in enumerate(header) if not name and cells[index].strip()]:
        yield f"{place}: cell {nameless[0] + 1} stands under no name; name its column or empty it"


def _profile(text: str, source: str, stem: str) -> Rows:
    """Return the one clinic of a profile; its id may be left to the file's name, `stem`."""
    _refuse_nests(text, source)
    data = parse(text, source)
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise LeafletError(f"{source}:1: this is no profile; write it as “field: text” lines")
    places = {key: f"{source}:{line_of(text, (key,))}" for key in data}
    values = {key: value for key, value in data.items() if key in FIELDS and value not in ("", None)}
    return Rows(
        rows=(Row(place=f"{source}:1", values={"id": stem, **values}, places=places),),
        faults=tuple(
            f"{places[key]}: unknown field “{key[:80]}”; {did_you_mean(key[:80], FIELDS)}"
            for key in data
            if key not in FIELDS
        ),
    )


def _refuse_nests(text: str, source: str) -> None:
    """Raise a LeafletError for depth and aliases: a profile has no use for them, and they can fill the memory."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=LOADER):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise LeafletError(f"{source}:{line}: a field is text or a list of texts; write it plainly")
    except yaml.YAMLError:
        return  # the door tells it
