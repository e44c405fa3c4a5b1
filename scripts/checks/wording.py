"""Rules for the choice of words. Source, if no other is named: NHS digital service manual, "How we write"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from checks.finding import Told
from checks.page import Page
from checks.prose import sentences

MOST_PASSIVES = 0.2
"""Of a page's sentences. Our own limit: PEMAT-P (AHRQ), item 5, asks for the active voice and names no number."""
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+|often\s+|still\s+)?"
    r"(?:\w{2,}ed|given|taken|seen|found|made|done|told|shown|brought|kept|held|known|written|sent|chosen)\b(?! of)"
)
_SHOULD = re.compile(r"\b(?:should(?:n['’]t| not)?|ought(?: not)? to)\b", re.IGNORECASE)
_ENDINGS = {"e": ("e", "es", "ed", "ing", "eing", "ely"), "y": ("y", "ies", "ied", "ying", "ily")}
_OTHER_ENDINGS = ("", "s", "es", "d", "ed", "ing", "ly")
_NEGATION = re.compile(
    r"\b(?:no|not|never|nor|cannot|without|\w+n['’]t)\s+(?:(?:an?|any|known|always|fully)\s+)?$", re.IGNORECASE
)
"""Directly before a word it turns the claim round."""
_POINTS_BACK = re.compile(r"(?:This|That|These|They|It)\b")


def hard_word(page: Page) -> Iterator[Told]:
    """A hard word has a plain twin (plain-words.yml). NHS A to Z of health writing; Plain English Campaign."""
    hard = page.standards.plain.hard
    for line, found, phrase in _find(page, tuple(hard)):
        yield line, f"“{found[0]}” is a hard word; write “{hard[phrase]}”"


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
    known = page.standards.wording
    for line, found, phrase in _find(page, tuple(known.absolute)):
        if not _NEGATION.search(found.string[: found.start()]) and not _is_within(known.no_claims, found):
            yield line, f"“{found[0]}” claims more than is known; write “{known.absolute[phrase]}”"


def danger_called_normal(page: Page) -> Iterator[Told]:
    """A sign of danger is not called normal. Society for Endocrinology on low calcium (F046), stroke (F091)."""
    known = page.standards.wording
    signs, soothing = forms_of(known.danger_signs), forms_of(known.soothing)
    for line, text in page.texts():
        told = list(sentences(text, known.abbreviations))
        for (breaks, sentence), (_, after) in pairwise([*told, (0, "")]):
            sign = signs.search(sentence)
            said = f"{sentence} {after}" if _POINTS_BACK.match(after) else sentence
            calm = (at[0] for at in soothing.finditer(said) if not _NEGATION.search(said[: at.start()]))
            soothed = next(calm, "") if sign else ""
            if sign and soothed:
                what = f"“{sign[0].casefold()}” is called “{soothed.casefold()}”"
                yield line + breaks, f"{what}; tell when it is a sign of danger and whom to call"


@cache
def forms_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the phrases in all their forms; the last group that matched is the phrase, longest first."""
    forms = "|".join(f"({_forms(phrase)})" for phrase in _longest_first(phrases))
    return re.compile(rf"(?<!\w)(?:{forms or '(?!)'})(?!\w)", re.IGNORECASE)


def _longest_first(phrases: tuple[str, ...]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)


def _forms(phrase: str) -> str:
    """Return the pattern of a phrase with the endings that its last letter takes; it may run over lines."""
    endings = _ENDINGS.get(phrase[-1].casefold(), _OTHER_ENDINGS)
    stem = phrase if endings is _OTHER_ENDINGS else phrase[:-1]
    words = r"\s+".join(map(re.escape, stem.split())).replace("'", "['’]")
    return f"{words}(?:{'|'.join(endings)})"


def _find(page: Page, phrases: tuple[str, ...]) -> Iterator[tuple[int, re.Match[str], str]]:
    """Yield the line, the match and the phrase of each place in the page's texts."""
    longest_first = _longest_first(phrases)
    for line, text in page.texts():
        for found in forms_of(phrases).finditer(text):
            yield line + text.count("\n", 0, found.start()), found, longest_first[(found.lastindex or 1) - 1]


def _is_within(phrases: tuple[str, ...], word: re.Match[str]) -> bool:
    """Return whether the word is part of one of the phrases."""
    places = forms_of(phrases).finditer(word.string)
    return any(place.start() <= word.start() and word.end() <= place.end() for place in places)
