"""Rules for what each leaflet prints: it stands for itself, since whoever holds it may have nothing else."""

from collections.abc import Iterator

from checks.finding import ToldOf
from checks.lengths import opening
from checks.printed import Piece, Printed
from checks.whole import Whole


def leaflet_without_emergency_card(whole: Whole) -> Iterator[ToldOf]:
    """Each leaflet carries an emergency card. NHS service manual, "Help users decide when and where to get care"."""
    for one in whole.leaflets:
        if not any(card.kind == "emergency" for piece in one.pieces for card in piece.cards):
            what = f"the leaflet “{one.leaflet.id}” has no emergency card"
            yield whole.config, (one.line, f"{what}; add a section that is one, as {{page: help, section: emergency}}")


def leaflet_without_version(whole: Whole) -> Iterator[ToldOf]:
    """Each leaflet prints its version, so that an old one is known. NHS standard for creating health content."""
    declared = whole.catalogue
    if declared and not declared.imprint.version.strip():
        yield whole.config, (1, 'no leaflet has a version; write it under “extra”, as version: "1.0.0"')


def leaflet_text_between_cards(whole: Whole) -> Iterator[ToldOf]:
    """Nothing stands between two care cards of a leaflet: readers go from card to card and overlook it.

    NHS service manual, "Help users decide when and where to get care": cards stand together.
    """
    for one in whole.leaflets:
        texts = list(_texts(one))
        carded = [at for at, (_, in_card, _) in enumerate(texts) if in_card]
        between = texts[carded[0] : carded[-1]] if carded else []
        seen = set[str]()
        for piece, in_card, text in between:
            if not in_card and piece.pick.place not in seen:
                seen.add(piece.pick.place)
                what = f"“{opening(text)}” stands between two care cards of the leaflet “{one.leaflet.id}”"
                remedy = f"put section “{piece.pick.section}” before the first or after the last card"
                yield whole.config, (int(piece.pick.place.rpartition(":")[2]), f"{what}; {remedy}")


def _texts(printed: Printed) -> Iterator[tuple[Piece, bool, str]]:
    """Yield each heading and block with its piece and whether it is part of a care card, as one reads them."""
    for piece in printed.pieces:
        in_cards = {block.line for card in piece.page.cards for block in card.blocks}
        in_cards |= {element.line for card in piece.page.cards for element in (card.heading, *card.inside)}
        lines = {heading.line: heading.text for heading in piece.headings}
        lines |= {block.line: " ".join(block.parts) for block in piece.blocks}
        for line in sorted(lines):
            yield piece, line in in_cards, lines[line]
