"""What the site's pages show beyond their Markdown."""

import pytest

from leaflets.errors import LeafletError
from leaflets.site import fill_places, fill_slots


def test_each_place_is_filled_by_its_name_and_others_stay() -> None:
    html = '<p>a</p><div data-fill="one"></div><div class="x"></div>'
    assert fill_places(html, {"one": lambda: "<b>1</b>"}, source="x.md") == '<p>a</p><b>1</b><div class="x"></div>'


def test_a_fill_is_only_made_for_a_page_that_has_its_place() -> None:
    made: list[str] = []
    fill_places("<p></p>", {"one": lambda: made.append("one") or ""}, source="x.md")
    assert made == []


def test_an_unknown_place_is_refused_with_the_file_and_the_nearest_name() -> None:
    with pytest.raises(LeafletError, match=r"^x\.md:1: .*“sorces”; did you mean “sources”\?$"):
        fill_places('<div data-fill="sorces"></div>', {"sources": str, "review": str}, source="x.md")


def test_a_slot_is_filled_by_its_name_and_stays_a_slot() -> None:
    html = '<div class="slot" data-slot="doctor-today"></div>'
    assert fill_slots(html, str.upper) == '<div class="slot" data-slot="doctor-today">DOCTOR-TODAY</div>'
