"""The menu of the site's pages."""

import re
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.utils.templates import url_filter
from two_pages import ROOT

from menu import Menu


def page(url: str, title: str = "A page") -> Any:
    return SimpleNamespace(url=url, title=title, children=None)


PAGES = [page("a.html", "Tea & sleep"), page("b.html"), page("more/c.html")]
PART = SimpleNamespace(title="More", children=PAGES[1:])
LINK = re.compile(r'<a href="(\S+)" class="md-nav__link([^"]*)"( aria-current="page")?>')


def menu() -> Menu:
    env = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    env.filters["url"] = url_filter
    nav: Any = SimpleNamespace(items=[PAGES[0], PART])
    return Menu(env, nav)


def links(html: str) -> list[tuple[str, bool]]:
    """Each link with whether it is the page that is open, which is said to the eye and to a screen reader alike."""
    found = LINK.findall(html)
    assert all(bool(look) == bool(said) for _, look, said in found)
    return [(address, bool(said)) for address, _, said in found]


def test_each_page_lists_all_and_marks_itself_whichever_was_first() -> None:
    made = menu()
    for at in (0, 1, 0):
        expected = [(address, index == at) for index, address in enumerate(["a.html", "b.html", "more/c.html"])]
        assert links(made.of(PAGES[at], ".")) == expected


def test_in_another_folder_addresses_lead_there_too() -> None:
    made = menu()
    made.of(PAGES[0], ".")
    assert links(made.of(PAGES[2], "..")) == [("../a.html", False), ("../b.html", False), ("c.html", True)]


def test_what_is_no_page_has_addresses_from_its_base_and_marks_none() -> None:
    made = menu()
    made.of(PAGES[0], ".")
    assert links(made.of(None, "/guide/")) == [(f"/guide/{one.url}", False) for one in PAGES]


def test_a_page_that_is_not_listed_marks_none() -> None:
    assert not any(marked for _, marked in links(menu().of(page("hidden.html"), ".")))


def test_titles_are_escaped_and_parts_named() -> None:
    html = menu().of(PAGES[0], ".")
    assert "Tea &amp; sleep</a>" in html
    assert '<p class="guide-menu-part">More</p>' in html
