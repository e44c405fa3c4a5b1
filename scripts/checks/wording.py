"""Rules for the choice of words. Source, if no other is named: NHS digital service manual, "How we write"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from checks.finding import Told
from checks.page import Page

MOST_PASSIVES = 0.2
"""Of a page's sentences. Our own limit: PEMAT-P (AHRQ), item 5, asks for the active voice and names no number."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+|often\s+|still\s+)?"
    r"(?:\w{2,}ed|given|taken|seen|found|made|done|told|shown|brought|kept|held|known|written|sent|chosen)\b(?! of)"
)
_SHOULD = re.compile(r"\bshould(?:n['’]t| not)?\b", re.IGNORECASE)
_FORMS = r"(?:s|es|d|ed|ing)?"


def hard_word(page: Page) -> Iterator[Told]:
    """A hard word has a plain twin (plain-words.yml). NHS A to Z of health writing; Plain English Campaign."""
    hard = page.standards.plain.hard
    for line, found in _find(page, forms_of(tuple(hard))):
        word = found[1].casefold()
        yield line, f"“{found[0]}” is a hard word; write “{hard[word]}”"


def says_should(page: Page) -> Iterator[Told]:
    """A page tells the reader what to do, and not what they should do; what they ask may have the word."""
    for line, text in page.sentences():
        found = None if text.endswith("?") else _SHOULD.search(text)
        if found:
            yield line, f"“{found[0]}” leaves the reader in doubt; tell what to do, as “call” or “you can”"


def mostly_passive(page: Page) -> Iterator[Told]:
    """At most a fifth of a page's sentences, and one of a short page's, are passive: say who does what."""
    passive = [(line, found[0]) for line, text in page.sentences() if (found := _PASSIVE.search(text))]
    total = sum(1 for _ in page.sentences())
    if len(passive) > max(1, MOST_PASSIVES * total):
        for line, words in passive:
            what = f"“{words}” is passive, as are {len(passive)} of the page’s {total} sentences"
            yield line, f"{what}; say who does what"


def absolute_word(page: Page) -> Iterator[Told]:
    """A claim goes no further than the evidence, which says "may help". HONcode, principle 5 (justifiability)."""
    absolute = page.standards.wording.absolute
    for line, found in _find(page, forms_of(tuple(absolute))):
        yield line, f"“{found[0]}” claims more than is known; write “{absolute[found[1].casefold()]}”"


def danger_called_normal(page: Page) -> Iterator[Told]:
    """A sign of danger is not called normal. Society for Endocrinology on low calcium (F046), stroke (F091)."""
    known = page.standards.wording
    for line, text in page.sentences():
        sign, soothed = _any(known.danger_signs, text), _any(known.soothing, text)
        if sign and soothed and not re.search(rf"\b(?:not|never|no|isn['’]t)\b.*{re.escape(soothed)}", text):
            yield line, f"“{sign}” is called “{soothed}”; tell when it is a sign of danger and whom to call"


@cache
def forms_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the phrases in all their forms; group 1 is the phrase, as it is listed but for capitals."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first)) or '(?!)'}){_FORMS}\b", re.IGNORECASE)


def _find(page: Page, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """Yield the line and the match of each place in the page's headings and texts."""
    for line, text in page.texts():
        for found in pattern.finditer(text):
            yield line + text.count("\n", 0, found.start()), found


def _any(phrases: Iterable[str], text: str) -> str:
    """Return the first of the phrases that the text has; empty if it has none."""
    small = text.casefold()
    return next((phrase for phrase in phrases if re.search(rf"\b{re.escape(phrase)}\b", small)), "")
