"""The whole guide in one file: nothing broken, nothing that needs another file, small enough to mail."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from offline.chapters import chapters
from offline.finished_site import SitePage, read_site


@pytest.fixture(scope="module")
def page(packed: dict[str, bytes]) -> BeautifulSoup:
    return BeautifulSoup(packed["html"], "html.parser")


def test_it_is_small_enough_for_a_messenger(packed: dict[str, bytes]) -> None:
    assert len(packed["html"]) < 200_000


def test_every_link_within_leads_somewhere_and_no_id_stands_twice(page: BeautifulSoup) -> None:
    ids = Counter(tag["id"] for tag in page.find_all(id=True))
    links = [str(link["href"]) for link in page.find_all("a", href=True)]
    assert [name for name, times in ids.items() if times > 1] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert [link for link in links if not link.startswith(("#", "http", "tel:", "mailto:", "data:"))] == []
    assert sum(link.startswith("#") for link in links) > 25
    named = [one for tag in page.select("[aria-labelledby]") for one in tag["aria-labelledby"].split()]
    assert [name for name in named if name not in ids] == []


def test_nothing_in_it_needs_a_script_or_another_file(page: BeautifulSoup) -> None:
    assert page.select("script, link, img, iframe, form, button, select, input, [hidden], [onclick], [style]") == []
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not re.search(r"url\(|@import", page.style.get_text())


def test_it_has_every_page_of_the_menu_but_the_form(page: BeautifulSoup, site: Path) -> None:
    names = [one.name for one in read_site(site).pages]
    assert [article["id"] for article in page.find_all("article")] == [name for name in names if name != "feedback"]


def test_every_warning_sign_of_the_site_is_in_it(page: BeautifulSoup, site: Path) -> None:
    ours = " ".join(page.get_text(" ").split())
    help_ = BeautifulSoup((site / "help.html").read_text("utf-8"), "html.parser")
    for sign in help_.select("article .care-card li[data-facts]"):
        assert " ".join(sign.get_text(" ").split()) in ours


def test_it_has_one_first_heading_and_skips_no_level(page: BeautifulSoup) -> None:
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_it_says_its_version_and_who_has_checked_it(page: BeautifulSoup, site: Path) -> None:
    assert read_site(site).version in page.title.get_text()
    [foot] = page.select(".guide-foot")
    assert "Version " in foot.get_text()
    assert "check" in foot.get_text().lower()


def chapter(html: str, *more: SitePage) -> str:
    first = SitePage(name="one", title="One", html=html)
    return chapters((first, *more))[0].html


def test_a_link_to_another_page_leads_to_its_chapter() -> None:
    other = SitePage(name="two", title="Two", html='<h1>Two</h1><h2 id="a">A</h2><p>x</p>')
    assert 'href="#two--a"' in chapter('<p><a href="two.html#a">A</a></p>', other)
    assert 'href="#two"' in chapter('<p><a href="two.html">Two</a></p>', other)
    assert 'href="#one--b"' in chapter('<p id="b"><a href="#b">B</a></p>', other)


@pytest.mark.parametrize("link", ["three.html", "two.html#no", "leaflets/a.pdf", "javascript:alert(1)"])
def test_a_link_that_would_lead_nowhere_is_plain_text(link: str) -> None:
    assert chapter(f'<p>See <a href="{link}">this</a>.</p>') == "<p>See this.</p>"


def test_a_link_out_of_the_guide_stays() -> None:
    assert chapter('<p><a href="tel:999">999</a></p>') == '<p><a href="tel:999">999</a></p>'


def test_a_heading_whose_form_is_gone_is_gone_too() -> None:
    assert chapter("<h2>Write to us</h2><form><input></form>") == ""
