"""Emergency and advice numbers on the site."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from leaflets import labels
from leaflets.numbers import slot_html, table_html
from leaflets.regions import AdviceLine, PhoneNumber, Region

ENGLISH = labels.read(Path(__file__).resolve().parent.parent / "overrides" / "labels" / "en.yml")
UK = Region(
    code="GB",
    name="United Kingdom",
    emergency=(PhoneNumber(number="999"), PhoneNumber(number="112", label="anywhere")),
    advice=AdviceLine(name="NHS 111", number="111"),
    note="Both work.",
    sources=("S04",),
    checked=True,
)
NEW_ZEALAND = Region(
    code="NZ",
    name="Aotearoa <New Zealand>",
    emergency=(PhoneNumber(number="111"),),
    advice=AdviceLine(name="Healthline", number="0800 611 116"),
    note="",
    sources=("S01",),
    checked=False,
)
IRELAND = Region(
    code="IE",
    name="Ireland",
    emergency=(PhoneNumber(number="112"),),
    advice=None,
    note="",
    sources=("S01",),
    checked=True,
)


def calls(html: str) -> dict[str, list[tuple[str, str]]]:
    """Return, for each region's row, the numbers to press: their words and their addresses."""
    return {
        str(row["data-region"]): [
            (link.get_text().removeprefix("Call "), str(link["href"])) for link in row.select("a")
        ]
        for row in BeautifulSoup(html, "html.parser").select("[data-region]")
    }


def test_an_emergency_card_lists_every_region_the_first_number_to_call_first() -> None:
    assert calls(slot_html("emergency-number", (UK, NEW_ZEALAND, IRELAND), ENGLISH)) == {
        "GB": [("999", "tel:999"), ("112", "tel:112")],
        "NZ": [("111", "tel:111")],
        "IE": [("112", "tel:112")],
    }


def test_a_same_day_card_lists_the_advice_lines_by_name_and_number_for_when_the_clinic_is_closed() -> None:
    assert calls(slot_html("doctor-today", (UK, NEW_ZEALAND, IRELAND), ENGLISH)) == {
        "GB": [("NHS 111", "tel:111")],
        "NZ": [("Healthline 0800 611 116", "tel:0800611116")],
    }


def test_a_region_without_an_advice_line_can_still_be_chosen_on_the_same_day_card() -> None:
    html = slot_html("doctor-today", (UK, IRELAND), ENGLISH)
    choices = BeautifulSoup(html, "html.parser").select("option")
    assert [choice["value"] for choice in choices] == ["", "GB", "IE"]


@pytest.mark.parametrize(
    ("slot", "lines"),
    [
        ("emergency-number", ["My emergency number:"]),
        ("doctor-today", ["My clinic or doctor:", "When closed:"]),
        ("doctor-soon", ["My clinic or doctor:"]),
    ],
)
def test_a_card_has_a_line_to_write_on_for_each_number(slot: str, lines: list[str]) -> None:
    tree = BeautifulSoup(slot_html(slot, (UK, IRELAND), ENGLISH), "html.parser")
    assert [line.parent.get_text(strip=True) for line in tree.select(".write-in") if line.parent] == lines


def test_no_advice_line_stands_where_there_is_time_to_wait_for_the_clinic() -> None:
    assert calls(slot_html("doctor-soon", (UK, NEW_ZEALAND), ENGLISH)) == {}


def test_a_name_is_text_and_never_html() -> None:
    assert "Aotearoa &lt;New Zealand&gt;" in slot_html("emergency-number", (NEW_ZEALAND,), ENGLISH)


def test_the_table_has_every_region_and_a_row_to_write_in() -> None:
    tree = BeautifulSoup(table_html((UK, IRELAND), ENGLISH), "html.parser")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in tree("tr")]
    assert rows[1:] == [
        ["United Kingdom", "999 or 112 (anywhere)", "NHS 111"],
        ["Ireland", "112", ENGLISH["numbers-no-advice"]],
        [ENGLISH["numbers-elsewhere"], "", ""],
    ]
    assert "Both work." in tree.get_text()


def test_the_table_says_so_as_long_as_one_region_is_unchecked() -> None:
    assert ENGLISH["numbers-unchecked"] not in table_html((UK, IRELAND), ENGLISH)
    assert ENGLISH["numbers-unchecked"] in table_html((UK, NEW_ZEALAND), ENGLISH)
