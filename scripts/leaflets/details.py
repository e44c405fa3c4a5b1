"""A clinic's details as they are printed: each in its script's direction and language, with the address it links to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from unicodedata import bidirectional, category

from fontTools.unicodedata import script

from leaflets.clinic import Clinic
from leaflets.errors import LeafletError
from leaflets.labels import Labels
from leaflets.letters import known
from leaflets.numbers import Call, advice, emergency, in_words

ORDERS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the order of what comes after them (UAX 9, 2); a text's own letters tell its direction."""
TO_CALL = ("phone", "out_of_hours")
"""The fields with numbers to call."""
NUMBER = re.compile(r"[+(*#]?\d(?:[\d ().*#/-]*[\d#])?")
"""In any script's digits."""
NUMBER_IN_TEXT = re.compile(r"[+(]*\d(?:[ ().\/-]*\d){5,}")
"""A time or a year has fewer digits."""
ADDRESSES = ("website", "email")
NO_BREAK = "\u00a0"
LEFT_TO_RIGHT, AS_BEFORE = "\u202d", "\u202c"
DIALLED = re.compile(r"\+?[0-9][0-9 ().-]*")
LATIN = "Latn"


@dataclass(frozen=True, kw_only=True)
class Text:
    """A piece of a detail, in one line if there is room."""

    words: str
    language: str
    """BCP 47: the leaflet's for Latin letters, otherwise of an unknown language in its script, such as `und-Arab`."""
    direction: str
    """ltr or rtl."""
    plain: bool
    """Whether the leaflet's own font lacks some of its letters, so that all are to be in another one."""
    address: str = ""
    """What it links to."""


Details = Mapping[str, tuple[Text, ...]]
"""By field, in lines; a field that is empty has none. Two are no clinic's own: `emergency-number`, and `when-closed`,
whom to call instead of the clinic."""


def details(clinic: Clinic, *, language: str, labels: Labels, fonts: Path, more_fonts: Path) -> Details:
    """Return what is printed of the clinic in a leaflet of that language.

    `fonts` has the leaflet's own, `more_fonts` the others. Raise a LeafletError, a line each, for letters
    that none has.
    """
    texts = {field: tuple(filter(None, map(_clean, lines))) for field, lines in _fields(clinic)}
    missing = [line for field, lines in texts.items() for line in _missing(field, lines, known((fonts, more_fonts)))]
    if missing:
        raise LeafletError("\n".join(f"{clinic.place}: {line}" for line in missing))
    own = known((fonts,))
    found = {field: tuple(_text(field, line, language, own) for line in lines) for field, lines in texts.items()}
    region = clinic.region
    called = {
        "emergency-number": _to_call(emergency(region), language, labels, own) if region else (),
        "when-closed": found["out_of_hours"] or (_to_call(advice(region), language, labels, own) if region else ()),
    }
    return {**found, **called}


def _fields(clinic: Clinic) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the clinic's own fields."""
    for field in ("name", "phone", "out_of_hours", "hours", "website", "email", "note"):
        yield field, (getattr(clinic, field),)
    yield "address", clinic.address


def _to_call(calls: Sequence[Call], language: str, labels: Labels, own: frozenset[str]) -> tuple[Text, ...]:
    """Return the numbers of a region on one line, which is a link if it is one number; nothing for none."""
    words = in_words(calls, labels)
    (address,) = {f"tel:{call.tel}" for call in calls if call.text == words} or {""}
    return (replace(_text("", words, language, own), address=address),) if words else ()


def _clean(text: str) -> str:
    """Return the text in one line, without what could turn the order of its letters."""
    return " ".join(ORDERS.sub("", text).split())


def _missing(field: str, lines: tuple[str, ...], letters: frozenset[str]) -> Iterator[str]:
    """Yield a message for each letter that no font has; spaces and joiners need none."""
    for letter in dict.fromkeys("".join(lines)):
        if letter not in letters and not letter.isspace() and category(letter) != "Cf":
            yield f"{field}: no font has “{letter}” (U+{ord(letter):04X}); write it with other letters"


def _text(field: str, words: str, language: str, own: frozenset[str]) -> Text:
    """Return the words with all that their letters tell of them."""
    classes = [bidirectional(letter) for letter in words]
    strong = next((kind for kind in classes if kind in ("L", "R", "AL")), "L")
    scripts = [code for letter in words if (code := script(letter)) not in ("Zyyy", "Zinh", "Zzzz")]
    most = max(sorted(set(scripts)), key=scripts.count, default=LATIN)
    return Text(
        words=_in_dialled_order(field, words) if not {"R", "AL", "AN"}.isdisjoint(classes) else words,
        language=language if most == LATIN else f"und-{most}",
        direction="ltr" if strong == "L" else "rtl",
        plain=not own.issuperset(words.replace(" ", "")),
        address=_address(field, words),
    )


def _in_dialled_order(field: str, words: str) -> str:
    """Return the words with each number to dial on one line and from left to right.

    Beside letters that are written from right to left, and in such digits, its groups would be turned round:
    “0001 7946 020” (UAX 9, N1).
    """
    if field in ADDRESSES:
        return words
    numbers = NUMBER if field in TO_CALL else NUMBER_IN_TEXT
    return numbers.sub(lambda found: f"{LEFT_TO_RIGHT}{found[0].replace(' ', NO_BREAK)}{AS_BEFORE}", words)


def _address(field: str, words: str) -> str:
    """Return what the detail links to; nothing for most."""
    if field in TO_CALL and DIALLED.fullmatch(words):
        return f"tel:{_dialled(words)}"
    if field == "email":
        return f"mailto:{words}"
    if field == "website":
        return words if words.startswith(("http://", "https://")) else f"https://{words}"
    return ""


def _dialled(phone: str) -> str:
    """Return the digits to dial. The 0 in +44 (0)20, and in 0044 (0)20, is for calls from within the country alone."""
    return re.sub("[^+0-9]", "", re.sub(r"\( *0 *\)", "", phone))
