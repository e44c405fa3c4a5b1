"""What the site shows beyond a page's Markdown: what fills its `data-fill` places and its cards' slots."""

import re
from collections.abc import Callable, Mapping

from leaflets.errors import LeafletError, did_you_mean

PLACE = re.compile(r'<div data-fill="([^"]*)"></div>')
SLOT = re.compile(r'(<div class="slot" data-slot="([^"]*)">)(</div>)')
"""As care_card.py writes it."""


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
