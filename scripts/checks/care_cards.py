"""Rules for care cards.

Pattern: NHS digital service manual, "Help users decide when and where to get care".
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import zip_longest

from checks.finding import Told
from checks.one_action import without_doubt
from checks.page import Block, Card, Element, Page
from checks.reading import CARE_KINDS
from checks.standards import CardWords

MOST_SERVICES = 2
LISTS = {"bullet_list", "ordered_list"}


def care_card_without_class(page: Page) -> Iterator[Told]:
    """A heading that reads like a card's has the one class that makes it one."""
    ending = page.standards.cards.heading_ends
    for heading in page.headings:
        kinds = sorted(set(heading.classes) & set(CARE_KINDS))
        if len(kinds) > 1:
            yield heading.line, f"this care card is of {len(kinds)} kinds ({', '.join(kinds)}); give it one class"
        slip = next((name for name in heading.classes if name not in CARE_KINDS and _near(name)), None)
        if slip:
            yield heading.line, f"no care card has the class “{slip}”; write .{_near(slip)}"
        elif ending and heading.text.endswith(ending) and not kinds:
            what = f"“{heading.text}” reads like a care card and is none"
            yield heading.line, f"{what}; give it one of the classes {', '.join(CARE_KINDS)}"


def _near(name: str) -> str:
    """Return the kind of card that the class is a slip of; empty if it is none."""
    return next(iter(get_close_matches(name, CARE_KINDS, n=1, cutoff=0.7)), "")


def care_card_heading(page: Page) -> Iterator[Told]:
    """A card's heading is an h2 or h3 with an id, and one action that ends in "if:"."""
    ending = page.standards.cards.heading_ends
    for card in page.cards:
        heading = card.heading
        if heading.level not in {2, 3}:
            yield heading.line, "a care card begins with “##” or “###”; write its heading so"
        if not heading.id:
            what = "this care card has no id, so no leaflet can pick it"
            yield heading.line, f"{what}; write {{#{card.kind} .{card.kind}}}"
        if not heading.text.endswith(ending):
            what = f"a care card's heading ends with “{ending}”"
            yield heading.line, f"{what}; write it so, as “Call your doctor {ending}”"


def care_card_body(page: Page) -> Iterator[Told]:
    """A card holds lists only; a lead-in is one level deeper, has an id and ends in a colon."""
    for card in page.cards:
        above = card.heading
        if not any(element.kind in LISTS for element in card.inside):
            what = "this care card has no list"
            yield card.heading.line, f"{what}; write its signs as lines that begin with “- ”"
        for element, below in zip_longest(card.inside, card.inside[1:]):
            if element.kind == "heading":
                yield from _lead_in(card, element, below)
            elif element.kind in LISTS and not _items(card, element, below):
                yield element.line, "this list in a care card has no words; write its signs, or take it out"
            elif element.kind not in LISTS:
                remedy = "make this a list item, or move it below the next heading"
                yield element.line, f"a care card holds lists only; {remedy}"
            elif above.kind != "heading":
                remedy = "put a heading that ends in a colon above it"
                yield element.line, f"this list in a care card has no lead-in; {remedy}"
            above = element


def _items(card: Card, listed: Element, below: Element | None) -> list[Block]:
    """Return the list's items that have words in them."""
    end = below.line if below else float("inf")
    return [block for block in card.blocks if listed.line <= block.line < end]


def _lead_in(card: Card, heading: Element, below: Element | None) -> Iterator[Told]:
    if below is None or below.kind == "heading":
        yield heading.line, f"the lead-in “{heading.text}” has no list; write its signs below it, or take it out"
    level = card.heading.level + 1
    if heading.level != level:
        what = "a lead-in stands one level below its card"
        yield heading.line, f"{what}; write it with “{'#' * level}”"
    if not heading.text.endswith(":"):
        what = f"the lead-in “{heading.text}” does not end in a colon"
        yield heading.line, f"{what}; end it so, for the list completes it"
    if not heading.id:
        what = f"the lead-in “{heading.text}” has no id, so no leaflet can pick it"
        yield heading.line, f"{what}; add one, as {{#stroke}}"


def care_card_services(page: Page) -> Iterator[Told]:
    """A card names at most two services, ideally one: who is worried cannot choose among three.

    “In any doubt, call …” is not counted where it may stand; see `one_action`.
    """
    for card in page.cards:
        named = _services(card, page.standards.cards)
        if len(named) > MOST_SERVICES:
            what = f"this care card names {len(named)} services ({', '.join(named)})"
            yield card.heading.line, f"{what}; name at most {MOST_SERVICES}"


def _services(card: Card, words: CardWords) -> list[str]:
    """Return the services that the card names; the longest words for one are taken first."""
    name_of = {word.casefold(): service.name for service in words.services for word in service.words}
    if not name_of:
        return []
    longest_first = sorted(name_of, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?=s?\b)")
    headings = (element.text for element in (card.heading, *card.inside))
    told = [*headings, *(part for block in card.blocks for part in block.parts)]
    text = "\n".join(without_doubt(card, part, words) for part in told)
    return list(dict.fromkeys(name_of[word] for word in pattern.findall(text.casefold())))


def care_card_twice(page: Page) -> Iterator[Told]:
    """A page has at most one card of each kind."""
    met: Counter[str] = Counter()
    for card in page.cards:
        met[card.kind] += 1
        if met[card.kind] > 1:
            what = f"this is a second “{card.kind}” card"
            yield card.heading.line, f"{what}; put its signs into the first"
