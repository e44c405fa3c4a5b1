"""The handbook as mkdocs builds it, from the real guide and a page of all that printed wrong."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
from verapdf import failures

from handbook import proof

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "handbook"
COPIED = ("docs", "overrides", "scripts", "mkdocs.yml", "requirements.txt")
NOT_COPIED = shutil.ignore_patterns("__pycache__")
COLUMN_ENDS = (100 * proof.MILLIMETRE, 190 * proof.MILLIMETRE)
"""Where the two columns of the contents end, in points."""


class Project:
    """A copy of the project to build and to break."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pdf = folder / "site" / "handbook.pdf"

    def build(self, **surroundings: str) -> subprocess.CompletedProcess[str]:
        mkdocs = [sys.executable, "-m", "mkdocs", "build"]
        environment = {**os.environ, **surroundings}
        return subprocess.run(mkdocs, cwd=self.folder, env=environment, capture_output=True, text=True)

    def built(self, **surroundings: str) -> bytes:
        done = self.build(**surroundings)
        assert done.returncode == 0, done.stderr
        return self.pdf.read_bytes()

    def prints(self) -> dict[str, str]:
        """The name of each PDF in the site, and the hash of its bytes."""
        site = self.folder / "site"
        return {str(pdf.relative_to(site)): sha256(pdf.read_bytes()).hexdigest() for pdf in site.rglob("*.pdf")}

    def kept(self) -> Path:
        (book,) = (self.folder / ".cache" / "handbook").iterdir()
        return book

    @contextmanager
    def edited(self, name: str, old: str, new: str) -> Iterator[None]:
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        try:
            yield
        finally:
            file.write_text(text, encoding="utf-8")

    def complaint(self) -> str:
        """The one line that a failing build tells."""
        done = self.build()
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        (line,) = re.findall(r"^ERROR +- +(?!Error building page)(.+)", done.stderr, re.MULTILINE)
        return line


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("handbook") / "a guide"
    folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=NOT_COPIED)
        else:
            shutil.copy(ROOT / name, folder / name)
    for case in CASES.iterdir():
        shutil.copy(case, folder / "docs" / "en" / case.name)
    config = folder / "mkdocs.yml"
    with_nasty = config.read_text().replace("\nnav:\n", "\nnav:\n  - Nasty page: nasty.md\n")
    config.write_text(with_nasty)
    return Project(folder)


@pytest.fixture(scope="module")
def book(project: Project) -> bytes:
    return project.built()


@pytest.fixture(scope="module")
def text(book: bytes) -> str:
    return proof.letters("\n".join(page.text for page in proof.read(book)))


def last_words(page: Path) -> str:
    """The letters of the last line of words that an author typed."""
    lines = [line for line in page.read_text(encoding="utf-8").splitlines() if line.strip()]
    line = [line for line in lines if not line.startswith("<")][-1]
    line = re.sub(r"\[(F\d|general)[^]]*\]|\]\([^)]*\)|\{#.*\}", "", line)
    return proof.letters(line)[-25:]


def test_it_is_valid_by_pdf_ua_1(book: bytes) -> None:
    assert failures(book, "ua1") == []


def in_nav() -> list[Path]:
    """All pages but the one that only a code on paper leads to."""
    return [page for page in sorted((ROOT / "docs" / "en").glob("*.md")) if page.stem != "current"]


@pytest.mark.parametrize("page", in_nav(), ids=lambda p: p.stem)
def test_the_last_words_of_every_page_are_in_it(page: Path, text: str) -> None:
    assert last_words(page) in text


def test_what_is_folded_away_on_the_site_is_in_it_and_what_needs_a_screen_is_not(text: str) -> None:
    assert "Thisishiddenonthesite" in text
    assert "Thesearethelastwordsofthenastypage" in text
    for screen_only in ("Chooseyourcountry", "Onlyonascreen", "Send"):
        assert screen_only not in text


def test_title_and_language_are_the_books(book: bytes) -> None:
    with pikepdf.open(BytesIO(book)) as pdf:
        assert pdf.docinfo.Title == "Lip twitching"
        assert pdf.Root.Lang == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_the_cover_says_version_date_and_that_no_clinician_has_checked_it(book: bytes) -> None:
    cover = " ".join(proof.read(book)[0].text.split())
    version = yaml.safe_load((ROOT / "docs" / "data" / "history.yml").read_text(encoding="utf-8"))[0]["version"]
    for words in ("Lip twitching", version, "2026", "No clinician has checked", "Check again by"):
        assert words in cover


def test_every_page_but_the_cover_has_a_running_head_and_tells_its_number(book: bytes) -> None:
    with pypdfium2.PdfDocument(book) as pdf:
        texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    assert "Page 1 of" not in texts[0]
    for number, text in enumerate(texts[1:], start=2):
        assert f"Page {number} of {len(texts)}" in text
    assert texts[2].count("Nasty page") == 2  # the first chapter's running head and heading


def contents(book: bytes) -> Iterator[tuple[int, str]]:
    """For each row of the contents the page it leads to, and what is printed at its end."""
    with pikepdf.open(BytesIO(book)) as pdf, pypdfium2.PdfDocument(book) as shown:
        places = {str(name): place for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        text = shown[1].get_textpage()
        for link in pdf.pages[1].Annots:
            left, y1, _, y2 = map(float, link.Rect)
            end = next(end for end in COLUMN_ENDS if left < end)
            number = text.get_text_bounded(end - 24, min(y1, y2), end + 2, max(y1, y2)).strip()
            yield pikepdf.Page(places[str(link.Dest)][0]).index + 1, number


def test_the_contents_tell_the_right_page_of_every_chapter(book: bytes) -> None:
    rows = [(page, number) for page, number in contents(book) if number.isdigit()]
    assert len(rows) > 60
    assert [(page, str(page)) for page, _ in rows] == rows


def test_only_the_projects_fonts_are_in_it_and_no_text_is_smaller_than_it_may_be(
    book: bytes,
) -> None:
    with pikepdf.open(BytesIO(book)) as pdf:
        fonts = {str(thing.BaseFont)[8:] for thing in pdf.objects if _is_font(thing)}
    assert fonts == {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"}
    assert {size for size in text_sizes(book) if size < 10} == {9}
    assert min(size for size in text_sizes(book) if size > 10) == 11


def _is_font(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.Font


def text_sizes(book: bytes) -> set[float]:
    """All sizes of text in points."""
    raw = pypdfium2.raw
    sizes = set()
    with pypdfium2.PdfDocument(book) as pdf:
        for page in pdf:
            for thing in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
                size = raw.c_float()
                raw.FPDFTextObj_GetFontSize(thing.raw, size)
                sizes.add(round(size.value * abs(thing.get_matrix().d), 1))
    return sizes


def test_no_page_is_nearly_empty_and_nothing_leaves_the_paper(book: bytes) -> None:
    pages = proof.read(book)
    assert not any(page.over for page in pages)
    assert min(page.filled for page in pages) > proof.NEARLY_EMPTY


def test_it_has_at_most_300_kb(book: bytes) -> None:
    assert len(book) <= 300 * 1024


def test_the_site_keeps_its_own_pages(project: Project, book: bytes) -> None:
    page = (project.folder / "site" / "nasty.html").read_text(encoding="utf-8")
    assert "md-header" in page
    assert 'class="handbook"' not in page


def test_an_unchanged_guide_is_not_printed_again_and_a_damaged_book_is(project: Project, book: bytes) -> None:
    kept = project.kept()
    before = kept.stat().st_mtime_ns
    assert project.built() == book
    assert kept.stat().st_mtime_ns == before
    kept.write_bytes(kept.read_bytes()[:-1])
    assert project.built() == book
    assert kept.stat().st_mtime_ns != before


def test_another_folder_time_zone_and_locale_without_a_cache_give_the_same_bytes(
    project: Project, book: bytes, tmp_path: Path
) -> None:
    folder = tmp_path / "Ein Ordner mit Ümlaut"
    shutil.copytree(project.folder, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    other = Project(folder)
    assert other.built(TZ="Pacific/Auckland", LC_ALL="C", PYTHONHASHSEED="7") == book
    assert other.prints() == project.prints()
    assert len(other.prints()) > 1


@pytest.mark.usefixtures("book")
def test_a_missing_cover_stops_the_build(project: Project) -> None:
    cover = project.folder / "overrides" / "print" / "handbook" / "cover.html.j2"
    cover.rename(cover.with_suffix(".away"))
    try:
        assert "cover.html.j2:1: the template is missing; restore it" in project.complaint()
    finally:
        cover.with_suffix(".away").rename(cover)


@pytest.mark.usefixtures("book")
def test_another_pdf_event_hook_stops_the_build(project: Project) -> None:
    other = project.folder / "pdf_event_hook.py"
    other.write_text("")
    try:
        assert "pdf_event_hook.py:1: mkdocs-with-pdf did not load it" in project.complaint()
    finally:
        other.unlink()


@pytest.mark.usefixtures("book")
def test_a_warning_of_weasyprint_stops_the_build(project: Project) -> None:
    with project.edited("overrides/print/handbook/handbook.css", "html {", "html { colour: red;"):
        assert "Ignored `colour: red`" in project.complaint()


@pytest.mark.usefixtures("book")
def test_a_stylesheet_from_elsewhere_is_not_read_and_stops_the_build(project: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.css"
    other.write_text("h1 { colour: red }", encoding="utf-8")
    with project.edited("overrides/print/handbook/handbook.css", ":root {", f'@import "{other.as_uri()}"; :root {{'):
        line = project.complaint()
    assert other.as_uri() in line
    assert "colour" not in line


@pytest.mark.usefixtures("book")
def test_an_error_in_the_cover_stops_the_build(project: Project) -> None:
    cover = "overrides/print/handbook/cover.html.j2"
    with project.edited(cover, "book.subtitle", "book.subtitle.none.at.all"):
        assert "Template variable error" in project.complaint()


@pytest.mark.usefixtures("book")
def test_a_page_that_nav_forgot_stops_the_build(project: Project) -> None:
    with project.edited("mkdocs.yml", "  - Summary: summary.md\n", ""):
        line = project.complaint()
    assert "docs/en/summary.md:1:" in line
    assert "see that nav in mkdocs.yml has this page" in line
