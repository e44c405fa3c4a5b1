"""Rules for facts: each block says what it rests on, and that may be used.

Why: NHS standard for creating health content (a record of sources); DISCERN, items 4 and 5.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from checks.finding import Told
from checks.page import Page
from checks.standards import Standards
from leaflets.door import line_of, read_text
from leaflets.errors import did_you_mean

ToldOf = tuple[Path, Told]
"""What a rule for all pages yields: the file, and what a rule for a page yields."""

GENERAL = "general"
"""The mark of advice that needs no source."""

_STRAY_MARK = re.compile(r"\[\s*(?:F\d|general\b)[^\]]*\]", re.IGNORECASE)


def facts_missing(page: Page) -> Iterator[Told]:
    """A paragraph, list item or row names its facts, unless the page says `clinical: false`."""
    for block in page.blocks:
        if page.clinical and not block.facts and not _stray_marks(block.parts):
            remedy = "end it with its numbers, as [F020], or with [general]"
            yield block.line, f"this {block.kind} names no fact; {remedy}"


def fact_mark_unreadable(page: Page) -> Iterator[Told]:
    """A mark stands at the end of its block and reads `[F020, F022]`: else readers see it."""
    for block in page.blocks:
        for mark in _stray_marks(block.parts):
            remedy = f"write it as [F020, F022] at the end of the {block.kind}"
            yield block.line, f"“{mark}” is not taken as a mark; {remedy}"


def fact_unknown(page: Page) -> Iterator[Told]:
    """A fact that is named stands in facts.yml."""
    known = page.standards.evidence.facts
    if not known:
        return  # facts.yml could not be read, which is told already
    for line, name in _named(page):
        if name not in known:
            yield line, f"there is no fact {name}; {did_you_mean(name, known)}"


def fact_left_out(page: Page) -> Iterator[Told]:
    """A fact tagged LEAVE OUT is not used: nothing good enough was found for it."""
    for line, name in _named(page):
        fact = page.standards.evidence.facts.get(name)
        if fact and fact.tag == "LEAVE OUT":
            why = f" ({fact.note})" if fact.note else ""
            remedy = "take out what rests on it, or name a fact that supports it"
            yield line, f"{name} is tagged LEAVE OUT{why}; {remedy}"


def care_fact_without_place(pages: Sequence[Page], standards: Standards) -> Iterator[ToldOf]:
    """Every warning sign to USE is told in a care card of its kind.

    PEMAT-P (AHRQ), actionability: a reader learns what to do, and when.
    """
    file = standards.folder / "facts.yml"
    told = {(card.kind, name) for page in pages for card in page.cards for block in card.blocks for name in block.facts}
    for fact in standards.evidence.facts.values():
        if fact.care and fact.tag == "USE" and (fact.care, fact.id) not in told:
            what = f"no “{fact.care}” card tells of {fact.id}"
            line = line_of(read_text(file), (fact.id,))
            yield file, (line, f"{what}; tell it there, or change its tag")


def region_source_unknown(_: Sequence[Page], standards: Standards) -> Iterator[ToldOf]:
    """A region's numbers name sources that stand in sources.yml."""
    file = standards.folder / "regions.yml"
    known = standards.evidence.sources
    for index, region in enumerate(standards.regions if known else ()):
        for name in (name for name in region.sources if name not in known):
            line = line_of(read_text(file), (index, "sources"))
            yield file, (line, f"there is no source {name}; {did_you_mean(name, known)}")


def _named(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each fact that a block names."""
    for block in page.blocks:
        for name in block.facts:
            if name != GENERAL:
                yield block.line, name


def _stray_marks(parts: Sequence[str]) -> list[str]:
    return [mark for part in parts for mark in _STRAY_MARK.findall(part)]
