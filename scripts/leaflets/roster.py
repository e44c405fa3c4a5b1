"""The roster: clinics from a file, and every problem of every row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from leaflets import logo
from leaflets.clinic import Clinic
from leaflets.clinic_fields import Choices, region_code
from leaflets.door import shown
from leaflets.errors import LeafletError
from leaflets.regions import Region
from leaflets.rows import Row, Rows, read_rows

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
    clinics, problems, warnings = [], [*read.faults, *read.row_faults], []
    earlier: dict[str, Row] = {}
    for row in read.rows:
        same = list(_same_id(row, earlier))
        clinic, mistakes = _clinic(row, choices)
        problems += [*same, *mistakes]
        if clinic and not same:
            clinics.append(clinic)
            warnings += list(_warnings(row, clinic))
    if not (clinics or problems):
        problems.append(f"{source}:1: there is no clinic in it; add a row")
    return Roster(clinics=() if read.faults else tuple(clinics), problems=tuple(problems), warnings=tuple(warnings))


def _clinic(row: Row, choices: Choices) -> tuple[Clinic | None, list[str]]:
    """Return the row as a clinic, or what is wrong with each of its fields."""
    try:
        return _CLINIC.validate_python({**row.values, "place": row.place}, context=choices), []
    except ValidationError as invalid:
        return None, [_told(row, dict(error)) for error in invalid.errors(include_url=False, include_input=False)]


def _told(row: Row, error: Mapping[str, Any]) -> str:
    """Return one of pydantic's errors as `roster.csv:7: field: what is wrong; how to mend it`."""
    field = error["loc"][0]
    what = error["ctx"]["error"] if error["type"] == "value_error" else "is missing; add it"
    return f"{row.places.get(field, row.place)}: {field}: {what}"


def _same_id(row: Row, earlier: dict[str, Row]) -> Iterator[str]:
    """Yield a problem if an earlier row has the id, also in other case: Windows and macOS have one folder for both."""
    id_ = str(row.values.get("id", "")).strip()
    first = earlier.setdefault(id_.casefold(), row)
    if id_ and first is not row:
        where = first.place.rpartition(":")[2]
        same = "is that of" if id_ == str(first.values["id"]).strip() else "differs in case only from that of"
        yield f"{row.place}: id: “{id_[:80]}” {same} row {where}; choose another"


def _warnings(row: Row, clinic: Clinic) -> Iterator[str]:
    """Yield that the region of the row is none of which the numbers are known."""
    code = region_code(row.values.get("region", ""))
    if code and not clinic.region:
        remedy = "the leaflets have a line to write them on"
        yield f"{row.places.get('region', row.place)}: region: the numbers of “{code}” are not known; {remedy}"
