"""A number as a spreadsheet shows it: whole numbers by their format, nothing where its settings decide."""

import re

PIECES = re.compile(
    r'"([^"]*)"|\\(.)|_(.)|\[([^\]]*)\]|([0#?]+)|(General)|([ $+():!^&\'~{}<>=\-\u2010-\u2015\u00a0])', re.IGNORECASE
)
"""Of a number format (ISO/IEC 29500-1, 18.8.31): literals, a space as wide as a letter, colours, digits."""
CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)")
MOST_WHOLE = 10**11
"""From here on a sheet shows 1.23457E+11 for a number without a format."""


def shown(number: float, form: str) -> str | None:
    """Return the number as the sheet shows it in the format; None if that depends on the sheet's language or settings.

    A number without a format is shown with up to 11 letters, as wide columns do.
    """
    if form in ("General", "@", ""):
        return _general(number)
    section = _section(number, form)
    if section is None or number < 0 or number != int(number):
        return None
    return _filled(str(int(number)), section)


def _general(number: float) -> str:
    if number != int(number):
        return f"{number:.10g}"
    return str(int(number)) if abs(number) < MOST_WHOLE else f"{number:.5E}"


def _section(number: float, form: str) -> str | None:
    """Return the part of a format, parted by semicolons, that is for the number; None if it is not certain."""
    sections = re.findall(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+', form)
    for section in sections:
        condition = next(filter(None, map(CONDITION.fullmatch, re.findall(r"\[([^\]]*)\]", section))), None)
        if not condition:
            return str(section)
        limit = float(condition[2])
        holds = {"<": number < limit, "<=": number <= limit, ">": number > limit, ">=": number >= limit}
        if holds.get(condition[1], number == limit):
            return str(section)
    return None


def _filled(digits: str, section: str) -> str | None:
    """Return the digits in their places, from the last on; None for a format with anything but digits and literals."""
    pieces = list(PIECES.finditer(section))
    settings = "".join(piece[4] or "" for piece in pieces)
    if "".join(piece[0] for piece in pieces) != section or "$" in settings or any(piece[6] for piece in pieces):
        return None
    places = sum(len(piece[5] or "") for piece in pieces)
    rest, letters = list(digits), ""
    for piece in reversed(pieces):
        for place in reversed(piece[5] or ""):
            places -= 1
            letters = (_digit(place, rest) if places else "".join(rest) or _digit(place, rest)) + letters
        letters = (piece[1] or piece[2] or (piece[3] and " ") or piece[7] or "") + letters
    return letters.strip() if any(piece[5] for piece in pieces) else None


def _digit(place: str, rest: list[str]) -> str:
    """Return the last of the digits that are left, or what the place shows without one."""
    return rest.pop() if rest else {"0": "0", "?": " "}.get(place, "")
