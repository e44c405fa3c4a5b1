"""Rules for reading grades: pages, and what each leaflet prints.

Limits: AMA and NIH ask for the sixth grade (Flesch-Kincaid); by SMOG, which reads higher, University of New Mexico
Hospitals take grade 8 for it. Leaflets keep to that; a page has more room to explain, and one grade more.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from checks.finding import ToldOf
from checks.grade import Reading
from checks.whole import Whole


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The highest grades that still pass."""

    smog: float
    flesch_kincaid: float


PAGE = Limits(smog=9, flesch_kincaid=7)
LEAFLET = Limits(smog=8, flesch_kincaid=6)


def page_hard_to_read(whole: Whole) -> Iterator[ToldOf]:
    """A page reads at SMOG 9 and Flesch-Kincaid 7 at most."""
    for page in whole.pages:
        told = _too_hard(whole.page_readings.get(page.file.stem), PAGE)
        if told:
            yield page.file, (1, f"the page {told}")


def leaflet_hard_to_read(whole: Whole) -> Iterator[ToldOf]:
    """A leaflet reads at SMOG 8 and Flesch-Kincaid 6 at most."""
    for one in whole.leaflets:
        told = _too_hard(whole.leaflet_readings.get(one.leaflet.id), LEAFLET)
        if told:
            yield whole.config, (one.line, f"the leaflet “{one.leaflet.id}” {told}")


def passes(reading: Reading, limits: Limits) -> bool:
    """Return whether the adjusted grades, with one decimal as they are shown, are within the limits."""
    grade = reading.adjusted
    return round(grade.smog, 1) <= limits.smog and round(grade.flesch_kincaid, 1) <= limits.flesch_kincaid


def _too_hard(reading: Reading | None, limits: Limits) -> str:
    """Return what is wrong and how to mend it; empty if nothing is."""
    if reading is None or passes(reading, limits):
        return ""
    raw, grade = reading.raw, reading.adjusted
    smog = f"SMOG grade {grade.smog:.1f} (raw {raw.smog:.1f}; {limits.smog} is the most)"
    kincaid = f"Flesch-Kincaid {grade.flesch_kincaid:.1f} (raw {raw.flesch_kincaid:.1f}; {limits.flesch_kincaid})"
    return f"reads at {smog} and {kincaid}; write shorter words and sentences".replace("; ", ", ", 2)
