"""Rules for what each leaflet prints: it stands for itself, since whoever holds it may have nothing else."""

from collections.abc import Iterator

from checks.finding import ToldOf
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
