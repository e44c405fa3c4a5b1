"""What the browser edition takes of a clinic and what it refuses, in Chromium and Firefox: as clinics.py does."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from firefox import Tab

from leaflets.door import parse

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "tests" / "clinics" / "details-cases.yml"
CASES: dict[str, Any] = parse(PATH.read_text(encoding="utf-8"), PATH.name)
LEAFLET = "leaflets/lip-twitching"
CLEANED = "return cases.map(([name, text]) => guide.clinicText(name, text))"
READ = """
    return cases.map((text) => {
        try { return { profile: guide.clinic.read(text) }; }
        catch (error) { return { told: error.message, field: error.field ?? "", fault: error.fault ?? "" }; }
    });
"""
Run = Callable[[str, list[Any]], Any]
"""Returns what a script returns that has the `cases`."""


@pytest.fixture(params=["chromium", "firefox"])
def run(request: pytest.FixtureRequest, folder: Path) -> Run:
    """Run a script in the leaflet's browser edition."""
    if request.param == "firefox":
        tab: Tab = request.getfixturevalue("tab")
        tab.open(f"{(folder / LEAFLET).as_uri()}.html")
        return lambda script, cases: tab.run(f"const cases = {json.dumps(cases)};\n{script}")
    reader = request.getfixturevalue("reader")
    page = reader.open(LEAFLET)
    return lambda script, cases: page.evaluate(f"(cases) => {{ {script} }}", cases)


def test_a_detail_is_cleaned_as_the_command_does_it(run: Run) -> None:
    found = run(CLEANED, [[field, text] for field, text, _ in CASES["details"]])
    assert [(one["text"], one["fault"]) for one in found] == [(plain, "") for *_, plain in CASES["details"]]


def test_what_the_command_refuses_is_refused(run: Run) -> None:
    found = run(CLEANED, CASES["refused"])
    assert [case for case, one in zip(CASES["refused"], found, strict=True) if not one["fault"]] == []


def test_every_fault_has_words(run: Run) -> None:
    faults = [one["fault"] for one in run(CLEANED, CASES["refused"])]
    own = [fault for fault in faults if fault not in ("empty", "long", "form")]
    words = run("return cases.map((fault) => guide.clinic.words(`wrong-${fault}`))", own)
    assert [fault for fault, word in zip(own, words, strict=True) if not word] == []


def test_a_profile_that_the_command_takes_is_taken_and_saved_again(run: Run) -> None:
    read = run(READ, CASES["profiles"])
    assert [one.get("told") for one in read] == [None] * len(read)
    files = run("return cases.map((profile) => guide.clinic.asFile(profile))", [one["profile"] for one in read])
    assert [json.loads(file)["name"] for file in files] == ["North"] * len(files)


def test_a_profile_that_the_command_refuses_is_refused_by_its_field(run: Run) -> None:
    found = run(READ, [text for text, _ in CASES["refused_profiles"]])
    assert [one.get("field") for one in found] == [field for _, field in CASES["refused_profiles"]]
    assert {one["told"] for one in found} == {"load-wrong", "load-unknown", "load-twice", "load-not-json"}
