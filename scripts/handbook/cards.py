"""Care cards on paper: lines to write the numbers on, and long cards in two columns."""

from math import ceil

from bs4 import Tag
from bs4.element import NavigableString

from handbook.columns import halves
from handbook.fields import empty_span
from leaflets.care_card import lines_of
from leaflets.labels import Labels

HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
MANY_LISTS = 6
"""From so many lists on a card fits a page in two columns only (the emergency card has eight)."""
COLUMN = 34
"""Letters of a line in a column."""


def rule_slots(article: Tag, labels: Labels) -> None:
    """Turn each slot into lines to write on, with their labels; a page lists the numbers."""
    for slot in article.select("div.slot"):
        slot.clear()
        for line in lines_of(str(slot["data-slot"])):
            name = Tag(name="span", attrs={"class": "slot-label"})
            name.append(NavigableString(labels[f"slot-{line}"]))
            ruled = Tag(name="p", attrs={"class": "slot-line"})
            ruled.extend([name, empty_span("line")])
            slot.append(ruled)


def fold_long_cards(article: Tag) -> None:
    """Put the lists of a long card into two columns, so that it stays on one page."""
    for card in article.select("section.care-card"):
        slot = card.select_one(".slot")
        if not slot or len(card.find_all(["ul", "ol"], recursive=False)) < MANY_LISTS:
            continue
        columns = Tag(name="div", attrs={"class": "columns"})
        groups = _groups(slot)
        for half in halves(groups, [sum(map(_lines, group)) for group in groups]):
            column = Tag(name="div", attrs={"class": "column"})
            column.extend([part for group in half for part in group])
            columns.append(column)
        card.append(columns)


def _lines(part: Tag) -> int:
    """Return about how many lines a heading, with the space around it, or a list takes in a column."""
    texts = [item.get_text() for item in part.find_all("li")] or [part.get_text()]
    return sum(ceil(len(text) / COLUMN) for text in texts) + (part.name in HEADINGS)


def _groups(slot: Tag) -> list[list[Tag]]:
    """Return what follows the slot: each heading with all that is beneath it."""
    groups: list[list[Tag]] = []
    for part in slot.find_next_siblings():
        if not groups or part.name in HEADINGS:
            groups.append([])
        groups[-1].append(part)
    return groups
