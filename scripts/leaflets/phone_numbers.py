"""Phone numbers in a clinic's words: whether they can be dialled where the clinic is (libphonenumber)."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import ValidationResult

from leaflets import dialled
from leaflets.plain_text import NotTypedError

FEWEST_LOCAL_DIGITS, MOST_DIGITS = 6, 15
"""A number within a town has 6 digits or more; ITU-T E.164 allows 15."""
LONGEST_ENDING = 4
"""Digits of the “0002” in “020 7946 0001 / 0002”."""
WORDS_DIGITS = 6
"""Digits that may belong to words, as in “option 2” or “24 hours”, once there is a number to dial."""
NUMBER = re.compile(r"[+(]*\d(?:[\s().\-‐-–−/·]*\d)*")
NO_NUMBER = re.compile(
    r"(?:\b(?:ext(?:ensio)?n?|option|opt|press|dial|choose|x|room|durchwahl|poste|interno|int|anexo|wew|toestel)\b"
    r"\.?|#)[\s:]*\d{1,6}|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
"""Digits that are no number of their own: an extension, a choice in a menu, a time."""
SPELT = re.compile(r"[+\d][\d\s().-]*[A-Z]{3,}[A-Z\d\s-]*")
FILLER = re.compile(r"00?|(\d)\1{6,}|0?1234567(8(90?)?)?")
"""What people type where they have no number."""
BETWEEN = re.compile(r"\s*/\s*|\s+[-–]\s+")
"""What may stand between two numbers, and also within one."""


def is_words(text: str) -> bool:
    """Return whether the text has letters and no digit, as in “ambulance station”."""
    return any(map(str.isalpha, text)) and not dialled.digits(text)


def check(text: str, region: str, retype: str) -> None:
    """Raise NotTypedError, "what is wrong; remedy", if the text has no number to dial, or one that cannot be dialled.

    `region` is the clinic's country (ISO 3166), or empty; in one that the library does not know only
    gross nonsense is refused. `retype` is the remedy for digits that a spreadsheet took away.
    """
    faults = {number: _fault(number, region, retype) for number in _numbers(text, region)}
    for number, fault in faults.items():
        if fault and (number == text or len(dialled.digits(number)) > WORDS_DIGITS):
            raise NotTypedError(f"“{number[:80]}” {fault}")
    if all(faults.values()) and not _spells_number(text, region):
        raise NotTypedError(f"“{text[:80]}” has no phone number in it; write one, or leave it empty")


def doubts(text: str, region: str) -> Iterator[str]:
    """Yield "what may be wrong; remedy" for each number that can be dialled and yet may not be what was meant."""
    for number in _numbers(text, region):
        parsed = dialled.parsed(number, region)
        if len(dialled.digits(number)) <= WORDS_DIGITS or (
            parsed and (dialled.is_known(parsed) or dialled.is_local(parsed))
        ):
            continue
        if parsed:  # its range may be newer than the library
            yield f"“{number}” is like no number in {region or 'its country'}; ring it, and mend it if it is wrong"
        elif dialled.digits(number)[0] != "0":
            yield f"“{number}” begins with neither 0 nor +, which may be lost; write it from + on, or give the region"


def _numbers(text: str, region: str) -> Iterator[str]:
    """Yield the numbers in the text; two that a slash or dash parts are one if they can only be dialled together."""
    for found in NUMBER.findall(NO_NUMBER.sub(";", text)):
        number = found.strip()
        parts = BETWEEN.split(number)
        if len(parts) == 1 or not _fault(number, region, ""):
            yield number
        else:
            first, *others = parts
            yield first
            yield from (other for other in others if len(dialled.digits(other)) > LONGEST_ENDING)


def _fault(number: str, region: str, retype: str) -> str:
    """Return what is wrong with the number, with a remedy; empty if it can be dialled."""
    digits = dialled.digits(number)
    if len(digits) > MOST_DIGITS + 3 or FILLER.fullmatch(digits):  # 3: 00 and (0)
        return "is no phone number; write it as people dial it, or leave it empty"
    parsed = dialled.parsed(number, region)
    if not parsed:
        known = region in phonenumbers.SUPPORTED_REGIONS or "+" in number
        return f"is no phone number; {_write(region)}" if known or len(digits) > MOST_DIGITS else ""
    if dialled.is_short(parsed, region):
        return ""
    possible = phonenumbers.is_possible_number_with_reason(parsed)
    if possible != ValidationResult.IS_POSSIBLE and not (
        dialled.is_local(parsed) and len(digits) >= FEWEST_LOCAL_DIGITS
    ):
        long = "long" if possible == ValidationResult.TOO_LONG else "short"
        return f"is too {long} for a phone number{f' in {region}' if region else ''}; {_write(region)}"
    return dialled.lost(parsed, digits, retype)


def _spells_number(text: str, region: str) -> bool:
    """Return whether letters stand for digits in it, as in 13 HEALTH."""
    spelt = phonenumbers.convert_alpha_characters_in_number(text) if SPELT.fullmatch(text) else ""
    return bool(spelt) and not _fault(spelt, region, "")


def _write(region: str) -> str:
    return "write it whole, with its area code" if region else "write it whole, from the plus sign on"
