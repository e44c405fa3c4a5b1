"""Plain text from people we do not know: trimmed and in one spelling, or refused with the reason.

clinic-text.js does the same in the browser edition, by the same table.
"""

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import category, normalize

from leaflets.clinic_rules import FieldRules, rules

RETYPE = "format the column as Text and type it again"
"""The remedy for what a spreadsheet made of a text."""
RETYPE_IN_PROFILE = "write it out in full, as it is to be printed"


class NotTypedError(ValueError):
    """A text that a program left, not a person: "what is wrong; how to mend it"."""


def cleaned(field: str, text: object, *, retype: str = RETYPE) -> str:
    """Return what the field holds, its lines parted by a line break; empty for nothing.

    `text` is what was written: text, or a list of lines or words for a field that can be a list;
    `retype` is the remedy for what is to be typed again.
    Raise ValueError, "what is wrong; how to mend it".
    """
    what = rules().fields[field]
    shaped = "\n".join(filter(None, (_tidy(line) for line in _lines(_seen(_text(text, what)), what))))
    check_letters(shaped)
    bare = _without(what.drops, shaped).strip()
    plain = _written_small(what.small, bare)
    if plain or what.required:
        _check_sense(plain, what, retype)
    return plain


def check_letters(text: str) -> None:
    """Raise ValueError for what is no letter: control characters, orders to the layout, piles of marks."""
    letters = rules().letters
    marks, most = 0, letters.marks[0].most
    for letter in text:
        kind = category(letter)
        if kind in letters.refused and letter not in letters.kept and letter != "\n":
            raise ValueError(f"has the invisible character U+{ord(letter):04X}; take it away")
        if kind.startswith("M"):
            marks += 1
        elif letter not in letters.kept:
            marks, most = 0, _most_marks(letter)
        if marks > most:
            raise ValueError(f"has a letter with over {most} marks; take some away")


def _text(text: object, what: FieldRules) -> str:
    """Return the text; one line of it for each of a list."""
    if isinstance(text, list) and what.shape in ("lines", "words") and all(isinstance(part, str) for part in text):
        return "\n".join(text)
    if not isinstance(text, str):
        raise ValueError("is not text; put it in quotes")
    return text


def _seen(text: str) -> str:
    """Return the text in one spelling, without what nobody sees and no script needs."""
    letters = rules().letters
    return normalize("NFC", re.sub(letters.joiners, "", re.sub(letters.taken_out, "", text)))


def _lines(text: str, what: FieldRules) -> list[str]:
    """Return the lines that the field has of the text; raise ValueError for more than it can have."""
    trimmed = re.sub(rules().letters.breaks, "\n", text).strip(" \n\t")
    if len(trimmed) > what.most:
        raise ValueError(f"has {len(trimmed)} characters; it can have {what.most}")
    match what.shape:
        case "lines":
            return trimmed.replace(" | ", "\n").split("\n")
        case "line" if "\n" in trimmed:
            raise ValueError("has a line break; write it on one line")
    return [trimmed.replace("\n", " ")]


def _tidy(line: str) -> str:
    return re.sub(rules().letters.spaces, " ", line).strip(" ")


def _without(prefix: str, text: str) -> str:
    return re.sub(rf"\A(?:{prefix})", "", text, count=1, flags=re.IGNORECASE)


def _written_small(prefix: str, text: str) -> str:
    return re.sub(rf"\A(?:{prefix})", lambda found: found[0].lower(), text, count=1, flags=re.IGNORECASE)


def _check_sense(text: str, what: FieldRules, retype: str) -> None:
    """Raise ValueError if the text lacks what its field needs, or is what a field can never be."""
    in_cell = what.never_in_cells if retype == RETYPE else ()
    for line in text.split("\n"):
        refuse_leftovers(line, (*what.never, *in_cell), retype)
    if what.needs and not any(category(letter).startswith(what.needs) for letter in text):
        raise ValueError(what.lacks)
    if what.form and not re.fullmatch(what.form, text):
        raise ValueError(f"“{text[:80]}” {what.tells}")


def refuse_leftovers(line: str, names: Sequence[str], retype: str) -> None:
    """Raise NotTypedError for a line that is one of what the table names as never a text."""
    for name in names:
        never = rules().never[name]
        if re.fullmatch(never.like, line, re.IGNORECASE):
            raise NotTypedError(f"“{line[:80]}” {never.what}; {never.remedy or retype}")


@cache
def _most_marks(letter: str) -> int:
    """Return how many marks the letter can have."""
    by_letter = (marks.most for marks in rules().letters.marks[1:] if re.fullmatch(marks.on, letter))
    return next(by_letter, rules().letters.marks[0].most)
