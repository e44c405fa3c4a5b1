"""Which print is this: the code, its address in words, and what the imprint says of the version."""

from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pytest
import segno
from bs4 import BeautifulSoup
from printing import EVERY_PAPER, composed, english, pages, project, read
from tagged import elements, read_aloud
from test_papers import NAMES
from verapdf import failures

from leaflets import print_run
from leaflets.catalogue import Catalogue
from leaflets.compose import core
from leaflets.editions import Edition
from leaflets.errors import LeafletError
from leaflets.recall import LONGEST, PLACE, QUIET_ZONE, check_lengths, check_page, recall

ADDRESS = "https://health-information.south-west.example.org/patients/leaflets/nerves-and-muscles/face/lip-twitching1/"
"""As long as can be: with it the code of lip-twitching holds 150 characters."""


@cache
def on_the_web() -> dict[str, Edition]:
    root = project(Path(mkdtemp(prefix="recall-")))
    run = print_run.begin(at(ADDRESS), pages(), labels=english(), language="en", root=root, tell=print)
    return {Path(edition.file).stem: edition for edition in run.end()}


def at(address: str) -> Catalogue:
    known = read(EVERY_PAPER)
    return replace(known, imprint=replace(known.imprint, address=address))


def test_there_is_no_code_while_the_guide_is_not_on_the_web() -> None:
    assert recall("lip-twitching", read().imprint, "0123456789", english()) is None
    assert "<svg" not in composed("lip-twitching")


def test_the_longest_address_is_taken_and_a_longer_one_refused_by_how_much_before_anything_is_printed() -> None:
    check_lengths(at(ADDRESS), source="mkdocs.yml:3")
    check_lengths(at(""), source="mkdocs.yml:3")
    with pytest.raises(LeafletError) as refused:
        check_lengths(at(f"{ADDRESS}ab/"), source="mkdocs.yml:3")
    assert str(refused.value).startswith(
        "mkdocs.yml:3: site_url (SITE_URL): the address in the code of “lip-twitching”"
    )
    assert "has 3 characters more than there is room for; put the guide at an address" in str(refused.value)


def test_the_code_of_the_longest_address_has_modules_that_a_phone_reads() -> None:
    code = segno.make("x" * LONGEST, error="m", micro=False)
    assert 24 / code.symbol_size(border=QUIET_ZONE)[0] >= 0.4  # mm


PAGES = {"current": f"<h1>Which print is this?</h1>{PLACE}", "help": ""}
URLS = {"current": "current.html", "help": "help.html"}


@pytest.mark.parametrize(
    ("pages", "urls", "wrong"),
    [
        ({"help": ""}, {"help": "help.html"}, "the guide has no such page; write one with the line <div data-fill="),
        ({**PAGES, "current": "<h1>Which print?</h1>"}, URLS, "does not say which print is current; add the line <div"),
        (PAGES, {**URLS, "current": "current/"}, "comes out as current/; write “use_directory_urls: false”"),
    ],
)
def test_a_guide_without_the_page_that_its_codes_lead_to_is_refused(
    pages: dict[str, str], urls: dict[str, str], wrong: str
) -> None:
    check_page(PAGES, URLS, folder="docs/en")
    with pytest.raises(LeafletError) as refused:
        check_page(pages, urls, folder="docs/en")
    assert str(refused.value).startswith("docs/en/current.md:1: ")
    assert wrong in str(refused.value)
    assert "or build without SITE_URL" in str(refused.value)


def test_the_code_is_drawn_with_its_quiet_zone_and_the_address_names_leaflet_version_and_core() -> None:
    found = recall("lip-twitching", replace(read().imprint, address=ADDRESS), "0123456789", english())
    assert found is not None
    assert found.address == f"{ADDRESS}current.html#lip-twitching-0.1.0-0123456789"
    tree = BeautifulSoup(found.code, "html.parser")
    assert tree.title is not None
    assert tree.title.string == english()["paper-recall-code"]
    code = segno.make(found.address, error="m", micro=False)
    side = code.symbol_size(border=QUIET_ZONE)[0]
    assert tree.svg is not None
    assert tree.svg["viewbox"] == f"0 0 {side} {side}"
    assert QUIET_ZONE == 4


@pytest.mark.parametrize("name", NAMES)
def test_every_paper_has_room_for_the_code_and_the_longest_address(name: str) -> None:
    made = on_the_web()[name]
    assert made.complaints == ()
    said = "".join("".join(part.text for part in read_aloud(made.pdf)).split())
    said = said.replace("\x02", "-")  # pdfium's word for a hyphen at a line's end
    assert said.count(f"{ADDRESS}current.html#{made.leaflet}-0.1.0-{made.core}") == 1
    with pikepdf.open(BytesIO(made.pdf)) as document:
        dictionaries = [item for item in document.objects if isinstance(item, pikepdf.Dictionary)]
        figures = [item for item in dictionaries if item.get("/S") == "/Figure"]
        (left, low, right, high) = map(float, figures[0].A.BBox)
    assert min(right - left, high - low) * 25.4 / 72 >= 20
    assert len(elements(made.pdf, "Figure")) == 1


@pytest.mark.parametrize("name", ["lip-twitching-a4", "lip-twitching-letter-trifold"])
def test_verapdf_finds_no_fault_in_the_code(name: str) -> None:
    assert (failures(on_the_web()[name].pdf, "ua1"), failures(on_the_web()[name].pdf, "2a")) == ([], [])


@pytest.mark.parametrize("leaflet", ["lip-twitching", "twitch-diary"])
def test_the_imprint_names_version_and_core_and_until_when_to_use_it(leaflet: str) -> None:
    html = composed(leaflet)
    foot = BeautifulSoup(html, "html.parser").select("footer.at-the-end")[0].get_text(" ")
    assert f"Version 0.1.0, 22 November 2026, core {core(html)}." in foot
    assert "Do not use after 22 May 2027." in foot
