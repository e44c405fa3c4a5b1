"""Joining: sections of several pages become the text of one leaflet."""

import re
from collections.abc import Mapping, Sequence

from bs4 import BeautifulSoup, Tag

from leaflets.catalogue import Pick
from leaflets.errors import LeafletError
from leaflets.section import HEADINGS, Section

BLOCKS = [
    *HEADINGS,
    *("p", "li", "ul", "ol", "dt", "dd", "blockquote", "div", "section"),
    *("table", "tr", "th", "td", "caption"),
]
LEAVES_THE_SITE = ("http:", "https:", "tel:", "mailto:")


def join(sections: Sequence[Section]) -> tuple[str, ...]:
    """Return the HTML of the sections as parts of one document whose title is its only h1.

    Headings begin at h2 and skip no level. Ids are unique. A link leads to a heading of this
    document or out of the site, or else it is plain text. What only the site needs is gone.
    Raise a LeafletError for a heading that is picked twice.
    """
    trees = [BeautifulSoup(section.html, "html.parser") for section in sections]
    names: dict[tuple[str, str], str] = {}
    for section, tree in zip(sections, trees, strict=True):
        for tag in tree.find_all(id=True):
            _rename(tag, section.pick, names)
    for section, tree in zip(sections, trees, strict=True):
        _close_up_levels(tree)
        _link_inside(tree, section.pick.page, names)
        for tag in tree.select("[data-facts]"):
            del tag["data-facts"]
    return tuple(map(str, trees))


def words(html: str) -> str:
    """Return the text of the HTML in reading order, a line for each block, slots left out."""
    tree = BeautifulSoup(html, "html.parser")
    for slot in tree.find_all(class_="slot"):
        slot.decompose()
    for text in tree.find_all(string=True):
        text.replace_with(re.sub(r"\s+", " ", text))
    for block in tree.find_all(BLOCKS):
        block.insert_before("\n")
        block.insert_after("\n")
    lines = (" ".join(line.split()) for line in tree.get_text().splitlines())
    return "\n".join(filter(None, lines))


def _rename(tag: Tag, pick: Pick, names: dict[tuple[str, str], str]) -> None:
    """Give the tag an id that no other page's has, and note it in `names`."""
    place = (pick.page, str(tag["id"]))
    if place in names:
        what = f"“{place[1]}” of page “{pick.page}” is picked twice"
        raise LeafletError(f"{pick.place}: {what}; take one away")
    tag["id"] = names[place] = f"{pick.page}-{tag['id']}"


def _close_up_levels(tree: BeautifulSoup) -> None:
    """Renumber the headings: they begin at h2, and none skips a level below the one above it."""
    above: list[int] = []
    for heading in tree.find_all(HEADINGS):
        level = int(heading.name[1])
        above = [*(outer for outer in above if outer < level), level]
        heading.name = f"h{min(len(above) + 1, 6)}"


def _link_inside(tree: BeautifulSoup, page: str, names: Mapping[tuple[str, str], str]) -> None:
    """Point links into this document, keep those that leave the site, make others plain text."""
    for link in tree.find_all("a", href=True):
        path, _, anchor = str(link["href"]).partition("#")
        target = names.get((path.removesuffix(".html") or page, anchor))
        if target:
            link["href"] = f"#{target}"
        elif not path.startswith(LEAVES_THE_SITE):
            link.unwrap()
