"""Whom each care card leads to, on every paper of the guide that ships: to write on, and filled in for a clinic."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from printing import ROOT
from tagged import read_aloud
from thirty_clinics import regions, root

import plain_mkdocs
from leaflets import editions, print_run
from leaflets.block import BlockPress
from leaflets.clinic import Clinic
from leaflets.rendered import Rendered
from leaflets.stamp import stamp
from leaflets.template import Template, templates
from offline.chapters import chapters
from offline.finished_site import read_site

CARDS = {"Call your emergency number now if:": 0, "Call your doctor today if:": 1, "See a doctor if:": 2}
PAPERS = editions.papers(ROOT)
NAMES = [
    *(f"lip-twitching-{paper}" for paper in PAPERS),
    *(f"twitch-diary-{paper}" for paper in PAPERS if not paper.endswith(("trifold", "booklet"))),
]
PLAIN = Clinic(id="plain", name="Mill Lane Clinic", place="roster.csv:2")
CALLED = replace(PLAIN, phone="020 7946 0001", region=regions()["GB"])
LONG = "020 7946 0001, option 2 then 1"
CASES: Mapping[str, tuple[Clinic, tuple[str, str, str]]] = {
    "a region": (CALLED, ("999 or 112", "020 7946 0001 When closed: NHS 111", "020 7946 0001")),
    "its own number when closed": (
        replace(CALLED, out_of_hours="020 7946 0999"),
        ("999 or 112", "020 7946 0001 When closed: 020 7946 0999", "020 7946 0001"),
    ),
    "a region without an advice line": (
        replace(CALLED, region=regions()["US"]),
        ("911", "020 7946 0001 When closed:", "020 7946 0001"),
    ),
    "no region": (
        replace(CALLED, region=None),
        ("Emergency number:", "020 7946 0001 When closed:", "020 7946 0001"),
    ),
    "no region, its own number when closed": (
        replace(PLAIN, out_of_hours="111"),
        ("Emergency number:", "Phone: When closed: 111", "Phone:"),
    ),
    "no phone": (replace(CALLED, phone=""), ("999 or 112", "Phone: When closed: NHS 111", "Phone:")),
    "nothing": (PLAIN, ("Emergency number:", "Phone: When closed:", "Phone:")),
    "a long phone": (
        replace(CALLED, phone=LONG, region=regions()["NZ"]),
        ("111", f"{LONG} When closed: Healthline 0800 611 116", LONG),
    ),
}


@cache
def rendered() -> Rendered:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # MkDocs' own
        found = plain_mkdocs.render(ROOT)
    assert found is not None
    return found


@cache
def all_templates() -> Mapping[str, Template]:
    made = templates(rendered(), root=root(), tell=print)
    return {template.file.removesuffix(".pdf"): template for template in made}


@cache
def to_write_on() -> Mapping[str, bytes]:
    guide = rendered().guide
    run = print_run.begin(
        guide.catalogue, rendered().pages, labels=guide.labels, language="en", root=root(), tell=print
    )
    return {Path(edition.file).stem: edition.pdf for edition in run.end()}


@cache
def press() -> BlockPress:
    return BlockPress(tuple(all_templates().values()), root())


def whom(pdf: bytes) -> dict[int, str]:
    """Return what stands in each card between its title and its first list, by the tags."""
    return {CARDS[title]: " ".join(text.split()) for title, text in _beneath_titles(pdf) if title in CARDS}


def _beneath_titles(pdf: bytes) -> Iterator[tuple[str, str]]:
    title, text = "", ""
    is_open = True
    for part in read_aloud(pdf):
        if "H2" in part.tags:
            if text or not is_open:
                yield title, text
                title, text, is_open = "", "", True
            title = " ".join(f"{title} {part.text}".split())
        elif {"H3", "L", "Table"} & set(part.tags):
            is_open = False
        elif is_open:
            text += f" {part.text}"
    yield title, text


def expected(name: str, wanted: tuple[str, str, str]) -> dict[int, str]:
    """Return what is to be read on the leaflet, which has all three cards or the first alone."""
    return dict(enumerate(wanted if name.startswith("lip-twitching") else wanted[:1]))


@pytest.mark.parametrize("name", NAMES)
def test_a_leaflet_to_write_on_has_a_line_for_each_number_of_each_card(name: str) -> None:
    assert whom(to_write_on()[name]) == expected(name, ("Emergency number:", "Phone: When closed:", "Phone:"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", CASES)
def test_each_card_of_a_clinics_leaflet_leads_to_whom_it_names(name: str, case: str) -> None:
    clinic, wanted = CASES[case]
    assert whom(stamp(all_templates()[name], press().lay_out(clinic))) == expected(name, wanted)


@pytest.mark.parametrize("code", regions())
def test_an_advice_line_of_any_region_has_room_and_stands_in_the_same_day_card_alone(code: str) -> None:
    clinic = replace(CALLED, region=regions()[code])
    emergency, today, soon = whom(stamp(all_templates()["lip-twitching-a4-trifold"], press().lay_out(clinic))).values()
    line = regions()[code].advice
    assert today.removeprefix("020 7946 0001 When closed:").strip().endswith(line.number if line else "")
    assert soon == "020 7946 0001"
    assert emergency.startswith(regions()[code].emergency[0].number)


def test_what_is_too_long_for_a_card_is_told_by_the_field_that_was_typed() -> None:
    from leaflets.errors import LeafletError

    with pytest.raises(LeafletError, match=r"roster\.csv:2: phone: it is .* too long where letters are 12 pt"):
        press().lay_out(replace(CALLED, phone="020 7946 0001, then option 2 and wait, or ask for the nurse on duty"))
    with pytest.raises(LeafletError, match=r"roster\.csv:2: out_of_hours: it is .* too long"):
        press().lay_out(replace(CALLED, out_of_hours="call 020 7946 0999 or go to Northgate Hospital, " * 2))


@pytest.mark.parametrize("page", ["index", "help", "summary"])
def test_no_page_of_the_site_has_an_advice_line_where_there_is_time(site: Path, page: str) -> None:
    tree = BeautifulSoup((site / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
    for card in tree.select(".care-card"):
        lines = {"111" for link in card.select("a[href='tel:111']") if "NHS" in link.get_text()}
        lines |= {"0800611116" for _ in card.select("a[href='tel:0800611116']")}
        assert lines == ({"111", "0800611116"} if "same-day" in card.get_attribute_list("class") else set())


def test_one_file_and_epub_say_whom_each_card_of_the_page_of_help_leads_to(site: Path) -> None:
    (help_,) = (chapter for chapter in chapters(read_site(site).pages) if chapter.name == "help")
    slots = BeautifulSoup(help_.html, "html.parser").select(".care-card > .slot")
    emergency, today, soon = (" ".join(slot.get_text(" ").split()) for slot in slots)
    assert "United Kingdom: 999 or 112" in emergency
    assert today.startswith("My clinic or doctor: When closed: health advice lines United Kingdom: NHS 111")
    assert soon == "My clinic or doctor:"
