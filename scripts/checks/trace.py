"""Provenance: from a printed sentence back to its page and line, the facts it rests on, and their sources."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from checks.letters import key, touched
from checks.page import Page
from checks.places import places_of, printing
from checks.printed import Printed
from checks.sourcing import GENERAL
from checks.whole import Whole
from leaflets.door import line_of, read_text, shown
from leaflets.evidence import Evidence, Source
from leaflets.facts import without_marks
from leaflets.labels import Labels


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a text stands in the project, and what it rests on."""

    path: str
    line: int
    text: str
    facts: tuple[str, ...] = ()
    """The names in its block's mark, `general` among them; a heading has those of its section."""
    printed: tuple[str, ...] = ()
    """The ids of the leaflets that print it."""
    sources: tuple[str, ...] = ()
    """The sources that it names itself, as a region does."""


def trace(sentence: str, whole: Whole, labels: Labels) -> list[Origin]:
    """Return where the sentence stands: in pages and beside numbers, or else in the labels.

    It can be copied from a PDF, or from a page with its mark, and run over blocks; see `letters`.
    """
    sought = key(without_marks(sentence))
    if not sought:
        return []
    found = [origin for page in whole.pages for origin in _on_page(sought, page, whole)]
    found += _regions(sought, whole)
    return found or list(_labels(sought, whole, labels))


def nearest(sentence: str, whole: Whole) -> Origin | None:
    """Return where a sentence stands that is much like this one; None if there is none."""
    known = {
        key(text): Origin(path=page.path, line=line, text=text)
        for page in whole.pages
        for line, text in page.sentences()
    }
    near = get_close_matches(key(without_marks(sentence)), known, n=1, cutoff=0.5)
    return known[near[0]] if near else None


def told(origin: Origin, evidence: Evidence) -> Iterator[str]:
    """Yield the lines that tell an origin: where, in which leaflets, each fact and each of its sources."""
    yield f"{origin.path}:{origin.line}: “{origin.text}”"
    if origin.printed:
        yield f"  printed in: {', '.join(origin.printed)}"
    for name in origin.facts:
        fact = evidence.facts.get(name)
        if fact is None:
            yield f"  {name}: advice without a source" if name == GENERAL else f"  {name}: there is no such fact"
            continue
        yield f"  {name}, {f'grade {fact.grade}' if fact.grade else 'no grade'}: {fact.says}"
        yield from (f"    {_named(source)}" for source in evidence.sources_of([name]))
    for name in (name for name in origin.sources if name in evidence.sources):
        yield f"  {_named(evidence.sources[name])}"


def _named(source: Source) -> str:
    return f"{source.id}, grade {source.weight}: {source.title}, {source.organisation}, {source.address}"


def _on_page(sought: str, page: Page, whole: Whole) -> Iterator[Origin]:
    """Yield the headings and blocks that the key touches wherever it stands on the page."""
    texts = sorted(_texts(page), key=lambda origin: origin.line)
    for met in touched(sought, [origin.text for origin in texts]):
        yield from (_with_leaflets(texts[index], page, whole) for index in met)


def _regions(sought: str, whole: Whole) -> Iterator[Origin]:
    """Yield the names, numbers and notes of regions that have the key."""
    file = whole.standards.folder / "regions.yml"
    for index, region in enumerate(whole.standards.regions):
        for text in region.texts():
            if any(touched(sought, [text])):
                line = line_of(read_text(file), (index, "note") if text == region.note else (index,))
                yield Origin(path=shown(file), line=line, text=text, sources=region.sources)


def _texts(page: Page) -> Iterator[Origin]:
    """Yield each part of a block with its facts, and each heading and head of a column with its section's."""
    for above in (*page.headings, *page.columns):
        closing = (
            other.line for other in page.headings if other.line > above.line and other.level <= (above.level or 6)
        )
        start = max((one.line for one in page.headings if one.line <= above.line), default=0)
        below = next(closing, float("inf"))
        facts = [name for block in page.blocks if start < block.line < below for name in block.facts]
        yield Origin(path=page.path, line=above.line, text=above.text, facts=tuple(dict.fromkeys(facts)))
    for block in page.blocks:
        for part in block.parts:
            text = " ".join(part.split())
            yield Origin(path=page.path, line=block.line, text=text, facts=block.facts)


def _with_leaflets(origin: Origin, page: Page, whole: Whole) -> Origin:
    def prints(leaflet: Printed) -> bool:
        pieces = [piece for piece in leaflet.pieces if piece.page is page]
        lines = {heading.line for piece in pieces for heading in piece.headings}
        return origin.line in lines | {block.line for piece in pieces for block in piece.blocks}

    return replace(origin, printed=tuple(one.leaflet.id for one in whole.leaflets if prints(one)))


def _labels(sought: str, whole: Whole, labels: Labels) -> Iterator[Origin]:
    """Yield the labels that print the key, with what can stand in their places."""
    places = places_of(whole, labels)
    for name, text in labels.texts.items():
        if key(text) and printing(text, places).fullmatch(sought):
            line = line_of(read_text(Path(labels.source)), (name,))
            yield Origin(path=labels.source, line=line, text=text)
