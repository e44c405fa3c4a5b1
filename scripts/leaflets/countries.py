"""Countries by what people call them: a code of two or three letters, or a name (Unicode CLDR, by Babel)."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages

CODE = re.compile(r"[A-Za-z]{2,3}", re.ASCII)
SAID = {
    "GB": ("Great Britain", "Britain", "England", "Scotland", "Wales", "Northern Ireland", "Cymru", "Alba"),
    "US": ("United States of America", "America", "The States"),
    "IE": ("Republic of Ireland", "Eire"),
    "NL": ("Holland",),
    "CZ": ("Czech Republic",),
    "TR": ("Turkey",),
    "CI": ("Ivory Coast",),
    "MM": ("Burma",),
    "EU": ("Europe",),
}
"""What CLDR does not list beside a country's name."""


def code_of(text: str) -> str:
    """Return the country's code (ISO 3166, two letters; EU; UK is GB), or "" if nothing is called so.

    A code that no country has is returned as it is: the caller knows which regions there are.
    """
    letters = re.sub(r"[.\s]", "", text)
    if CODE.fullmatch(letters) and len(letters) == 2:
        return {"UK": "GB"}.get(letters.upper(), letters.upper())
    if CODE.fullmatch(letters) and (known := get_global("territory_aliases").get(letters.upper())):
        return str(known[0])
    return _names().get(_plain(text)) or _own_names().get(_plain(text), "")


@cache
def _names() -> dict[str, str]:
    """Return the code for each name in English."""
    said = {_plain(name): code for code, names in SAID.items() for name in names}
    return {_plain(name): code for code, name in _territories("en")} | said


@cache
def _own_names() -> dict[str, str]:
    """Return the code for each name in a language of the country itself."""
    found = {}
    for code, _ in _territories("en"):
        for language in get_official_languages(code, de_facto=True):
            found.update({_plain(name): code for other, name in _territories(language) if other == code})
    return found


@cache
def _territories(language: str) -> tuple[tuple[str, str], ...]:
    try:
        names = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple((code, name) for code, name in names.items() if CODE.fullmatch(code) and len(code) == 2)


def _plain(name: str) -> str:
    """Return the name without what people leave out: “The”, dots, and which spaces there are."""
    words = name.casefold().replace(".", "").replace("&", "and").replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def names() -> list[str]:
    """Return the countries' names in English, for a guess at what somebody meant."""
    return [name for _, name in _territories("en")]
