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
from codes import read_codes
from printing import EVERY_PAPER, FONTS, composed, edition, english, pages, print_guide, project, read
from tagged import elements, read_aloud
from test_papers import NAMES
from verapdf import failures

from leaflets import editions, print_run
from leaflets.catalogue import Catalogue
from leaflets.compose import core
from leaflets.editions import Edition
from leaflets.errors import LeafletError
from leaflets.fit import CODE
from leaflets.laid_out import Area
from leaflets.press import press
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


@pytest.mark.parametrize("name", NAMES)
def test_a_phone_reads_the_longest_address_from_every_paper(name: str) -> None:
    made = on_the_web()[name]
    assert read_codes(made.pdf) == [f"{ADDRESS}current.html#{made.leaflet}-0.1.0-{made.core}"]
    assert read_codes(edition(name).pdf) == []


@cache
def laid_out(address: str) -> dict[str, list[tuple[int, str, Area]]]:
    """What stands where on every paper, by page, but for what is in the room of the code."""
    root = project(Path(mkdtemp(prefix="recall-")))
    run = print_run.begin(at(address), pages(), labels=english(), language="en", root=root, tell=print, beside=False)
    found = {}
    for task in run.tasks:
        sheets = [editions.templates(root) / f"{name}.css" for name in ("text", task.paper.name)]
        name = f"{task.leaflet.id}-{task.paper.name}"
        printed = press(task.html, name=name, styles=sheets, fonts=FONTS, root=root)
        pieces = [(page.number, piece) for page in printed.pages for piece in page.pieces]
        found[name] = [(page, str(piece), piece.area) for page, piece in pieces if piece.spot.slot != CODE]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_an_address_moves_nothing_that_is_printed(name: str) -> None:
    assert len(laid_out("")[name]) > 50
    assert laid_out("")[name] == laid_out(ADDRESS)[name] == laid_out("http://a.b/")[name]


def test_what_would_be_printed_over_the_room_of_the_code_is_told_without_an_address_too(tmp_path: Path) -> None:
    long = pages()["summary"].replace("a lot of caffeine or alcohol", "a lot of caffeine or alcohol " * 18)
    folder = project(tmp_path)
    sheet = folder / "overrides" / "print" / "shared" / "flat.css"
    sheet.write_text(sheet.read_text("utf-8") + "section, .more { margin-right: 0 !important }", "utf-8")
    told = [str(complaint) for complaint in print_guide(folder, summary=long)[0].complaints]
    assert [line for line in told if "a room for the code is printed over “" in line]


def test_an_address_of_wide_letters_is_told_in_one_line_with_what_to_do() -> None:
    wide = f"https://{'w' * 40}.{'m' * 40}.org/WWWWWWW/"
    root = project(Path(mkdtemp(prefix="recall-")))
    run = print_run.begin(at(wide), pages(), labels=english(), language="en", root=root, tell=print)
    (line,) = [str(complaint) for complaint in run.end()[0].complaints]
    assert "mm too large for the room beside its code; put the guide at a shorter address (site_url, SITE_URL)" in line


@pytest.mark.parametrize("name", NAMES)
def test_verapdf_finds_no_fault_in_the_code(name: str) -> None:
    assert (failures(on_the_web()[name].pdf, "ua1"), failures(on_the_web()[name].pdf, "2a")) == ([], [])


@pytest.mark.parametrize("leaflet", ["lip-twitching", "twitch-diary"])
def test_the_imprint_names_version_and_core_and_until_when_to_use_it(leaflet: str) -> None:
    html = composed(leaflet)
    foot = BeautifulSoup(html, "html.parser").select("footer.at-the-end")[0].get_text(" ")
    assert "Version 0.1.0, 22 November 2026." in foot
    assert foot.rstrip().endswith(f"Print code: {core(html)}")
    assert "Do not use after 22 May 2027." in foot
