"""Rules for signs that look like others: what a reader sees must be what the other rules have read.

Source: Unicode Technical Standard 39, "Unicode Security Mechanisms", restriction levels and mixed scripts.
"""

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import category, name, normalize

from checks.finding import ToldOf
from checks.page import Page
from checks.scalars import scalars
from checks.whole import Whole
from leaflets.door import read_text
from leaflets.errors import LeafletError

INVISIBLE = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0", "\u034f"}
"""Signs that show nothing, besides those of Unicode's categories for control and format."""
JOINERS = {"\u200c", "\u200d"}
"""They shape words of some scripts."""
PLAIN_MARKS = {"™", "℠", "№"}
"""They are no letters although Unicode takes them apart into some."""
UNITS = re.compile(r"(?<=[mM])[²³](?!\w)")
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_ODD_LATIN = re.compile("[\u01c0-\u01c3\u0250-\u02af\u1d00-\u1dbf\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f]")
"""Letters of phonetics, small capitals and the like, which are Latin to Unicode."""
_MICRO = re.compile(r"[µμ](?:g|l|m|mol|s|L)")
_TWINS = dict(
    zip(
        "аеорсухіјѕһԁԛԝАВЕКМНОРСТХУІЈЅοανιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
        "aeopcyxijshdqwABEKMHOPCTXYIJSoaviABEZHIKMNOPTYX",
        strict=True,
    )
)
"""Letters of other scripts that look like Latin ones."""


def look_alike(whole: Whole) -> Iterator[ToldOf]:
    """A text has no sign that is taken for another, shows nothing, or turns its order round. UTS 39."""
    for page in whole.pages:
        for line, text in enumerate(read_text(page.file).splitlines(), 1):
            yield from ((page.file, (line, what)) for what in faults(unescape(text)))
    names = ("facts", "sources", "regions", "search", "services", "wording", "plain-words", "history", "codes")
    data = [whole.standards.folder / f"{one}.yml" for one in names]
    labels = [page.file for page in whole.elsewhere if page.file not in data]
    for file in (*data, *labels, whole.config):
        try:
            found = scalars(read_text(file), str(file))
        except LeafletError:
            continue  # told already
        for one in found:
            yield from ((file, (one.line, what)) for what in faults(one.text))


def faults(text: str) -> Iterator[str]:
    """Yield what is wrong with the signs of a text, and how to mend it."""
    for at, sign in enumerate(text):
        if what := _of_sign(sign, text, at):
            yield what
    for word in _WORD.findall(text):
        if what := _of_word(word, text):
            yield what


def _of_sign(sign: str, text: str, at: int) -> str:
    """Return what is wrong with one sign of the text."""
    code, kind = f"U+{ord(sign):04X}", category(sign)
    before = text[at - 1] if at else ""
    if sign.isascii():
        return "" if sign in "\n\t" or kind != "Cc" else f"a control sign ({code}) stands here; take it out"
    if sign in JOINERS and before and not before.isascii():
        return ""
    if kind in {"Cf", "Cc", "Co", "Cs", "Zl", "Zp"} or sign in INVISIBLE or "\ufe00" <= sign <= "\ufe0f":
        return f"a sign that nobody sees ({code}) stands here, and could part or turn round words; take it out"
    if kind == "Me" or (kind.startswith("M") and before.isdigit()):
        return f"a mark ({code}) lies over “{before}”; take it out"
    if kind in {"Nd", "Nl"} or (kind == "No" and "FRACTION" not in name(sign, "") and not UNITS.match(text, at)):
        return f"“{sign}” ({code}) is a digit that no rule reads; write 0 to 9"
    flat = normalize("NFKC", sign)
    if flat != normalize("NFC", sign) and re.search(r"[A-Za-z0-9]", flat) and sign not in PLAIN_MARKS and kind != "No":
        return f"“{sign}” ({code}) looks like “{flat}” and is another sign; write “{flat}”"
    return ""


def _of_word(word: str, text: str) -> str:
    """Return what is wrong with the letters of one word."""
    scripts = {_script(sign) for sign in word if sign.isalpha()} - {""}
    others = [sign for sign in word if sign.isalpha() and _script(sign) not in {"LATIN", ""}]
    if "LATIN" in scripts and others and not _MICRO.fullmatch(word):
        return f"“{word}” has a letter of another script (“{others[0]}”, U+{ord(others[0]):04X}); type the word anew"
    if others and any(sign.isdigit() for sign in word) and any(sign in _TWINS for sign in others):
        return f"“{word}” has a letter that looks like a digit (“{others[0]}”); type it anew"
    if odd := _ODD_LATIN.search(word):
        return (
            f"“{word}” has a letter that is not used in English (“{odd[0]}”, U+{ord(odd[0]):04X}); type the word anew"
        )
    if others and all(sign in _TWINS for sign in others) and len(word) < 4 and re.search(r"[A-Za-z]", text):
        twin = "".join(_TWINS.get(sign, sign) for sign in word)
        if twin.casefold() in {"a", "i", "so", "no", "or", "as", "is", "he", "in", "on", "my", "to", "ok"}:
            return f"“{word}” only looks like “{twin}”, in letters of another script; type the word anew"
    return ""


def _script(letter: str) -> str:
    """Return the script that the letter's Unicode name begins with; empty for what is of none, as µ."""
    first = name(letter, "").partition(" ")[0]
    return "" if first in {"MICRO", "OHM", "KELVIN", "ANGSTROM", "FEMININE", "MASCULINE", "MODIFIER"} else first


_TYPED = re.compile(r"(?<![\w-])(?=\w*[0-9])(?=\w*[OoIl])[0-9A-Za-z]{3,}(?![\w-])")
_DIGITS_ALONE = re.compile(r"[0-9OoIl]+")
_LITRES = re.compile(r"\d+l")
_CALLING = re.compile(r"\b(?:call|dial|ring|(?:tele)?phone|emergency|ambulance|helpline|hotline|text)\b", re.IGNORECASE)
_MEASURED = re.compile(r"H2O|CO2|\d+(?:st|nd|rd|th|ml|mol|mmol|min|hours?|months?)", re.IGNORECASE)


def letter_for_digit(page: Page) -> Iterator[tuple[int, str]]:
    """A number has digits alone: an O or l in it cannot be dialled. Our own rule, after UTS 39, confusables."""
    for line, text in page.texts():
        for found in _TYPED.finditer(text):
            word = found[0]
            pure = _DIGITS_ALONE.fullmatch(word) and not _LITRES.fullmatch(word)
            if pure or (_CALLING.search(text) and not _MEASURED.fullmatch(word) and not _LITRES.fullmatch(word)):
                place = line + text.count("\n", 0, found.start())
                yield place, f"“{word}” has letters among its digits; type the number in digits alone"
