"""Care cards: a heading with the class `.emergency`, `.same-day` or `.see-doctor` and all that stands beneath it.

The pattern (one action that ends in "if:", bullets, urgency in words) is the NHS service manual's
"Help users decide when and where to get care".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, kw_only=True)
class Care:
    """One of the three kinds of care card."""

    kind: str
    """The class an author types on the heading."""
    slot: str
    """The slot beneath the title: whom to call."""
    lines: tuple[str, ...]
    """What stands in the slot, a line each, by the label of the line to write it on (after `slot-`)."""


PHONE, CLOSED = "clinic-phone", "clinic-closed"
CARES = (
    Care(kind="emergency", slot="emergency-number", lines=("emergency-number",)),
    Care(kind="same-day", slot="doctor-today", lines=(PHONE, CLOSED)),
    Care(kind="see-doctor", slot="doctor-soon", lines=(PHONE,)),  # an advice line is for what cannot wait
)
SLOTS = tuple(care.slot for care in CARES)


def lines_of(slot: str) -> tuple[str, ...]:
    """Return the labels of the lines to write on in a card's slot; one of another name has a line of that name."""
    return next((care.lines for care in CARES if care.slot == slot), (slot,))


def _care_of(heading: Element) -> Care | None:
    """Return which care card the heading opens, or None."""
    if heading.tag not in HEADINGS:
        return None
    classes = heading.get("class", "").split()
    return next((care for care in CARES if care.kind in classes), None)


def _card(care: Care, heading: Element, level: str) -> Element:
    """Return the card's frame with the level's words, the heading and the slot for the number."""
    card = Element("section", {"class": f"care-card {care.kind}", "aria-labelledby": heading.get("id", "")})
    SubElement(card, "p", {"class": "care-level"}).text = level
    card.append(heading)
    SubElement(card, "div", {"class": "slot", "data-slot": care.slot})
    heading.attrib.pop("class")
    return card


class _CareCardTreeprocessor(Treeprocessor):
    def __init__(self, md: Markdown, levels: Mapping[str, str]) -> None:
        super().__init__(md)
        self.levels = levels

    def run(self, root: Element) -> None:
        card: Element | None = None
        depth = 0
        for element in list(root):
            if element.tag in HEADINGS and HEADINGS.index(element.tag) <= depth:
                card = None
            care = _care_of(element) if card is None else None
            if care:
                card, depth = (
                    _card(care, element, self.levels[care.kind]),
                    HEADINGS.index(element.tag),
                )
                root[list(root).index(element)] = card
            elif card is not None:
                root.remove(element)
                card.append(element)


class CareCards(Extension):
    """Wraps each care card into `<section class="care-card KIND">`; `levels` gives the urgency in words by kind."""

    def __init__(self, levels: Mapping[str, str]) -> None:
        super().__init__()
        self.levels = levels

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Add the step that wraps the cards."""
        md.treeprocessors.register(_CareCardTreeprocessor(md, self.levels), "care_cards", 3)  # after toc (5)
