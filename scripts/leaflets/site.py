"""What the site's pages show beyond their Markdown: the places an author marks with `data-fill`, and the cards' slots."""

import re
from collections.abc import Callable, Mapping

from leaflets.errors import LeafletError, did_you_mean
from leaflets.evidence import Evidence

PLACE = re.compile(r'<div data-fill="([^"]*)"></div>')
SLOT = re.compile(r'(<div class="slot" data-slot="([^"]*)">)(</div>)')
"""As care_card.py writes it."""
FACTS = re.compile(r'data-facts="([^"]*)"')
"""As facts.py writes it."""


def fill_places(html: str, fills: Mapping[str, Callable[[], str]], *, source: str) -> str:
    """Return the page with each `data-fill` place filled; raise a LeafletError for a name that is not known."""

    def filled(place: re.Match[str]) -> str:
        name = place[1]
        if name not in fills:
            raise LeafletError(f"{source}:1: nothing is named data-fill=“{name}”; {did_you_mean(name, fills)}")
        return fills[name]()

    return PLACE.sub(filled, html)


def fill_slots(html: str, slot_html: Callable[[str], str]) -> str:
    """Return the page with the care cards' slots filled; `slot_html` gives the inside by the slot's name."""
    return SLOT.sub(lambda slot: f"{slot[1]}{slot_html(slot[2])}{slot[3]}", html)


def pages_by_source(pages: Mapping[str, str], evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Return, for the id of each source, the titles of the pages that rest on it; `pages` are rendered pages by title."""
    used: dict[str, tuple[str, ...]] = {}
    for title, html in pages.items():
        cited = [name for mark in FACTS.findall(html) for name in mark.split() if name != "general"]
        for source in evidence.sources_of(cited):
            used[source.id] = (*used.get(source.id, ()), title)
    return used
