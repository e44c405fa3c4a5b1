"""The rule for the words that limit a fact: a short form without them frightens, or calms, who it is not for."""

from collections.abc import Iterator

from checks.finding import Told
from checks.lengths import opening
from checks.page import Block, Element, Page
from checks.sourcing import facts_of
from leaflets.limits import Limit

LISTS = {"bullet_list", "ordered_list"}


def fact_lost_its_limit(page: Page) -> Iterator[Told]:
    """A block that names a fact says the words that limit it, which are the fact's `keeps` in facts.yml.

    `keeps: [twitch | jerk, before the next dose, {shake | shaking: bad | badly}]` asks for “twitch” or “jerk”, for
    “before the next dose”, and where the block says “shake” or “shaking” for “bad” or “badly”. They count as whole
    words in just these forms, in large letters or small, with either apostrophe. They may stand in the block or in what
    is read with it as one sentence; see `sentence_of`. Our own rule: the limits of a source are part of what it says.
    """
    for block in page.blocks:
        text = sentence_of(page, block)
        for fact in facts_of(block, page.standards):
            lost = [limit for limit in fact.keeps if limit.is_lost_in(text)]
            if lost:
                what = f"this {block.kind}, “{opening(block.parts[0])}”, rests on {fact.id} and lost what limits it"
                yield block.line, f"{what}; say {', and '.join(map(_asked, lost))}, or name another fact"


def sentence_of(page: Page, block: Block) -> str:
    """Return the block with what a reader reads as one sentence with it.

    For an item of a list that is the paragraph or heading right above the list, if it ends in a colon, and the heading
    of the care card it stands in; for a row the head of its table. No other heading counts, nor does the block before:
    search results, leaflets and hasty readers have the block without them.
    """
    above = [element for element in page.elements if element.line <= block.line]
    card = next((card for card in page.cards if block in card.blocks), None)
    led = [*([card.heading.text] if card else []), *_lead_in(page, block, above), *_columns(page, block, above)]
    return "\n".join([*led, *block.parts])


def _lead_in(page: Page, block: Block, above: list[Element]) -> list[str]:
    """Return the words that end in a colon right above the list that the block is in; none if there are none."""
    if block.kind != "list item" or len(above) < 2 or above[-1].kind not in LISTS:
        return []
    before = above[-2]
    paragraph = (part for other in page.blocks if other.line == before.line for part in other.parts)
    text = before.text if before.kind == "heading" else "\n".join(paragraph)
    return [text] if text.endswith(":") else []


def _columns(page: Page, block: Block, above: list[Element]) -> list[str]:
    """Return the head of the table that the block is a row of."""
    if block.kind != "table row" or not above:
        return []
    return [column.text for column in page.columns if above[-1].line <= column.line < block.line]


def _asked(limit: Limit) -> str:
    asked = " or ".join(f"“{word}”" for word in limit.words)
    return f"{asked} with “{limit.where[0]}”" if limit.where else asked
