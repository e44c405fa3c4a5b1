"""The site is light: nothing that no reader needs, and what a first view costs."""

import gzip
import re
from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from offline.trim import with_own_search, without_comments

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(page.stem for page in (ROOT / "docs" / "en").glob("*.md"))
PART = re.compile(r'(?:<link rel="(?:stylesheet|icon)" href|<script src|<img[^>]* src)="([^"]+)"')
"""What is fetched at once."""
LATER = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
"""The pictures that come as one scrolls to them: tests/browser/test_print_page.py."""
FONT = re.compile(r"url\(\"?\.\./fonts/([^\")]+)")


def first_view(site: Path, page: str) -> list[Path]:
    """What a browser fetches for a page and a search on it."""
    html = (site / f"{page}.html").read_text(encoding="utf-8")
    parts = [site / part for part in PART.findall(LATER.sub("", html))]
    fonts = FONT.findall((site / "assets/css/site.css").read_text(encoding="utf-8"))
    search = [site / "assets/js/search-worker.js", site / "search/search_index.js"]
    return [site / f"{page}.html", *parts, *(site / "assets/fonts" / font for font in fonts), *search]


def test_the_site_without_its_pdfs_is_at_most_1300_kb(site: Path) -> None:
    sizes = [file.stat().st_size for file in site.rglob("*") if file.is_file() and file.suffix != ".pdf"]
    assert sum(sizes) <= 1_300_000


@pytest.mark.parametrize("page", PAGES)
def test_the_first_view_of_a_page_is_at_most_133_kb(site: Path, page: str) -> None:
    parts = first_view(site, page)
    assert len(parts) > 15
    assert sum(len(gzip.compress(part.read_bytes(), 9)) for part in parts) <= 133_000


def test_no_source_map_no_other_language_and_no_second_search_is_left(site: Path) -> None:
    names = [file.relative_to(site).as_posix() for file in site.rglob("*")]
    assert [name for name in names if name.endswith(".map") or "lunr" in name or "/workers" in name] == []
    for file in [*site.rglob("*.js"), *site.rglob("*.css")]:
        assert "sourceMappingURL" not in file.read_text(encoding="utf-8"), file


def test_every_page_names_our_search_worker(site: Path) -> None:
    for page in PAGES:
        html = (site / f"{page}.html").read_text(encoding="utf-8")
        assert '"search": "assets/js/search-worker.js"' in html, page


def test_a_page_in_a_folder_names_the_worker_from_there() -> None:
    page = '<script id="__config">{"search": "../assets/javascripts/workers/search.0a.min.js"}</script>'
    assert '"search": "../assets/js/search-worker.js"' in with_own_search(page, source="es/index.html")


def test_a_page_of_another_material_is_refused() -> None:
    with pytest.raises(LeafletError, match=r"^index.html:1: .*trim.py"):
        with_own_search('<script id="__config">{"search": "assets/new.js"}</script>', source="index.html")


def test_a_script_loses_indents_and_the_comments_in_lines_of_their_own() -> None:
    script = """/* Two
   lines. */
(() => {
  /** Returns it. */
  const a = "/* b */ // c"; // d
  // e
  a(/f/);
})();
"""
    assert without_comments(script) == '(() => {\nconst a = "/* b */ // c"; // d\na(/f/);\n})();\n'
