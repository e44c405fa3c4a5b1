"""The rows of a roster, or the one of a profile (YAML or JSON), as they are written: nothing is believed yet."""

from pathlib import Path

import yaml

from leaflets import csv_table, json_profile, spreadsheet, table_rows
from leaflets.clinic import FIELDS
from leaflets.door import LOADER, line_of, parse, read_text, shown
from leaflets.errors import LeafletError, did_you_mean
from leaflets.plain_text import RETYPE_IN_PROFILE
from leaflets.row import Row, Rows

MOST_BYTES = 20_000_000
MOST_BYTES_IN_PROFILE = 1_000_000
DEEPEST = 2
"""A profile is a mapping that may hold lists; deeper ones can end PyYAML's C part and Python with it."""
PROFILE = (".yml", ".yaml", ".json")


def read_rows(path: Path) -> Rows:
    """Return the rows of a roster or profile; raise a LeafletError for a file that cannot be read."""
    is_profile = path.suffix.lower() in PROFILE
    most = MOST_BYTES_IN_PROFILE if is_profile else MOST_BYTES
    if path.stat().st_size > most:
        raise LeafletError(f"{shown(path)}:1: the file is over {most // 1_000_000} MB; split it")
    if is_profile:
        return _profile(read_text(path), shown(path), path.stem, is_json=path.suffix.lower() == ".json")
    content = path.read_bytes()
    if spreadsheet.is_one(content) or path.suffix.lower() in spreadsheet.SUFFIXES:
        return table_rows.rows(spreadsheet.tables(content, shown(path)), shown(path))
    return table_rows.rows([csv_table.table(content, shown(path))], shown(path))


def _profile(text: str, source: str, stem: str, *, is_json: bool) -> Rows:
    """Return the one clinic of a profile; its id may be left to the file's name, `stem`."""
    if not is_json:
        _refuse_nests(text, source)
    data = json_profile.parse(text, source) if is_json else parse(text, source, as_typed=True)
    if not isinstance(data, dict) or not all(isinstance(key, str) for key in data):
        raise LeafletError(f"{source}:1: this is no profile; write it as “field: text” lines")
    lines = {key: json_profile.line_of(text, key) if is_json else line_of(text, (key,)) for key in data}
    places = {key: f"{source}:{line}" for key, line in lines.items()}
    values = {key: value for key, value in data.items() if key in FIELDS and value not in ("", None)}
    return Rows(
        rows=(Row(place=f"{source}:1", values={"id": stem, **values}, places=places, retype=RETYPE_IN_PROFILE),),
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
