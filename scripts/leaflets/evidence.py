"""The evidence: every fact the guide may state and every source that a fact rests on."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, each, from_yaml, line_of, read_text, refuse, shown
from leaflets.errors import did_you_mean
from leaflets.limits import Limit, read_limits

Grade = Literal["A", "B", "C", "D"]
"""A health service or guideline; B review, trial or cohort; C small study; D secondary page."""
Tag = Literal["USE", "CARE", "BACKGROUND", "LEAVE OUT", "GENERAL"]
FactId = Annotated[str, Field(pattern=r"^F\d{3}[a-z]?$")]
SourceId = Annotated[str, Field(pattern=r"^S\d{2,3}[a-z]?$")]


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Source:
    """One page, paper or record that was read."""

    id: str = ""
    """Its key in sources.yml, as S01."""
    title: str
    organisation: str
    address: str
    """As printed; may be words."""
    urls: tuple[Annotated[str, Field(pattern=r"^https?://")], ...] = ()
    """The address as links, where it is one."""
    date: str
    """Of the stored copy, in words."""
    weight: Grade
    copy_read: str
    """What was read, where it was not the page itself."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Fact:
    """One statement, with what it rests on and how it may be used."""

    id: str = ""
    """Its key in facts.yml, as F020."""
    says: str
    sources: tuple[str, ...]
    rests_on: tuple[str, ...] = ()
    """The facts it is drawn from."""
    grade: Grade | None = None
    """None where it says that nothing was found, or is general advice."""
    tag: Tag
    care: Literal["emergency", "same-day", "see-doctor"] | None = None
    """The kind of care card it belongs in."""
    note: str = ""
    keeps: Annotated[tuple[Limit, ...], BeforeValidator(read_limits)] = ()
    """The words that limit it, which each block that names it says; see `checks.keeps`."""


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All facts and sources by their ids."""

    facts: dict[str, Fact]
    sources: dict[str, Source]

    def sources_of(self, fact_ids: Iterable[str]) -> tuple[Source, ...]:
        """Return the sources of the facts and of those they rest on, each once, as met.

        A fact that does not exist has none here: the content rules tell of it.
        """
        met = dict.fromkeys(source for fact in self._with_grounds(fact_ids) for source in fact.sources)
        return tuple(self.sources[source] for source in met)

    def _with_grounds(self, fact_ids: Iterable[str]) -> Iterator[Fact]:
        """Yield the facts, each followed by those it rests on; a fact is met once."""
        waiting, seen = list(fact_ids), set[str]()
        while waiting:
            fact = self.facts.get(waiting.pop(0))
            if fact and fact.id not in seen:
                seen.add(fact.id)
                yield fact
                waiting = [*fact.rests_on, *waiting]


def read_evidence(data_dir: Path) -> Evidence:
    """Return facts.yml and sources.yml of the folder.

    Raise a LeafletError for each mistake and each name in a fact that is unknown.
    """
    facts, sources = data_dir / "facts.yml", data_dir / "sources.yml"
    return _evidence(facts, read_text(facts), sources, read_text(sources))


@lru_cache(maxsize=1)  # the rules and the pages ask for the same, and a preview does at each edit
def _evidence(facts_file: Path, facts_text: str, sources_file: Path, sources_text: str) -> Evidence:
    """Return the evidence in the two texts; the files are for messages."""
    facts: dict[str, Fact]
    sources: dict[str, Source]
    facts, sources = each(
        lambda: from_yaml(facts_text, dict[FactId, Fact], source=shown(facts_file)),
        lambda: from_yaml(sources_text, dict[SourceId, Source], source=shown(sources_file)),
    )
    refuse(_unknown_names(facts_file, facts, sources))
    return Evidence(
        facts={name: replace(fact, id=name) for name, fact in facts.items()},
        sources={name: replace(source, id=name) for name, source in sources.items()},
    )


def _unknown_names(path: Path, facts: dict[str, Fact], sources: dict[str, Source]) -> Iterator[str]:
    """Yield a mistake for each name in a fact that is not in the files."""
    for name, fact in facts.items():
        named: list[tuple[str, str, Collection[str]]]
        named = [("sources", word, sources) for word in fact.sources]
        named += [("rests_on", word, facts) for word in fact.rests_on]
        for key, word, known in named:
            if word not in known:
                line = line_of(read_text(path), (name, key))
                remedy = did_you_mean(word, known)
                yield f"{shown(path)}:{line}: {name} names “{word}”, which is unknown; {remedy}"
