"""The roster: clinics from a file, and every problem of every row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from leaflets import logo, phone_numbers
from leaflets.clinic import Clinic
from leaflets.clinic_fields import Choices, region_code
from leaflets.door import shown
from leaflets.errors import LeafletError
from leaflets.plain_text import NotTypedError
from leaflets.regions import Region
from leaflets.row import Row, Rows
from leaflets.rows import read_rows

_CLINIC = TypeAdapter(Clinic)


@dataclass(frozen=True, kw_only=True)
class Roster:
    """What was read: the good rows, and what is wrong, a line each."""

    clinics: tuple[Clinic, ...]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]


def read_roster(
    path: Path,
    *,
    regions: Sequence[Region],
    editions: Mapping[str, tuple[str, ...]],
    languages: tuple[str, ...],
) -> Roster:
    """Return the roster or profile in a file; `editions` are the papers of each leaflet there is."""
    choices = Choices(
        regions={region.code: region for region in regions},
        editions=editions,
        languages=languages,
        logo=logo.reader(path.parent),
    )
    try:
        return _roster(read_rows(path), choices, shown(path))
    except LeafletError as error:
        return Roster(clinics=(), problems=tuple(str(error).splitlines()), warnings=())


def _roster(read: Rows, choices: Choices, source: str) -> Roster:
    """Return the rows as clinics, and what is wrong with them."""
    clinics, problems, warnings = [], [*read.faults, *read.row_faults], list(read.notes)
    earlier: dict[str, Row] = {}
    for row in read.rows:
        same = list(_same_id(row, earlier))
        clinic, mistakes = _clinic(row, choices)
        problems += [*same, *mistakes]
        if clinic and not same:
            clinics.append(clinic)
            warnings += list(_warnings(row, clinic, choices))
    if not (clinics or problems):
        problems.append(f"{source}:1: there is no clinic in it; add a row")
    return Roster(clinics=() if read.faults else tuple(clinics), problems=tuple(problems), warnings=tuple(warnings))


def _clinic(row: Row, choices: Choices) -> tuple[Clinic | None, list[str]]:
    """Return the row as a clinic, or what is wrong with each of its fields."""
    unclear = [_at(row, field, what) for field, what in row.unclear.items()]
    context = replace(choices, retype=row.retype, country=_country(row, choices))
    try:
        clinic = _CLINIC.validate_python({**row.values, "place": row.place}, context=context)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False, include_input=False)
        return None, unclear + [_told(row, dict(error)) for error in errors if error["loc"][0] not in row.unclear]
    return (None, unclear) if unclear else (clinic, [])


def _country(row: Row, choices: Choices) -> str:
    """Return the code of the row's region; empty for none, or one that is told as wrong."""
    try:
        return region_code(row.values.get("region", ""), choices.regions)
    except ValueError:
        return ""


def _told(row: Row, error: Mapping[str, Any]) -> str:
    """Return one of pydantic's errors as `roster.csv:7: field: what is wrong; how to mend it`.

    What no person typed is told with its cell, since it is to be mended in the spreadsheet.
    """
    field = str(error["loc"][0])
    what = error["ctx"]["error"] if error["type"] == "value_error" else "is missing; add it"
    cell = _cell(row, field) if isinstance(what, NotTypedError) else ""
    return _at(row, field, f"{cell}{what}")


def _cell(row: Row, field: str) -> str:
    """Return what a spreadsheet calls the field's cell, where the place does not tell it."""
    return f"cell {row.cells[field]}: " if field in row.cells else ""


def _at(row: Row, field: str, what: str) -> str:
    """Return what is said of a field, with its place."""
    return f"{row.places.get(field, row.place)}: {field}: {what}"


def _same_id(row: Row, earlier: dict[str, Row]) -> Iterator[str]:
    """Yield a problem if an earlier row has the id, also in other case: Windows and macOS have one folder for both."""
    id_ = str(row.values.get("id", "")).strip()
    first = earlier.setdefault(id_.casefold(), row)
    if id_ and first is not row:
        same = "is that of" if id_ == str(first.values["id"]).strip() else "differs in case only from that of"
        yield f"{row.place}: id: “{id_[:80]}” {same} row {first.number}; choose another"


def _warnings(row: Row, clinic: Clinic, choices: Choices) -> Iterator[str]:
    """Yield that the numbers of the region are not known, and which phones have the form of none in it."""
    code = _country(row, choices)
    if code and not clinic.region:
        remedy = "the leaflets have a line to write them on"
        yield _at(row, "region", f"the numbers of “{code}” are not known; {remedy}")
    if clinic.logo and clinic.logo.is_faint:
        yield _at(row, "logo", "it is white, and cannot be seen on white paper; use the one for a light ground")
    for field, text in (("phone", clinic.phone), ("out_of_hours", clinic.out_of_hours)):
        yield from (_at(row, field, _cell(row, field) + doubt) for doubt in phone_numbers.doubts(text, code))
