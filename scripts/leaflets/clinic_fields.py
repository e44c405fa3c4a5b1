"""What each detail of a clinic may be: a check returns the detail, or raises ValueError, "what is wrong; remedy"."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationInfo

from leaflets import plain_text
from leaflets.errors import LeafletError, did_you_mean
from leaflets.logo import Logo, in_address
from leaflets.regions import Region

MOST = 500
"""Characters of a field: more than fits any slot, which the layout tells, and little enough to be laid out at once."""
MOST_IN_NOTE = 300
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}(?<!\.)")
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices: learn.microsoft.com/windows/win32/fileio/naming-a-file."""
EMAIL = re.compile(r"[^@\s\"<>]+@[^@\s\"<>]+")
WEBSITE = re.compile(r"(https?://)?[^\s/:@\"<>]+\.[^\s/:@\"<>]+([:/][^\s\"<>]*)?", re.IGNORECASE)
REGION = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What a clinic can choose from."""

    regions: Mapping[str, Region]
    """By code."""
    editions: Mapping[str, tuple[str, ...]]
    """The papers of each leaflet."""
    languages: tuple[str, ...]
    """Those that the guide is written in."""
    logo: Callable[[str], Logo]
    """Returns the logo at a path; raises a LeafletError that tells what is wrong with it."""

    @property
    def papers(self) -> tuple[str, ...]:
        """Return all papers, each once."""
        return tuple(dict.fromkeys(paper for papers in self.editions.values() for paper in papers))


def line(text: object) -> str:
    """Check one line of text."""
    return plain_text.one_line(text, most=MOST)


def id_(text: object) -> str:
    """Check the name of a clinic's folder."""
    name = line(text)
    if not ID.fullmatch(name):
        raise ValueError(f"“{name[:80]}” cannot name a folder; write up to 64 of a-z, A-Z, 0-9, “-”, “_” and inner “.”")
    if RESERVED.fullmatch(name):
        raise ValueError(f"“{name}” is a device on Windows; choose another")
    return name


def name(text: object) -> str:
    """Check what must not be empty."""
    if not (said := line(text)):
        raise ValueError("is empty; write the clinic's name")
    return said


def note(text: object) -> str:
    """Check the clinic's own words."""
    return plain_text.paragraph(text, most=MOST_IN_NOTE)


def address(text: object) -> tuple[str, ...]:
    """Check an address: a text whose lines are parted by a line break or “ | ”, or a list of lines."""
    return plain_text.lines(_joined(text, "\n"), most=MOST)


def website(text: object) -> str:
    """Check a web address, with or without https://."""
    return _like(WEBSITE, line(text), "web address", "https://clinic.example.org")


def email(text: object) -> str:
    """Check a mail address."""
    return _like(EMAIL, line(text), "mail address", "desk@clinic.example.org")


def region(text: object, info: ValidationInfo[Choices]) -> Region | None:
    """Check a country's code; None for one that is not in the table."""
    return info.context.regions.get(region_code(text))


def region_code(text: object) -> str:
    """Check a country's code of two letters, or EU; UK is GB."""
    code = line(text).upper()
    if code and not REGION.fullmatch(code):
        raise ValueError(f"“{code[:80]}” is no country code; write two letters (ISO 3166) such as GB, or EU")
    return "GB" if code == "UK" else code


def language(text: object, info: ValidationInfo[Choices]) -> str:
    """Check the leaflets' language."""
    return _one_of(line(text), info.context.languages)


def leaflets(words: object, info: ValidationInfo[Choices]) -> tuple[str, ...]:
    """Check the leaflets."""
    return _choice(words, tuple(info.context.editions))


def papers(words: object, info: ValidationInfo[Choices]) -> tuple[str, ...]:
    """Check the papers; each must be one that a leaflet of the clinic's is made on."""
    chosen = _choice(words, info.context.papers)
    leaflets = info.data.get("leaflets", ())
    for paper in chosen:
        if leaflets and not any(paper in info.context.editions[leaflet] for leaflet in leaflets):
            raise ValueError(f"{', '.join(leaflets)} is not made on “{paper}”; choose another leaflet or paper")
    return chosen


def logo(path: object, info: ValidationInfo[Choices]) -> Logo | None:
    """Check a picture by its path, or in a `data:` address."""
    is_picture = isinstance(path, str) and path.startswith("data:")
    name = str(path) if is_picture else line(path)
    try:
        return (in_address if is_picture else info.context.logo)(name) if name else None
    except LeafletError as error:
        raise ValueError(str(error)) from error


def _like(pattern: re.Pattern[str], text: str, kind: str, example: str) -> str:
    if text and not pattern.fullmatch(text):
        raise ValueError(f"“{text[:80]}” is no {kind}; write it like {example}")
    return text


def _choice(words: object, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words, in a text with spaces between or in a list, each once."""
    text = plain_text.paragraph(_joined(words, " "), most=MOST)
    return tuple(dict.fromkeys(_one_of(word, choices) for word in text.split()))


def _one_of(word: str, choices: tuple[str, ...]) -> str:
    if word and word not in choices:
        raise ValueError(f"there is no “{word[:80]}”; {did_you_mean(word, choices)}")
    return word


def _joined(texts: object, between: str) -> object:
    return between.join(map(str, texts)) if isinstance(texts, list) else texts
