"""Rules for numbers: how they are written, and that one calls the right ones. Source: NHS service manual, "Numbers"."""

import re
from collections.abc import Iterator, Sequence

from checks.finding import Told
from checks.page import Page

_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million"
_NUMBER_WORDS = f"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|{_TENS}"
_UNITS = r"(?:mg|g|kg|ml|l|mm|cm|km|mmol|%|°)"
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
_CALLED = re.compile(r"\b(?:call|phone|ring|dial|text|number)\s+(?:NHS\s+)?(\+?\d[\d ]*\d)", re.IGNORECASE)
_LONG = re.compile(r"(?<![\w.])(\+?\(?\d[\d ()-]{5,}\d)(?!\w|\.\d)")


def number_written_badly(page: Page) -> Iterator[Told]:
    """Numbers are digits, thousands have a comma, decimals only measure, odds are "4 in 10", not "a good chance"."""
    for line, text in page.texts():
        for pattern, remedy in BADLY_WRITTEN:
            for found in pattern.finditer(_LONG.sub(" ", text)):
                yield line, f"“{found[0]}” is not how we write numbers; {remedy}"


def phone_unknown(page: Page) -> Iterator[Told]:
    """A number to call stands in regions.yml, where someone confirms it once for all pages."""
    regions = page.standards.regions
    known = {_digits(phone.number) for region in regions for phone in (*region.emergency, region.advice) if phone}
    if not known:
        return  # regions.yml could not be read, which is told already
    for line, text in page.texts():
        for number in dict.fromkeys(found[1] for found in (*_CALLED.finditer(text), *_LONG.finditer(text))):
            if _digits(number) not in known:
                yield line, f"the number {number} is not in docs/data/regions.yml; add it there, with its source"
    for link in page.links:
        if link.address.startswith("tel:") and _digits(link.address) not in known:
            yield link.line, f"the number {link.address} is not in docs/data/regions.yml; add it there, with its source"


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
