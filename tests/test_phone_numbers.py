"""Phones: what can be dialled in the clinic's country is taken as it is written; what a program broke is told."""

from pathlib import Path

import pytest
from test_roster import EDITIONS

from leaflets.roster import Roster, read_roster

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def phone(text: str, region: str, field: str = "phone") -> Roster:
    Path("roster.csv").write_text(f'id,name,{field},region\na,A,"{text}",{region}\n', encoding="utf-8")
    return read_roster(Path.cwd() / "roster.csv", regions=(), editions=EDITIONS, languages=("en",))


@pytest.mark.parametrize(
    ("text", "region"),
    [
        *((text, "GB") for text in ("020 7946 0001", "(020) 7946 0001", "020.7946.0001", "+44 20 7946 0001")),
        *((text, "GB") for text in ("0044 20 7946 0001", "+44 (0)20 7946 0001", "01632 960001", "07700 900001")),
        *((text, "GB") for text in ("111", "999", "116 123", "0800 1111", "NHS 111", "call 111", "7946 0001")),
        *((text, "GB") for text in ("020 7946 0001 ext. 12", "020 7946 0001 x12", "020 7946 0001, option 2")),
        *((text, "GB") for text in ("020 7946 0001 / 0002", "020 7946 0001 / 020 7946 0002", "020 7946 0001 #2")),
        *(
            (text, "GB")
            for text in ("020 7946 0001 after 18:30", "Mon-Fri 8-18: 020 7946 0001", "112 or 020 7946 0001")
        ),
        *((text, "GB") for text in ("۰۲۰ ۷۹۴۶ ۰۰۴۱", "০২০ ৭৯৪৬ ০০৭১")),
        *(
            (text, "US")
            for text in ("(212) 555-0123", "212-555-0123", "2125550123", "1-800-555-0123", "555-0123", "911")
        ),
        *((text, "US") for text in ("1-800-FLOWERS", "+44 20 7946 0001", "011 44 20 7946 0001")),
        *(("1177", "SE"), ("15", "FR"), ("116117", "DE"), ("811", "CA"), ("030/1234567", "DE"), ("13 HEALTH", "AU")),
        *(("1300 123 456", "AU"), ("98765 43210", "IN"), ("8 495 123-45-67", "RU"), ("02 12345678", "IT")),
        *(("112", "EU"), ("1177", ""), ("020 7946 0001", ""), ("+44 20 7946 0001", "EU"), ("0161 496 0001", "")),
    ],
)
def test_a_number_that_people_can_dial_is_taken_as_it_is_written(text: str, region: str) -> None:
    roster = phone(text, region)
    assert roster.problems == ()
    assert roster.clinics[0].phone == text
    assert not [line for line in roster.warnings if "phone" in line]


@pytest.mark.parametrize(
    ("text", "region", "told"),
    [
        (
            "2079460001",
            "GB",
            "has lost the 0 it began with; format the column as Text and type it again: 020 7946 0001",
        ),
        ("1632960001", "GB", "has lost the 0 it began with; format the column as Text and type it again: 01632 960001"),
        (
            "612345678",
            "FR",
            "has lost the 0 it began with; format the column as Text and type it again: 06 12 34 56 78",
        ),
        ("2079460001", "United Kingdom", "has lost the 0 it began with;"),
        (
            "44 20 7946 0003",
            "GB",
            "has lost the plus sign it began with; format the column as Text and type it again: +44",
        ),
        ("442079460003", "GB", "has lost the plus sign it began with;"),
        ("020 7946 00011", "GB", "is too long for a phone number in GB; write it whole, with its area code"),
        ("45056", "", "is a number that a spreadsheet made of it; format the column as Text"),
        ("1234", "GB", "is too short for a phone number in GB;"),
        ("020 7946 0001 or 020 7946 00022", "GB", "“020 7946 00022” is too long"),
        ("+44 20", "", "is too short for a phone number; write it whole, from the plus sign on"),
        ("0", "", "is no phone number; write it as people dial it, or leave it empty"),
        ("0000000000", "", "is no phone number;"),
        ("1234567890", "US", "is no phone number;"),
        ("123456789012345678901", "EU", "is no phone number;"),
        ("24/7", "GB", "has no phone number in it; write one, or leave it empty"),
    ],
)
@pytest.mark.parametrize("field", ["phone", "out_of_hours"])
def test_a_number_that_nobody_can_dial_is_told_with_its_cell(text: str, region: str, told: str, field: str) -> None:
    (line,) = phone(text, region, field).problems
    assert line.startswith(f"roster.csv:2: {field}: cell C2: “")
    assert told in line


@pytest.mark.parametrize(
    ("text", "region", "told"),
    [
        ("2079460001", "", "“2079460001” begins with neither 0 nor +, which may be lost; write it from + on, or give"),
        ("44 20 7946 0003", "EU", "begins with neither 0 nor +, which may be lost;"),
        ("020 7946 000", "GB", "“020 7946 000” is like no number in GB; ring it, and mend it if it is wrong"),
        ("212345678", "IT", "is like no number in IT;"),
    ],
)
def test_a_number_that_may_be_wrong_is_told_and_printed(text: str, region: str, told: str) -> None:
    roster = phone(text, region)
    assert roster.clinics[0].phone == text
    assert any(f"phone: cell C2: {told}" in line for line in roster.warnings) or any(told in w for w in roster.warnings)


@pytest.mark.parametrize(
    "text",
    [
        *("\u00a0020 7946 0001\u00a0", "\u200b020 7946 0001", "\u202a020 7946 0001\u202c", "\ufeff020 7946 0001"),
        *("\u200e020 7946 0001", "\u200f020 7946 0001", "\u202d020 7946 0001\u202c", "020\u00a07946\u200b 0001"),
        *("tel:020 7946 0001", "TEL: 020 7946 0001", "tel://020 7946 0001", "'020 7946 0001", "\u061c020 7946 0001"),
    ],
)
def test_what_came_along_when_a_phone_was_copied_is_taken_off(text: str) -> None:
    assert phone(text, "GB").clinics[0].phone == "020 7946 0001"


@pytest.mark.parametrize(
    ("region", "code"),
    [
        *(("UK", "GB"), ("uk", "GB"), ("U.K.", "GB"), ("United Kingdom", "GB"), ("GBR", "GB"), ("England", "GB")),
        *(("USA", "US"), ("United States", "US"), ("Deutschland", "DE"), ("France", "FR"), ("European Union", "EU")),
        *(("NA", "NA"), ("ıe", ""), ("ß", ""), ("Frankonia", "")),
    ],
)
def test_a_country_is_found_by_its_code_or_name_and_a_dotless_i_is_no_i(region: str, code: str) -> None:
    roster = phone("+44 20 7946 0001", region)
    assert [clinic.id for clinic in roster.clinics] == (["a"] if code else [])
    assert bool(roster.warnings) == bool(code)  # the test's table is empty
    assert all(f"the numbers of “{code}” are not known" in line for line in roster.warnings)
