"""Sections: what a leaflet takes out of rendered pages, and how the pieces become one text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bs4 import BeautifulSoup, Tag

from leaflets.catalogue import Pick
from leaflets.errors import LeafletError, did_you_mean

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
NO_HEADING = 7
"""A level below all headings, for what is none."""
BLOCKS = [*HEADINGS, *"p li ul ol dt dd table tr th td caption div section blockquote".split()]
LEAVES_THE_SITE = ("http:", "https:", "tel:", "mailto:")


@dataclass(frozen=True, kw_only=True)
class Section:
    """A piece of a page, cut out and not yet joined with others."""

    pick: Pick
    page_title: str
    html: str
    """The heading and its content in a `<section>`; links and ids still as on the page."""


def cut(pick: Pick, pages: Mapping[str, str]) -> Section:
    """Return the picked section of the rendered pages.

    Raise a LeafletError with the line of the pick if there is no such page, heading or part.
    """
    if pick.page not in pages:
        raise _unknown(pick, f"there is no page “{pick.page}”", pick.page, pages)
    page = BeautifulSoup(pages[pick.page], "html.parser")
    heading = _heading(page, pick)
    card = heading.find_parent("section", class_="care-card")
    nodes = list(card.find_all(True, recursive=False)) if card else [heading, *_below(heading)]
    if pick.parts:
        nodes = _only_parts(nodes, heading, pick)
    frame = page.new_tag("section")
    if card:
        frame["class"] = " ".join(card.get_attribute_list("class"))
    frame.extend(nodes)
    return Section(pick=pick, page_title=_title(page, pick), html=str(frame))


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


def _unknown(pick: Pick, what: str, word: str, known: Iterable[str]) -> LeafletError:
    """Return the error for a word that the pick uses and that is none of the known ones."""
    return LeafletError(f"{pick.place}: {what}; {did_you_mean(word, known)}")


def _heading(page: BeautifulSoup, pick: Pick) -> Tag:
    """Return the heading that was picked; raise a LeafletError if the page has none of that id."""
    headings = {str(tag["id"]): tag for tag in page.find_all(HEADINGS, id=True)}
    if pick.section not in headings:
        what = f"page “{pick.page}” has no heading “{pick.section}”"
        raise _unknown(pick, what, pick.section, headings)
    return headings[pick.section]


def _title(page: BeautifulSoup, pick: Pick) -> str:
    """Return the page's title; raise a LeafletError if it has none."""
    title = page.find("h1")
    if title is None:
        remedy = "begin it with a line like “# Title”"
        raise LeafletError(f"{pick.place}: page “{pick.page}” has no title; {remedy}")
    return " ".join(title.get_text().split())


def _level(node: Tag) -> int:
    """Return 1 to 6 for a heading or for the card it opens, and NO_HEADING for anything else."""
    heading = node.find(HEADINGS) if "care-card" in node.get_attribute_list("class") else node
    return int(heading.name[1]) if heading and heading.name in HEADINGS else NO_HEADING


def _below(heading: Tag) -> Iterator[Tag]:
    """Yield what stands under the heading, up to the next of the same or a higher level."""
    following = heading.find_next_siblings(True)
    return takewhile(lambda node: _level(node) > _level(heading), following)


def _only_parts(nodes: Sequence[Tag], heading: Tag, pick: Pick) -> list[Tag]:
    """Return what stands before the first inner heading, then the picked parts in page order."""
    inner = [node for node in nodes if _level(node) < NO_HEADING and node is not heading]
    parts = {str(node.get("id")): node for node in inner}
    for name in pick.parts:
        if name not in parts:
            raise _unknown(pick, f"“{pick.section}” has no part “{name}”", name, parts)
    kept = list(takewhile(lambda node: node is heading or _level(node) == NO_HEADING, nodes))
    for name, part in parts.items():
        if name in pick.parts:
            kept += [part, *_below(part)]
    return kept


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
        level = _level(heading)
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
