"""What the rules measure pages against: the evidence, and the words that rules must know."""

from collections.abc import Callable
from dataclasses import dataclass, field, is_dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import Field
from pydantic.dataclasses import dataclass as checked_dataclass

from checks.finding import Finding, from_error
from leaflets.door import KNOWN_KEYS_ONLY, read_yaml, refuse, shown
from leaflets.errors import LeafletError
from leaflets.evidence import Evidence, read_evidence
from leaflets.regions import Region, read_regions

T = TypeVar("T")
MAY_BE_EMPTY = {"no_claims", "medical_endings", "everyday", "in_doubt"}
"""Only takes out what a rule finds, or is for guides with a page of words."""
CareKind = Literal["emergency", "same-day", "see-doctor"]
Phrase = Annotated[str, Field(pattern=r"\S")]
"""Words to look for; nothing would be found everywhere."""


@checked_dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Service:
    """Someone a care card can send the reader to."""

    name: str
    words: tuple[Phrase, ...]
    """The words it goes by on a card."""


@checked_dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Action:
    """What a care card asks for, or how soon."""

    kinds: Annotated[tuple[CareKind, ...], Field(min_length=1)]
    """The kinds of card that ask for it."""
    words: Annotated[tuple[Phrase, ...], Field(min_length=1)]
    """The words it goes by; whole words, in just these forms."""


@checked_dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class CardWords:
    """The words of care cards (services.yml)."""

    heading_ends: str = ""
    """How a card's heading ends, as in “Call … if:”."""
    services: tuple[Service, ...] = ()
    actions: tuple[Action, ...] = ()
    in_doubt: tuple[Phrase, ...] = ()
    """How a clause begins that sends who is in doubt to emergency help; the same-day card may have one."""


@checked_dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Wording:
    """The words that rules about sentences, headings and links must know (wording.yml)."""

    abbreviations: tuple[Phrase, ...] = ()
    """Words whose full stop does not end a sentence."""
    names: tuple[Phrase, ...] = ()
    """Words that begin with a capital anywhere."""
    vague_links: tuple[Phrase, ...] = ()
    """Link texts that say nothing of where they lead, in small letters."""
    absolute: dict[Phrase, str] = field(default_factory=dict)
    """Claims that go beyond the evidence, each with what to say instead."""
    no_claims: tuple[Phrase, ...] = ()
    """What has such a word and claims nothing."""
    danger_signs: tuple[Phrase, ...] = ()
    soothing: tuple[Phrase, ...] = ()
    """What a sign of danger is never called."""
    attributions: tuple[Phrase, ...] = ()
    """What a block that rests on weak sources alone says of itself."""


@checked_dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class PlainWords:
    """Hard words with their plain twins, and how a medical word is known (plain-words.yml)."""

    hard: dict[Phrase, str] = field(default_factory=dict)
    medical_endings: tuple[Phrase, ...] = ()
    everyday: tuple[Phrase, ...] = ()
    """Words that look medical and need no explaining."""


@dataclass(frozen=True, kw_only=True)
class Standards:
    """All of these; a file that could not be read leaves its part empty."""

    folder: Path
    """Where the files are, to name them."""
    evidence: Evidence
    regions: tuple[Region, ...]
    cards: CardWords
    wording: Wording
    plain: PlainWords
    glossary: tuple[str, ...] = ()
    """The terms that the guide explains on its page of words."""


def read_standards(data_dir: Path) -> tuple[Standards, list[Finding]]:
    """Return the standards in the folder, and a finding for each mistake in its files."""
    findings: list[Finding] = []
    no_regions: tuple[Region, ...] = ()
    names = ("facts", "regions", "services", "wording", "plain-words")
    facts, regions, cards, wording, plain = (data_dir / f"{name}.yml" for name in names)
    standards = Standards(
        folder=data_dir,
        evidence=_or_empty(facts, lambda: read_evidence(data_dir), Evidence(facts={}, sources={}), findings),
        regions=_or_empty(regions, lambda: read_regions(regions), no_regions, findings),
        cards=_or_empty(cards, lambda: read_yaml(cards, CardWords), CardWords(), findings),
        wording=_or_empty(wording, lambda: read_yaml(wording, Wording), Wording(), findings),
        plain=_or_empty(plain, lambda: read_yaml(plain, PlainWords), PlainWords(), findings),
    )
    return standards, findings


def _or_empty(file: Path, read: Callable[[], T], empty: T, findings: list[Finding]) -> T:
    """Return what is read; or else `empty`, with the mistakes added to the findings."""
    try:
        found = read()
        refuse(f"{shown(file)}:1: “{part}” is empty, so its rules are off; write it" for part in _empty(found, file))
    except LeafletError as error:
        findings.extend(from_error(error, "data"))
        return empty
    return found


def _empty(found: object, file: Path) -> list[str]:
    """Return the names of the parts that the rules need and that are empty."""
    if is_dataclass(found):
        return [name for name, part in vars(found).items() if not part and name not in MAY_BE_EMPTY]
    return [] if found else [file.stem]
