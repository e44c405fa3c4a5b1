"""Rules for medical terms: each stands in the glossary, and a text says what it means where it first stands.

Source: NHS digital service manual, "How we write" (plain words first, the medical term in brackets);
PEMAT-P (AHRQ), item 4.
"""

import re
from collections.abc import Iterator
from functools import cache

from checks import syllables
from checks.finding import Told
from checks.grade import terms
from checks.page import Page
from checks.prose import blanked
from checks.standards import PlainWords

GLOSSARY = "words"
"""The page of words, by its file's name."""
_WORD = re.compile(r"(?<![\w.’'-])[A-Za-z][A-Za-z’']{2,}(?![\w’'])")
_EXPLAINED_BEFORE = re.compile(r"(?:[(“]|\bcalls?(?: it| this| them)?)\s*$")
_EXPLAINED_AFTER = re.compile(r"^(?:[\w’'-]+\s+){0,2}(?:\(|, (?:a|an|for|which)\b|(?:is|are|means|mean|makes|make)\b)")
"""What stands beside a term that the sentence itself explains."""


def glossary_terms(page: Page | None) -> tuple[str, ...]:
    """Return the terms that the page of words explains: its rows' first cells, what stands in brackets there apart."""
    rows = [block.parts[0] for block in page.blocks if block.kind == "table row"] if page else []
    return tuple(sorted({term.strip().casefold() for row in rows for term in re.split(r"[()]", row) if term.strip()}))


def term_not_in_glossary(page: Page) -> Iterator[Told]:
    """A medical word, or a shortening in capitals, is explained on the page of words; it is told once a page."""
    if not page.standards.glossary or not page.standards.plain.medical_endings:
        return  # there is no page of words, or one of the two could not be read
    told = set[str]()
    explained = terms(page.standards.glossary)
    for line, text in page.texts():
        for found in _medical(explained.sub(blanked, text), page.standards.plain):
            word = found[0]
            if word.casefold() not in told and word not in _names(page.standards.wording.names):
                told.add(word.casefold())
                remedy = f"write it plainly, or explain it in docs/en/{GLOSSARY}.md"
                yield line + text.count("\n", 0, found.start()), f"“{word}” is a medical or rare word; {remedy}"


def term_before_explained(page: Page) -> Iterator[Told]:
    """Where a page first has a medical term, plain words stand beside it, or a link to the page of words above."""
    known = page.standards.glossary and page.standards.plain.medical_endings
    if not page.clinical or page.file.stem == GLOSSARY or not known:
        return
    linked = min((link.line for link in page.links if f"{GLOSSARY}.md" in link.address), default=None)
    told = set[str]()
    for line, text, explained in _first_places(page):
        for found in terms(page.standards.glossary).finditer(text):
            term = found[1].casefold()
            if term in told or not any(_medical(found[0], page.standards.plain)):
                continue
            told.add(term)
            place = line + text.count("\n", 0, found.start())
            beside = _EXPLAINED_BEFORE.search(text[: found.start()]) or _EXPLAINED_AFTER.search(
                text[found.end() :].lstrip(" ”)")
            )
            if not (explained or beside or (linked and linked <= place)):
                remedy = f"put it in brackets after plain words, or link {GLOSSARY}.md above"
                yield place, f"“{found[0]}” stands here before it is explained; {remedy}"


def _first_places(page: Page) -> Iterator[tuple[int, str, bool]]:
    """Yield each text with its line, in order, and whether a cell beside it says what it means."""
    places = [(heading.line, heading.text, False) for heading in page.headings]
    for block in page.blocks:
        row = block.kind == "table row"
        places += [(block.line, part, row) for part in block.parts]
    return iter(sorted(places, key=lambda place: place[0]))


def _medical(text: str, plain: PlainWords) -> Iterator[re.Match[str]]:
    """Yield the words of the text that are medical: by their ending, in capitals, or unknown to the dictionary."""
    everyday = {word.casefold() for word in plain.everyday}
    for found in _WORD.finditer(text):
        word = found[0]
        small = word.casefold()
        stem = small.removesuffix("’s").removesuffix("'s")
        if {small, stem, stem.removesuffix("s")} & everyday:
            continue
        if word.isupper() or _ends_medically(small, plain) or not syllables.is_known(word):
            yield found


def _ends_medically(word: str, plain: PlainWords) -> bool:
    return any(word.endswith(ending) and word != ending for ending in plain.medical_endings)


@cache
def _names(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for name in names for form in (name, name.replace("'", "’")))
