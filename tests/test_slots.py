"""Slots: emptied for clinics, and found again where they stand."""

import pytest
from bs4 import BeautifulSoup
from printing import composed, edition
from tagged import read_aloud
from test_papers import NAMES
from thirty_clinics import all_templates, template
from verapdf import failures

from leaflets.compose import core
from leaflets.plate import slots
from leaflets.slots import empty

SLOTS = ["clinic", "visit", "note", "emergency-number", "doctor-today", "doctor-soon"]


def test_an_emptied_slot_says_only_where_it_is_and_the_core_is_what_it_was() -> None:
    tree = BeautifulSoup(empty(composed("lip-twitching")), "html.parser")
    assert all(slot.get_text() == slot["data-slot"] for slot in tree.select(".slot"))
    assert core(str(tree)) == core(composed("lip-twitching"))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_has_each_slot_once_and_says_nothing_in_it(name: str) -> None:
    found = template(name)
    names = sorted(opening.slot for opening in slots(found.pdf))
    assert names == sorted(SLOTS if found.leaflet == "lip-twitching" else SLOTS[:3])
    said = "".join(part.text for part in read_aloud(found.pdf))
    assert not any(word in said for word in ("doctor-today", "Your clinic", "When closed"))


@pytest.mark.parametrize("name", NAMES)
def test_a_template_is_laid_out_as_the_leaflet_to_write_on_is(name: str) -> None:
    found = template(name)
    printed = edition(name)
    assert (found.pages, found.sheets, found.core) == (printed.pages, printed.sheets, printed.core)


def test_a_template_is_sound_before_anything_is_stamped() -> None:
    assert failures(template("lip-twitching-a4-trifold").pdf, "2a") == []


def test_slots_come_in_two_sizes() -> None:
    sizes = {
        (found.size, opening.slot, round(opening.width), round(opening.height))
        for found in all_templates()
        for opening in slots(found.pdf)
    }
    assert len(sizes) == 2 * len(set(SLOTS))
