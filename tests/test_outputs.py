"""What a build of the real guide puts into `site/`."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from tagged import read_aloud
from verapdf import failures

from leaflets import editions, labels, review
from leaflets.catalogue import Imprint, read

ROOT = Path(__file__).resolve().parent.parent
FLAT = ("a4", "letter")
LARGE = ("a4-large-print", "letter-large-print")
FOLDED = ("a4-trifold", "letter-trifold", "a4-booklet", "letter-booklet")
MADE_FOR = {"lip-twitching": (*FLAT, *LARGE, *FOLDED), "twitch-diary": (*FLAT, *LARGE)}
LEAFLETS = [f"leaflets/{leaflet}-{paper}.pdf" for leaflet, papers in MADE_FOR.items() for paper in papers]
ONE_SHEET = [pdf for pdf in LEAFLETS if pdf.endswith(("-a4.pdf", "-letter.pdf"))]
PDFS = [*LEAFLETS, "handbook.pdf"]
PAGES = sorted(page.stem for page in (ROOT / "docs" / "en").glob("*.md"))
MUST_PRINT = "F090 F091 F092 F093 F094 F095 F096 F099 F107 F108 F109b F120 F121 F122 F123"
"""The facts that issue a warning; no patient leaves without them."""


ENGLISH = labels.read(ROOT / "overrides" / "labels" / "en.yml")


@pytest.fixture(scope="module")
def imprint() -> Imprint:
    """Of the real guide, whatever its version and whoever has checked it."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    extra = load_config(str(ROOT / "mkdocs.yml")).extra
    return read(extra, source="mkdocs.yml", text=text, papers=editions.papers(ROOT)).imprint


def soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{page}.html").read_text(encoding="utf-8"), "html.parser")


def letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def _end_of_core(texts: list[str]) -> int:
    """The imprint comes last, and names the leaflet once more."""
    title = texts[0]
    return len(texts) - texts[::-1].index(title) - 1


def spoken(site: Path, pdf: str) -> str:
    return " ".join(" ".join(part.text for part in read_aloud((site / pdf).read_bytes())).split())


@pytest.mark.parametrize("pdf", PDFS)
def test_verapdf_finds_no_fault_in_what_people_get(site: Path, pdf: str) -> None:
    assert failures((site / pdf).read_bytes(), "ua1") == []


@pytest.mark.parametrize("pdf", ONE_SHEET)
def test_a_leaflet_is_one_sheet_of_at_most_40_kb(site: Path, pdf: str) -> None:
    data = (site / pdf).read_bytes()
    assert len(data) <= 40_000
    with pypdfium2.PdfDocument(data) as document:
        assert len(document) == 2


def test_the_patient_leaflet_has_at_most_600_words_before_its_imprint(site: Path) -> None:
    words = spoken(site, "leaflets/lip-twitching-a4.pdf").rpartition("Lip twitching (English).")[0]
    notes = "Notes from your clinic, not part of the leaflet itself"
    slots = ["Your clinic Name: Phone: When closed:", "Where and when Address: Open:", notes]
    for slot in (*slots, "Emergency number:", "Phone: When closed:", "Phone:", "•"):
        assert slot in words
        words = words.replace(slot, "")
    assert 400 < len(words.split()) <= 600


def test_the_emergency_card_comes_right_after_the_first_two_sentences(site: Path) -> None:
    text = spoken(site, "leaflets/lip-twitching-a4.pdf")
    what_it_is = text[text.index("What it is") : text.index("Emergency")]
    assert len(re.findall(r"\.(?= |$)", what_it_is)) == 2


def test_the_patient_leaflet_prints_every_fact_that_it_must(site: Path) -> None:
    printed = letters(spoken(site, "leaflets/lip-twitching-a4.pdf"))
    for fact in MUST_PRINT.split():
        blocks = soup(site, "help").select(f'.care-card [data-facts~="{fact}"]')
        assert any(letters(block.get_text()) in printed for block in blocks), fact


@pytest.mark.parametrize("pdf", LEAFLETS)
def test_every_text_of_a_leaflet_stands_on_the_site_or_is_a_fixed_label(site: Path, pdf: str) -> None:
    fixed = re.compile("|".join(re.sub(r"\\\{\w+\\\}", ".+", re.escape(label)) for label in ENGLISH.texts.values()))
    on_site = letters(" ".join(soup(site, page).article.get_text(" ") for page in PAGES))
    texts = [part.text.strip() for part in read_aloud((site / pdf).read_bytes()) if "Lbl" not in part.tags]
    assert len(texts) > 20
    core = texts[: _end_of_core(texts)]
    assert [text for text in core if letters(text) not in on_site and not fixed.fullmatch(text)] == []


def test_editions_json_tells_what_there_is(site: Path) -> None:
    told = json.loads((site / "editions.json").read_text(encoding="utf-8"))
    assert [edition["file"] for edition in told["editions"]] == PDFS
    for edition in told["editions"]:
        data = (site / edition["file"]).read_bytes()
        assert edition["sha256"] == sha256(data).hexdigest()
        assert edition["bytes"] == len(data)
        assert edition["version"] == told["version"]
    cores = {(edition["leaflet"], edition["core"]) for edition in told["editions"]}
    assert len(cores) == 3  # one for each leaflet, whatever the paper, and none for the handbook
    assert ("handbook", None) in cores


def test_the_print_page_offers_each_pdf_with_its_size_and_a_picture_of_it(site: Path) -> None:
    page = soup(site, "leaflets")
    links = {str(link["href"]): link.get_text() for link in page.select(".edition a")}
    assert sorted(links) == sorted(PDFS)
    for pdf, words in links.items():
        assert f"(PDF, {round(len((site / pdf).read_bytes()) / 1000)} KB, " in words
    for picture in page.select(".edition img"):
        data = (site / str(picture["src"])).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 20_000
        assert picture["alt"]
    assert len(page.select(".edition img")) == len(PDFS)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_its_version_and_who_has_checked_it(site: Path, page: str, imprint: Imprint) -> None:
    text = soup(site, page).article.get_text(" ")
    assert review.checked(imprint, ENGLISH) in text
    assert review.version(imprint, ENGLISH) in text


@pytest.mark.parametrize("pdf", LEAFLETS)
def test_every_leaflet_says_its_version_and_who_has_checked_it(site: Path, pdf: str, imprint: Imprint) -> None:
    text = spoken(site, pdf)
    assert review.checked(imprint, ENGLISH, of="paper") in text
    told = json.loads((site / "editions.json").read_text(encoding="utf-8"))["editions"]
    (core,) = (edition["core"] for edition in told if edition["file"] == pdf)
    date = review.in_words(imprint.date, ENGLISH)
    assert ENGLISH.say("paper-version", version=imprint.version, date=date) in text
    assert ENGLISH.say("paper-code", core=core) in text


def test_no_mark_of_facts_and_no_empty_place_is_left_on_a_page(site: Path) -> None:
    for page in PAGES:
        html = (site / f"{page}.html").read_text(encoding="utf-8")
        assert not re.search(r"\[(F\d{3}|general)", html), page
        assert "data-fill" not in html, page
        assert "<!--size of" not in html, page


def test_the_sources_page_lists_each_source_that_a_page_names(site: Path) -> None:
    listed = {str(source["id"]) for source in soup(site, "sources").select(".source")}
    named = {
        str(link["href"]).partition("#")[2]
        for page in PAGES
        for link in soup(site, page).select(".page-sources a[href*='#s']")
    }
    assert named
    assert named == listed


def test_paper_templates_fonts_for_paper_and_machine_names_stay_out_of_the_site(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert not [name for name in names if name.startswith(("fills/", "labels/")) or name.endswith(".ttf")]
    sheets = {name for name in names if name.startswith("print/") and not (site / name).is_dir()}
    assert {*(f"print/{name}.css" for name in ("text", *FLAT, *LARGE))} <= sheets  # browsers print by them too
    assert not [name for name in sheets if not name.endswith(".css") or "trifold" in name or "booklet" in name]
    for path in site.rglob("*"):
        if path.suffix in {".html", ".json", ".js", ".css", ".xml"}:
            assert str(ROOT) not in path.read_text(encoding="utf-8"), path
