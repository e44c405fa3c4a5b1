"""Sections: what a leaflet takes out of rendered pages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from bs4 import BeautifulSoup, Tag

from leaflets.catalogue import Pick
from leaflets.errors import LeafletError, did_you_mean

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
NO_HEADING = 7
"""A level below all headings, for what is none."""


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
    card = _card(heading, pick)
    nodes = list(card.find_all(True, recursive=False)) if card else [heading, *_below(heading)]
    if pick.parts:
        nodes = _only_parts(nodes, heading, pick)
    frame = page.new_tag("section")
    if card:
        frame["class"] = " ".join(card.get_attribute_list("class"))
    frame.extend(nodes)
    return Section(pick=pick, page_title=_title(page, pick), html=str(frame))


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


def _card(heading: Tag, pick: Pick) -> Tag | None:
    """Return the care card that the heading opens; raise a LeafletError if it is inside of one.

    A part alone would lose the frame and the words that tell how urgent it is.
    """
    card = heading.find_parent("section", class_="care-card")
    title = card.find(HEADINGS) if card else None
    if title and title is not heading:
        what = f"“{pick.section}” is a part of the care card “{title.get('id')}”"
        remedy = f"write section: {title.get('id')}, parts: [{pick.section}]"
        raise LeafletError(f"{pick.place}: {what}; {remedy}")
    return card


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
