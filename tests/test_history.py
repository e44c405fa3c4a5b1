"""The history of versions, and whether it fits the guide as it is."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from printing import ROOT, english, read

from leaflets.catalogue import Leaflet
from leaflets.errors import LeafletError
from leaflets.history import Version, as_json, changes_html, print_status_html, read_history, stale
from leaflets.labels import Labels

FIRST = Version(
    version="0.1.0",
    date=date(2026, 11, 22),
    cores={"lip-twitching": "0123456789", "twitch-diary": "abcdef0123"},
    guide="0000000000",
    changes=("The first version.",),
)
SECOND = Version(
    version="0.2.0",
    date=date(2027, 1, 5),
    cores={"lip-twitching": "ffffffffff", "twitch-diary": "abcdef0123"},
    changes=("A sign of stroke was added.", "Words & <i>marks</i>."),
)
YAML = """\
- version: "0.2.0"
  date: "2027-01-05"
  cores: {lip-twitching: "ffffffffff"}
  changes: [A sign of stroke was added.]
- version: "0.1.0"
  date: "2026-11-22"
  cores: {lip-twitching: "0123456789"}
  changes: [The first version.]
"""


def told(
    history: tuple[Version, ...], version: str = "0.1.0", guide: str | None = "0000000000", **cores: str
) -> list[str]:
    """What is told when the guide is at that version, of the same day as the first, with these cores."""
    imprint = replace(read().imprint, version=version, date=FIRST.date)
    text = YAML[YAML.index('- version: "0.1.0"') :]
    now = {**FIRST.cores, **{name.replace("_", "-"): core for name, core in cores.items()}}
    return list(stale(history, imprint, now, guide, source="history.yml", text=text))


def test_nothing_is_told_while_the_history_fits() -> None:
    assert told((FIRST,)) == []


def test_a_text_that_changed_names_the_file_the_leaflet_and_the_core_to_write() -> None:
    [line] = told((FIRST,), lip_twitching="1111111111")
    assert line.startswith(
        "history.yml:3: the text of “lip-twitching” is not that of version 0.1.0; raise extra.version"
    )
    assert line.endswith('write lip-twitching: "1111111111"')


def test_pages_that_changed_name_the_core_of_the_guide_to_write() -> None:
    [line] = told((FIRST,), guide="1111111111")
    assert line.startswith("history.yml:1: the text of the pages on health is not that of version 0.1.0; raise extra")
    assert line.endswith('write guide: "1111111111"')
    assert told((replace(FIRST, guide=None),)) != []
    assert told((FIRST,), guide=None) == []  # the numbers could not be read, which is told already


def test_a_version_that_is_not_there_yet_is_asked_for_with_its_cores() -> None:
    [line] = told((FIRST,), version="0.2.0")
    assert line.startswith("history.yml:1: version “0.2.0” of mkdocs.yml does not stand on top; add it")
    assert line.endswith('guide: "0000000000" and cores: {lip-twitching: "0123456789", twitch-diary: "abcdef0123"}')
    assert told((), version="0.1.0")


def test_a_leaflet_without_a_core_and_a_core_without_a_leaflet_are_told() -> None:
    assert "“news” is not that of version" in told((FIRST,), news="2222222222")[0]
    gone = replace(FIRST, cores={**FIRST.cores, "gone": "3333333333"})
    assert "there is no leaflet “gone” any more" in told((gone,))[0]


def test_a_date_that_differs_from_the_guides_is_told() -> None:
    [line] = told((replace(FIRST, date=date(2026, 1, 1)),))
    assert line.startswith("history.yml:2: mkdocs.yml dates version 0.1.0 2026-11-22")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (YAML.replace("0.2.0", "0.1.0"), "history.yml:5: version “0.1.0” stands here twice; take one away"),
        (YAML.replace("2027-01", "2026-01"), "history.yml:5: version “0.1.0” is newer than one above it"),
        (YAML.replace("ffffffffff", "FFF"), "history.yml:3: “lip-twitching”: string should match"),
        (YAML.replace('"0123456789"', "1234567890"), "history.yml:7: “lip-twitching”: input should be a valid string"),
        (YAML.replace("[A sign of stroke was added.]", "[]"), "history.yml:4: “changes”: tuple should have"),
        (YAML.replace("changes: [The", "change: [The"), "history.yml:8: unknown key “change”; did you mean “changes”?"),
        (f"{YAML}  withdrawn: ' '\n", "history.yml:9: “withdrawn”: string should match"),
        (YAML.replace('"0.2.0"', '"0 2"'), "history.yml:1: “version”: string should match"),
    ],
)
def test_a_mistake_is_told_by_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("history.yml").write_text(text, encoding="utf-8")
    with pytest.raises(LeafletError) as error:
        read_history(Path("history.yml"))
    assert str(error.value).startswith(told)


def test_programs_get_every_version_the_newest_first() -> None:
    versions = json.loads(as_json((SECOND, FIRST)))["versions"]
    assert [version["version"] for version in versions] == ["0.2.0", "0.1.0"]
    assert versions[1] == {
        "version": "0.1.0",
        "date": "2026-11-22",
        "cores": FIRST.cores,
        "changes": ["The first version."],
    }


TAKEN_BACK = replace(FIRST, withdrawn="A line could be read wrongly. Print the newest.")


def test_programs_are_told_why_a_version_is_withdrawn_and_of_no_other() -> None:
    versions = json.loads(as_json((SECOND, TAKEN_BACK)))["versions"]
    assert [version.get("withdrawn") for version in versions] == [None, TAKEN_BACK.withdrawn]


@pytest.mark.parametrize("page_of", [changes_html, print_status_html])
def test_a_reader_finds_why_a_version_is_withdrawn_beneath_its_name(
    page_of: Callable[[Sequence[Version], Sequence[Leaflet], Labels], str],
) -> None:
    page = BeautifulSoup(page_of((SECOND, TAKEN_BACK), read().leaflets, english()), "html.parser")
    (told,) = page.select(".version-withdrawn")
    above = told.find_previous(class_="version")
    assert above and above.get_text() == "Version 0.1.0, 22 November 2026"
    assert told.get_text() == (
        "This version is withdrawn. Do not use a print of it. Why: A line could be read wrongly. Print the newest."
    )


def test_a_guide_whose_newest_version_is_withdrawn_is_not_built_as_if_nothing_were() -> None:
    [line] = told((replace(FIRST, withdrawn="A line could be read wrongly."),))
    assert line.startswith("history.yml:1: version 0.1.0 is withdrawn; raise extra.version in mkdocs.yml")


def test_the_first_version_is_withdrawn_for_its_line_on_lithium() -> None:
    first = read_history(ROOT / "docs" / "data" / "history.yml")[-1]
    assert first.version == "0.1.0"
    assert "lithium" in (first.withdrawn or "")


def test_a_reader_finds_each_version_with_its_date_its_changes_and_its_cores() -> None:
    page = BeautifulSoup(changes_html((SECOND, FIRST), read().leaflets, english()), "html.parser")
    assert [title.get_text() for title in page.select(".version")] == [
        "Version 0.2.0, 5 January 2027",
        "Version 0.1.0, 22 November 2026",
    ]
    assert [item.get_text() for item in page.ul.find_all("li")] == list(SECOND.changes)
    assert page.dl.get_text(" ", strip=True) == "Lip twitching print code ffffffffff Twitch diary print code abcdef0123"


def test_the_page_that_knows_a_print_carries_the_history_that_this_copy_knows() -> None:
    page = BeautifulSoup(print_status_html((SECOND, FIRST), read().leaflets, english()), "html.parser")
    place = page.find(id="print-status")
    assert json.loads(place["data-known"]) == json.loads(as_json((SECOND, FIRST)))
    assert json.loads(place["data-titles"])["lip-twitching"] == "Lip twitching"
    assert "taken" not in place.get_text()  # only the words for no address are there before the script runs
