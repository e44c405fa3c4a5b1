"""Provenance: from a printed sentence back to its page and line, the facts it rests on, and their sources."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from checks.page import Page
from checks.printed import Printed
from checks.sourcing import GENERAL
from checks.whole import Whole
from leaflets.door import line_of, read_text
from leaflets.evidence import Evidence
from leaflets.labels import Labels

_PLACE = re.compile(r"\{\w+\}")


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


def trace(sentence: str, whole: Whole, labels: Labels) -> list[Origin]:
    """Return where the sentence stands: in pages, or else in the labels.

    Line breaks, hyphens, quotes and capitals do not count, so it can be copied from a PDF, and run over blocks.
    """
    key = _key(sentence)
    if not key:
        return []
    found = [origin for page in whole.pages for origin in _on_page(key, page, whole)]
    return found or list(_labels(key, labels))


def nearest(sentence: str, whole: Whole) -> Origin | None:
    """Return where a sentence stands that is much like this one; None if there is none."""
    known = {
        _key(text): Origin(path=page.path, line=line, text=text)
        for page in whole.pages
        for line, text in page.sentences()
    }
    near = get_close_matches(_key(sentence), known, n=1, cutoff=0.5)
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
        for source in evidence.sources_of([name]):
            yield f"    {source.id}, grade {source.weight}: {source.title}, {source.organisation}, {source.address}"


def _on_page(key: str, page: Page, whole: Whole) -> Iterator[Origin]:
    """Yield the headings and blocks that the key touches wherever it stands on the page."""
    texts = sorted(_texts(page), key=lambda origin: origin.line)
    keys = [_key(origin.text) for origin in texts]
    all_keys = "".join(keys)
    start = all_keys.find(key)
    while start >= 0:
        at = 0
        for origin, own in zip(texts, keys, strict=True):
            if at < start + len(key) and at + len(own) > start:
                yield _with_leaflets(origin, page, whole)
            at += len(own)
        start = all_keys.find(key, start + len(key))


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


def _labels(key: str, labels: Labels) -> Iterator[Origin]:
    """Yield the labels that print the key, whatever stands in their places."""
    for name, text in labels.texts.items():
        parts = [re.escape(_key(part)) for part in _PLACE.split(text)]
        if any(parts) and re.fullmatch(".*".join(parts), key):
            line = line_of(read_text(Path(labels.source)), (name,))
            yield Origin(path=labels.source, line=line, text=text)


def _key(text: str) -> str:
    """Return the letters and digits alone, small: what is left of a text however it was set and copied."""
    return "".join(filter(str.isalnum, normalize("NFKC", text).casefold()))
