"""The browser edition: the same core, slots to fill in, and nothing that a strict page refuses."""

import json
from dataclasses import replace
from functools import cache

import pytest
from bs4 import BeautifulSoup
from printing import ROOT, composed, english, read

from leaflets.block import LENGTHS
from leaflets.browser_edition import FAULTS, FIELDS, TELLS, browser_edition, papers, running_line
from leaflets.catalogue import Paper
from leaflets.clinic_rules import as_json, rules
from leaflets.compose import core
from leaflets.join import words
from leaflets.numbers import emergency as called
from leaflets.numbers import in_words
from leaflets.regions import read_regions

REGIONS = read_regions(ROOT / "docs" / "data" / "regions.yml")
LEAFLETS = [leaflet.id for leaflet in read().leaflets]


@cache
def page(leaflet_id: str = "lip-twitching") -> BeautifulSoup:
    leaflet = next(leaflet for leaflet in read().leaflets if leaflet.id == leaflet_id)
    html = browser_edition(composed(leaflet_id), leaflet, regions=REGIONS, labels=english(), language="en")
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("leaflet_id", LEAFLETS)
def test_the_core_is_that_of_every_paper_word_for_word(leaflet_id: str) -> None:
    original = BeautifulSoup(composed(leaflet_id), "html.parser").main
    assert words(str(page(leaflet_id).main)) == words(str(original))
    assert core(str(page(leaflet_id))) == core(composed(leaflet_id))


def test_nothing_is_inline_that_a_strict_policy_forbids() -> None:
    assert not page().select("style, [style], script:not([src])")
    assert not [tag for tag in page().find_all(True) if any(name.startswith("on") for name in tag.attrs)]
    for tag in page().select("[src], link[href]"):
        address = str(tag.get("src") or tag.get("href"))
        if address == "lip-twitching.css":
            continue  # the line on every page, which the build writes beside it
        assert address.startswith("../"), address
        assert (ROOT / "overrides" / address.removeprefix("../")).is_file(), address


def test_only_slots_hold_what_a_script_fills_in() -> None:
    for place in page().main.select("[data-field], [data-without], .slot-logo"):
        assert place.find_parent(class_="slot")


def test_every_field_of_the_bar_has_a_label_a_place_for_its_mistake_and_a_place_on_the_leaflet() -> None:
    for field in FIELDS:
        box = page().find(id=f"clinic-{field.name}")
        assert page().find("label", attrs={"for": box["id"]}).get_text()
        assert str(field.longest) in page().find(id=f"{box['id']}-error").get_text()
        assert page().main.select(f'[data-field="{field.name}"]'), field.name


def test_a_field_takes_as_much_as_the_slots_of_every_paper() -> None:
    longest = {name: most for slot in LENGTHS.values() for name, most in slot.items()}
    assert {field.name: field.longest for field in FIELDS} == {field.name: longest[field.name] for field in FIELDS}


def test_the_bar_carries_the_table_of_rules_and_what_a_profile_can_choose() -> None:
    carried = json.loads(str(page().form["data-rules"]))
    assert carried["fields"] == json.loads(as_json())["fields"]
    assert set(carried["never"]) == set(rules().never)
    assert "lip-twitching" in carried["editions"]
    assert carried["languages"] == ["en"]


def test_every_fault_has_a_sentence() -> None:
    assert [name for name in FAULTS if not page().form[f"data-{name}"]] == []


def test_every_sentence_that_the_bar_carries_is_told_by_a_script() -> None:
    scripts = sorted((ROOT / "overrides" / "assets" / "js").glob("clinic-*.js"))
    text = "".join(script.read_text(encoding="utf-8") for script in scripts)
    assert [name for name in TELLS if f'"{name}"' not in text] == []
    assert [name for name in TELLS if not page().form[f"data-{name}"]] == []


def test_the_note_is_marked_as_the_clinics_own() -> None:
    for slot in page().select('[data-slot="note"]'):
        assert slot.select_one(".slot-name").get_text() == english()["slot-note"]


@pytest.mark.parametrize(
    ("code", "emergency", "advice"),
    [
        ("GB", "999 or 112", "NHS 111"),
        ("NZ", "111", "Healthline 0800 611 116"),
        ("IE", "112 or 999", ""),
        ("IN", "112", ""),
        ("AU", "000", ""),
    ],
)
def test_a_region_brings_its_numbers_in_words(code: str, emergency: str, advice: str) -> None:
    option = page().select_one(f'option[value="{code}"]')
    assert (option["data-emergency-number"], option["data-advice-number"]) == (emergency, advice)
    region = next(region for region in REGIONS if region.code == code)
    assert in_words(called(region), english()) == emergency


def test_every_region_of_the_table_can_be_chosen_and_none_at_first() -> None:
    options = page().select("#clinic-region option")
    assert [option["value"] for option in options] == ["", *(region.code for region in REGIONS)]


def test_numbers_that_nobody_has_checked_are_said_to_be_so() -> None:
    assert english()["clinic-region-unchecked"] in page().form.get_text()
    checked = [replace(region, checked=True) for region in REGIONS]
    html = browser_edition(
        composed("lip-twitching"), read().leaflets[0], regions=checked, labels=english(), language="en"
    )
    assert english()["clinic-region-unchecked"] not in html


def test_a_folded_paper_is_not_offered_since_a_browser_cannot_impose_it() -> None:
    made_on = tuple(Paper(name=name, pages=2) for name in ("a4", "a4-trifold", "letter", "letter-booklet"))
    assert papers(replace(read().leaflets[0], papers=made_on)) == ("a4", "letter")


def test_every_page_is_printed_with_the_name_of_the_print_whatever_stands_in_the_title() -> None:
    leaflet = replace(read().leaflets[0], title='A "b" \\c')
    html = composed("lip-twitching")
    css = running_line(html, leaflet, read().imprint, english())
    assert css == f'@page {{ @bottom-left {{ content: "A \\"b\\" \\\\c, version 0.1.0, print code {core(html)}" }} }}\n'
