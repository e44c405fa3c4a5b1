"""Rules for numbers: how they are written, and that one calls the right ones. Source: NHS service manual, "Numbers"."""

import re
from collections.abc import Collection, Iterator, Sequence

from checks.finding import Told
from checks.page import Page
from checks.prose import blanked, spans

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
_NUMBER_WORDS = f"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_TENS}"
_MEASURES = "mg|g|kg|ml|l|mm|cm|km|mmol"
_UNITS = rf"(?:{_MEASURES}|%|°)"
BADLY_WRITTEN: Sequence[tuple[re.Pattern[str], str]] = (
    (re.compile(rf"\b(?:{_NUMBER_WORDS})\b(?=[ -][a-z])", re.IGNORECASE), "write it in digits, as 2"),
    (
        re.compile(r"(?<![\d.,])(?:\d{5,}|(?!19|20)\d{4})(?![\d.,]\d)(?!\d)"),
        "put a comma after the thousands, as 5,000",
    ),
    (re.compile(rf"(?<![A-Z] )\b\d+\.\d+\b(?!\s?{_UNITS})"), "write a whole number, or what it measures"),
    (re.compile(r"\b\d+\s?[-–]\s?\d+\b"), "write “to” between them, as 3 to 4"),
    (re.compile(r"\b(?:good|small|fair|slim|high) chance\b", re.IGNORECASE), "write how many in how many, as 4 in 10"),
)
"""How a number must not stand in a text, and what to write instead."""
_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_PHONE = re.compile(r"(?<![\w.,])(?:(?:\+|\(?0)\d[\d ()-]{4,}\d|\d{2,5}(?:[ -]\d{2,5}){2,})(?!\w|[.,]\d)")
"""A number to call wherever it stands: with + or 0 at its head, or in 3 groups."""
_CALLS = re.compile(
    r"\b(?:call|dial|ring|(?:tele)?phone|emergenc|ambulance|helpline|hotline)|"
    r"\bnumbers? (?:is|are|to)\b|\b(?:text|number)s?(?=[\s:]+\+?\d{3})",
    re.IGNORECASE,
)
"""What makes a sentence one on calling someone: its numbers are to call, but for those that count something."""
_PEOPLE = "people|adults|children|babies|women|men|patients|callers"
_TIMES = "seconds?|minutes?|hours?|days?|weeks?|months?|years?|times"
_RUN = re.compile(
    r"(?<![\w.,–-])\+?\d+(?:[ -]\d+)*"
    rf"(?!\w|[–.,-]\d|\s?(?:{_MEASURES}|{_PEOPLE}|{_TIMES})\b|\s?[%°]|\s(?:in|to)\s\d)",
    re.IGNORECASE,
)
_COUNTS_BEFORE = re.compile(r"\b(?:in|of|since|until|before|after|over|under|than|about|from|by)\s$", re.IGNORECASE)
_VERB_BEFORE = re.compile(r"\b(?:call|dial|ring|phone|text)\s+(?:NHS\s+)?$", re.IGNORECASE)
_SCHEMES = ("tel:", "sms:", "smsto:", "callto:", "whatsapp:")


def number_written_badly(page: Page) -> Iterator[Told]:
    """Numbers are digits, thousands have a comma, decimals only measure, odds are "4 in 10", not "a good chance"."""
    for line, text in page.texts():
        others = _DATE.sub(blanked, text)
        for phone in phones(text, page.standards.wording.abbreviations):
            others = others[: phone.start()] + blanked(phone) + others[phone.end() :]
        for pattern, remedy in BADLY_WRITTEN:
            for found in pattern.finditer(others):
                place = line + text.count("\n", 0, found.start())
                yield place, f"“{found[0]}” is not how we write numbers; {remedy}"


def phone_unknown(page: Page) -> Iterator[Told]:
    """A number to call stands in regions.yml, where someone confirms it once for all pages."""
    regions = page.standards.regions
    known = {_digits(phone.number) for region in regions for phone in (*region.emergency, region.advice) if phone}
    if not known:
        return  # regions.yml could not be read, which is told already
    remedy = "add it there, with its source, or write what it counts"
    for line, text in page.texts():
        for found in phones(text, page.standards.wording.abbreviations):
            if _digits(found[0]) not in known:
                place = line + text.count("\n", 0, found.start())
                yield place, f"the number {found[0]} is not in docs/data/regions.yml; {remedy}"
    for link in page.links:
        if link.address.startswith(_SCHEMES) and _digits(link.address) not in known:
            yield link.line, f"the number {link.address} is not in docs/data/regions.yml; add it there, with its source"


def phones(text: str, abbreviations: Collection[str]) -> Iterator[re.Match[str]]:
    """Yield the numbers to call: those written like one, those in a sentence on calling, and one that stands alone."""
    left = _DATE.sub(blanked, text)
    yield from _PHONE.finditer(left)
    left = _PHONE.sub(blanked, left)
    alone = re.fullmatch(r"\s*\d{3,6}\s*", left)
    for start, end in spans(left, abbreviations):
        if alone or _CALLS.search(left, start, end):
            yield from (run for run in _RUN.finditer(left, start, end) if _is_called(run))


def _is_called(run: re.Match[str]) -> bool:
    before, number = run.string[: run.start()], _digits(run[0])
    if _VERB_BEFORE.search(before):
        return len(number) > 1
    year = run[0] == run.string.strip() and re.fullmatch(r"(?:19|20)\d\d", number)  # a cell with a year
    return len(number) > 2 and not year and not _COUNTS_BEFORE.search(before)


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
