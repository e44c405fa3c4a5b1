"""Chapters: the site's pages as parts of one document that works without scripts and without other files."""

from collections.abc import Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from handbook.lean import drop_screen_only
from offline.finished_site import SitePage

NEEDS_THE_SITE = "form, button, select, input, .numbers-pick, .page-sources, .editions, svg"
"""What works only with the site's scripts, styles or other files.

A page's sources stand on the page of sources, too, and what a chart shows in the table beneath it.
"""
FOOT = ".guide-foot"
"""How old a page is: the same on each, so that one document says it once."""
LEAVES_THE_GUIDE = ("http:", "https:", "tel:", "mailto:")
POINTING = ("aria-labelledby", "aria-describedby", "headers")
"""Attributes that name other elements by their id."""
SITE_ONLY = ("feedback",)
"""Pages of which nothing is left: a form."""


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A page as a part of one document; every id begins with the page's name."""

    name: str
    title: str
    html: str


def chapters(pages: Sequence[SitePage], *, without: Sequence[str] = SITE_ONLY) -> tuple[Chapter, ...]:
    """Return the pages as chapters. A link leads to a place in them or out of the guide, or else it is plain text.

    Only the first says how old the guide is.
    """
    taken = [page for page in pages if page.name not in without]
    trees = {page.name: BeautifulSoup(page.html, "html.parser") for page in taken}
    for name, tree in trees.items():
        _leave_out(tree, with_foot=name == taken[0].name)
        _name_apart(tree, name)
    places = {str(tag["id"]) for tree in trees.values() for tag in tree.find_all(id=True)} | set(trees)
    for name, tree in trees.items():
        _link_inside(tree, name, places)
    return tuple(Chapter(name=page.name, title=page.title, html=str(trees[page.name]).strip()) for page in taken)


def place(page: str, anchor: str) -> str:
    """Return the id that a heading of the page has in the document; the page's own for no anchor."""
    return f"{page}--{anchor}" if anchor else page


def _leave_out(tree: BeautifulSoup, *, with_foot: bool) -> None:
    for tag in tree.select(NEEDS_THE_SITE if with_foot else f"{NEEDS_THE_SITE}, {FOOT}"):
        if not tag.decomposed:
            tag.decompose()
    for section in tree.select("section[aria-labelledby]"):
        del section[
            "aria-labelledby"
        ]  # cards of two pages have one name, and would be landmarks that nobody can tell apart
    drop_screen_only(tree)


def _name_apart(tree: BeautifulSoup, page: str) -> None:
    """Give every id, and what points to it, the page's name; drop what only scripts and checks read."""
    for tag in tree.find_all(True):
        if tag.get("id"):
            tag["id"] = place(page, str(tag["id"]))
        for name in [name for name in tag.attrs if name.startswith("data-")]:
            del tag[name]
        for name in set(POINTING) & set(tag.attrs):
            tag[name] = " ".join(place(page, one) for one in " ".join(tag.get_attribute_list(name)).split())


def _link_inside(tree: BeautifulSoup, page: str, places: set[str]) -> None:
    for link in tree.find_all("a", href=True):
        path, _, anchor = str(link["href"]).partition("#")
        target = place(path.removesuffix(".html") or page, anchor)
        if target in places:
            link["href"] = f"#{target}"
        elif not path.startswith(LEAVES_THE_GUIDE):
            link.unwrap()


def headings_below(tree: Tag, levels: int) -> None:
    """Put every heading so many levels lower; none is below h6."""
    for level in range(6, 0, -1):
        for heading in tree.find_all(f"h{level}"):
            heading.name = f"h{min(level + levels, 6)}"
