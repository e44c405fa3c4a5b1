"""Care cards on paper: a line to write the number on, and long cards in two columns."""

from bs4 import Tag
from bs4.element import NavigableString

from handbook.fields import empty_span
from leaflets.labels import Labels

MANY_LISTS = 6
"""From so many lists on a card fits a page in two columns only (the emergency card has eight)."""


def rule_slots(article: Tag, labels: Labels) -> None:
    """Turn each slot into its label and a line to write on; a page lists the numbers."""
    for slot in article.select("div.slot"):
        name = Tag(name="span", attrs={"class": "slot-label"})
        name.append(NavigableString(labels[f"slot-{slot['data-slot']}"]))
        slot.clear()
        slot.name = "p"
        slot.extend([name, empty_span("line")])


def fold_long_cards(article: Tag) -> None:
    """Put the lists of a long card into a block of two columns, so that it stays on one page.

    A block within the card, since WeasyPrint 70 parts a card that is itself in columns.
    """
    for card in article.select("section.care-card"):
        if len(card.find_all(["ul", "ol"], recursive=False)) < MANY_LISTS:
            continue
        slot = card.select_one(".slot")
        lists = Tag(name="div", attrs={"class": "columns"})
        if slot:
            lists.extend(list(slot.next_siblings))
            card.append(lists)
