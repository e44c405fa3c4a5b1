"""What a clinic’s details may be: the cases that the browser edition must pass too (browser/test_clinic_rules.py)."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from printing import ROOT

from leaflets.browser_edition import FIELDS
from leaflets.clinic_rules import rules
from leaflets.door import parse
from leaflets.plain_text import cleaned
from leaflets.regions import read_regions
from leaflets.roster import Roster, read_roster

PATH = ROOT / "tests" / "clinics" / "details-cases.yml"
CASES: dict[str, Any] = parse(PATH.read_text(encoding="utf-8"), PATH.name)


@pytest.mark.parametrize(("field", "text", "plain"), CASES["details"])
def test_a_detail_is_cleaned(field: str, text: str, plain: str) -> None:
    assert cleaned(field, text) == plain


@pytest.mark.parametrize(("field", "text"), CASES["refused"])
def test_what_a_detail_cannot_be_is_refused(field: str, text: str) -> None:
    with pytest.raises(ValueError, match="; "):
        cleaned(field, text)


def test_what_is_cleaned_stays_as_it_is_when_it_is_cleaned_again() -> None:
    assert [cleaned(field, plain) for field, _, plain in CASES["details"] if plain] == [
        plain for *_, plain in CASES["details"] if plain
    ]


def test_every_field_with_a_box_and_all_that_it_can_never_be_has_a_case() -> None:
    assert {field for field, *_ in CASES["details"]} >= {field.name for field in FIELDS}
    told = []
    for field, text in CASES["refused"]:
        with pytest.raises(ValueError) as refused:
            cleaned(field, text)
        told.append(str(refused.value))
    assert [name for name, never in rules().never.items() if not any(never.what in line for line in told)] == ["device"]


def test_a_word_of_each_script_of_the_roster_passes() -> None:
    with (ROOT / "tests" / "clinics" / "roster.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for field in ("name", "phone", "out_of_hours", "hours", "note", "website", "email"):
                assert cleaned(field, row[field]) == row[field]


def profile(text: str) -> Roster:
    """Return what the command reads in a profile of that JSON."""
    path = Path("north.json")
    path.write_text(text, encoding="utf-8")
    editions = {"lip-twitching": ("a4", "letter"), "twitch-diary": ("a4", "letter")}
    regions = read_regions(ROOT / "docs" / "data" / "regions.yml")
    return read_roster(path, regions=regions, editions=editions, languages=("en",))


@pytest.mark.parametrize("text", CASES["profiles"])
def test_a_profile_is_taken(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = profile(text)
    assert found.problems == ()
    assert found.clinics[0].name == "North"


@pytest.mark.parametrize(("text", "field"), CASES["refused_profiles"])
def test_a_profile_is_refused_by_its_field(
    text: str, field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = profile(text)
    assert found.clinics == ()
    assert field in found.problems[0]
    assert all(line.startswith("north.json:") and "; " in line for line in found.problems)


@pytest.mark.parametrize(("field", "text"), CASES["refused"])
def test_the_command_refuses_a_detail_in_a_profile(
    field: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = profile(json.dumps({"name": "North", field: text}))
    assert found.clinics == ()
    assert f": {field}: " in found.problems[0]


@pytest.mark.parametrize(("field", "text", "plain"), CASES["details"])
def test_the_command_cleans_a_detail_in_a_profile(
    field: str, text: str, plain: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found = profile(json.dumps({"name": "North", "region": "GB", field: text}))
    assert found.problems == ()
    detail = getattr(found.clinics[0], field)
    assert ("\n".join(detail) if field == "address" else detail) == plain
