"""Rules for facts: each block says what it rests on, and that may be used.

Why: NHS standard for creating health content (a record of sources); DISCERN, items 4 and 5.
"""

import re
from collections.abc import Iterator, Sequence

from checks.finding import Told
from checks.page import Block, Page
from checks.standards import Standards
from leaflets.errors import did_you_mean
from leaflets.evidence import Fact

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


def fact_weak_alone(page: Page) -> Iterator[Told]:
    """What rests on weak sources (grade D) alone says so in its own words; a sign of danger is told without.

    Cochrane, plain language summaries: the limits of the evidence are told. To leave out a sign of danger would harm;
    the passport lists these for a clinician to confirm.
    """
    for block in page.blocks:
        facts = facts_of(block, page.standards)
        weak = bool(facts) and all(fact.grade == "D" for fact in facts)
        if weak and not any(is_sign_of_danger(fact) for fact in facts) and not _attributed(block, page.standards):
            told = ", ".join(fact.id for fact in facts)
            what = f"{told}, of weak sources (grade D), stands alone"
            yield block.line, f"{what}; name a better fact too, or say whose word it is, as “one list names”"


def is_sign_of_danger(fact: Fact) -> bool:
    """Return whether the fact belongs on a care card and may be used."""
    return fact.care is not None and fact.tag == "USE"


def facts_of(block: Block, standards: Standards) -> list[Fact]:
    """Return the facts that the block names and that exist."""
    return [standards.evidence.facts[name] for name in block.facts if name in standards.evidence.facts]


def _attributed(block: Block, standards: Standards) -> bool:
    text = " ".join(block.parts).casefold()
    return any(words in text for words in standards.wording.attributions)


def _named(page: Page) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each fact that a block names."""
    for block in page.blocks:
        for name in block.facts:
            if name != GENERAL:
                yield block.line, name


def _stray_marks(parts: Sequence[str]) -> list[str]:
    return [mark for part in parts for mark in _STRAY_MARK.findall(part)]
