"""What a spreadsheet left in a cell is told with row, cell and remedy in every field, and what people write is not."""

from pathlib import Path

import pytest
from test_roster import cell, read

ERRORS = ["#NAME?", "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NULL!", "#SPILL!", "#NV", "#WERT!", "#¿NOMBRE?", "Err:502"]
FORMULAS = ["=A1&B1", '="020 7946 0001"', "+A1", "@SUM(A1)", "-A1", "-SUM(A1:A3)", "=HYPERLINK(1)", "{=A1}"]
NOTHING = ["NULL", "N/A", "n/a", "nan", "none", "-", "–", "TBC", "(blank)", "TRUE", "falsch"]
DATES = [
    "09-May",
    "9-May",
    "May-09",
    "9. Mai",
    "12-déc.",
    "2023-05-09 00:00:00",
    "2023-05-09",
    "09/05/2023",
    "09:00:00",
]
NUMBERS = ["45056", "0", "0.375", "0,375", "50%", "2.07946E+09", "2,07946E+09", "1E+05"]

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("field", ["name", "address", "hours", "note", "website", "email", "phone", "out_of_hours"])
@pytest.mark.parametrize("text", [*ERRORS, *FORMULAS, *NOTHING, *DATES, *NUMBERS, "########", "##"])
def test_what_nobody_typed_is_told_with_row_cell_and_remedy(field: str, text: str) -> None:
    roster = cell(field, text)
    assert roster.clinics == ()
    (told,) = roster.problems
    column = "B" if field == "name" else "C"
    assert told.startswith(f"roster.csv:2: {field}: cell {column}2: “") or told.startswith(f"roster.csv:2: {field}: “")
    assert text[:20] in told
    assert "; " in told


@pytest.mark.parametrize(
    "hours",
    ["24/7", "9-5", "9–17", "Mon-Fri 9-5", "8.30 to 17.00", "9 to 5", "from 1 May", "Lun-Ven 8h-18h", "#1 desk"],
)
def test_hours_as_people_write_them_are_taken(hours: str) -> None:
    assert cell("hours", hours).clinics[0].hours == hours


@pytest.mark.parametrize(
    "name", ["May Clinic", "Nadia Null", "A", "Clinic 5", "None of us alone", "Dr. N/A Smith", "5th"]
)
def test_names_that_only_look_like_leftovers_are_taken(name: str) -> None:
    assert cell("name", name).clinics[0].name == name


def test_a_line_of_an_address_may_be_a_number_but_no_error() -> None:
    assert cell("address", "12\nHigh St").clinics[0].address == ("12", "High St")
    assert "“#N/A” is a spreadsheet's error" in cell("address", "12 High St\n#N/A").problems[0]
    assert "is a spreadsheet's error" in cell("note", "Ring twice. #REF!").problems[0]


def test_a_profile_is_not_told_of_columns() -> None:
    (told,) = read("name: A\nhours: '9-May'\n", "north.yml").problems
    assert told == (
        "north.yml:2: hours: “9-May” is a date or time alone, as spreadsheets make of other text; "
        "write it out in full, as it is to be printed"
    )


@pytest.mark.parametrize("note", ["2026-12-01", "1 Dec 2026", "'2026-12-01'"])
def test_a_note_that_is_a_date_alone_was_typed_in_a_profile_and_passes(note: str) -> None:
    roster = read(f"name: A\nnote: {note}\n", "north.yml")
    assert roster.problems == ()
    assert roster.clinics[0].note == note.strip("'")


@pytest.mark.parametrize(
    ("words", "passes"),
    [("see our website", True), ("ambulance station", True), ("Notaufnahme", True), ("ask for number 0", False)],
)
def test_whom_to_call_when_closed_may_be_words_without_any_digit(words: str, passes: bool) -> None:
    assert bool(cell("out_of_hours", words).clinics) == passes


@pytest.mark.parametrize("name", ["\u200c\u200d", "\u034f", "\u3164", "\u2800", "…", "\u200e \u200f"])
def test_a_name_that_shows_nothing_is_empty(name: str) -> None:
    assert "is empty; write the clinic's name" in cell("name", name).problems[0]
