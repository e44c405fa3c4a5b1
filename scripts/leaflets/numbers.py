"""Whom to call: in a care card's slot on the site, in the table of all regions, and in words for a leaflet."""

from collections.abc import Sequence
from dataclasses import dataclass

from leaflets.fills import fill
from leaflets.labels import Labels
from leaflets.regions import AdviceLine, Region


@dataclass(frozen=True, kw_only=True)
class Call:
    """A number as a link to press."""

    text: str
    """What is pressed: the number, and the line's name where it has one."""
    tel: str
    label: str
    """Which of several numbers it is; may be empty."""


def slot_html(name: str, regions: Sequence[Region], labels: Labels) -> str:
    """Return what goes into a care card's slot of that name (`care_card.SLOTS`).

    It is of use without a script, and on paper.
    """
    if name == "doctor-soon":
        return fill("slot-clinic", labels=labels)
    calls = emergency if name == "emergency-number" else advice
    rows = [(region, calls(region)) for region in regions if calls(region)]
    clinic = fill("slot-clinic", labels=labels) if name == "doctor-today" else ""
    return clinic + fill("slot", name=name, regions=regions, rows=rows, labels=labels)


def table_html(regions: Sequence[Region], labels: Labels) -> str:
    """Return the table of every region's numbers, with the choice of one's own region above it."""
    rows = [(region, emergency(region), advice(region)) for region in regions]
    notes = [region for region in regions if region.note]
    unchecked = not all(region.checked for region in regions)
    return fill("numbers", regions=regions, rows=rows, notes=notes, unchecked=unchecked, labels=labels)


def in_words(calls: Sequence[Call], labels: Labels) -> str:
    """Return the numbers on one line for the slot of a leaflet, such as “999 or 112”; empty for none.

    Of several those that are for all emergencies; the first if there is none.
    """
    for_all = [call for call in calls if not call.label] or calls[:1]
    return f" {labels['numbers-or']} ".join(call.text for call in for_all)


def emergency(region: Region) -> tuple[Call, ...]:
    """Return the region's emergency numbers, the first to call first."""
    return tuple(Call(text=phone.number, tel=phone.tel, label=phone.label) for phone in region.emergency)


def advice(region: Region) -> tuple[Call, ...]:
    """Return the region's advice line; nothing where none is known."""
    line = region.advice
    return (Call(text=_named(line), tel=line.tel, label=line.label),) if line else ()


def _named(line: AdviceLine) -> str:
    """Return the line's name with its number, which some have in their name already: NHS 111."""
    return line.name if line.number in line.name else f"{line.name} {line.number}"
