"""The rule that a care card asks for one action: its own.

Pattern: NHS digital service manual, "Help users decide when and where to get care".
"""

import re
from collections.abc import Iterator

from checks.finding import Told
from checks.lengths import opening
from checks.page import Card, Page
from checks.reading import CARE_KINDS
from checks.standards import CardWords
from leaflets.limits import whole_words

EMERGENCY = "emergency"
MAY_DOUBT = "same-day"
"""The one kind of card that may say “in any doubt, call …”."""


def care_card_mixed(page: Page) -> Iterator[Told]:
    """A line in a care card names no other card's action: who reads “emergency” under “today” knows neither.

    Actions are the `actions` of services.yml and the page's other cards' headings without their ending.
    In the same-day card “in any doubt, call the emergency number” is its own action, up to the end of that clause.
    """
    for card in page.cards:
        others = _others(card, page)
        lead_ins = [(element.line, element.text) for element in card.inside if element.kind == "heading"]
        for line, text in sorted([*lead_ins, *((block.line, " ".join(block.parts)) for block in card.blocks)]):
            said = without_doubt(card, text, page.standards.cards)
            for kind, words in others.items():
                found = whole_words(words).search(said)
                if found:
                    what = f"“{opening(text)}” in the “{card.kind}” card says “{found[0]}”, which is for “{kind}”"
                    yield line, f"{what}; give what calls for that a line of its own in the “{kind}” card"
                    break


def without_doubt(card: Card, text: str, words: CardWords) -> str:
    """Return the text without the clause “in any doubt, call …” in the kind of card that may have it."""
    if card.kind != MAY_DOUBT or not words.in_doubt:
        return text
    clause = re.compile(rf"{whole_words(words.in_doubt).pattern}[^.;:)]*", re.IGNORECASE)
    return clause.sub(lambda found: "" if not _names_no_emergency(found[0], words) else found[0], text)


def _names_no_emergency(clause: str, words: CardWords) -> bool:
    """Return whether the clause asks for something else than emergency help: then it is like any other."""
    kinds = {kind for action in words.actions for kind in action.kinds if whole_words(action.words).search(clause)}
    return EMERGENCY not in kinds


def _others(card: Card, page: Page) -> dict[str, tuple[str, ...]]:
    """Return the words for the actions of each other kind of card that are not this card's too, soonest first."""
    words = page.standards.cards
    own = {word for action in words.actions if card.kind in action.kinds for word in action.words}
    found: dict[str, list[str]] = {kind: [] for kind in CARE_KINDS if kind != card.kind}
    for action in words.actions:
        for kind in (kind for kind in action.kinds if kind in found):
            found[kind] += (word for word in action.words if word not in own)
    for other in page.cards:
        heading = other.heading.text.removesuffix(words.heading_ends).strip()
        if other.kind in found and heading and heading != card.heading.text.removesuffix(words.heading_ends).strip():
            found[other.kind].append(heading)
    return {kind: tuple(named) for kind, named in found.items() if named}
