"""What each detail of a clinic may be: a check returns the detail, or raises ValueError, "what is wrong; remedy"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationInfo

from leaflets.errors import LeafletError, did_you_mean
from leaflets.logo import Logo, in_address
from leaflets.plain_text import cleaned
from leaflets.regions import Region


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


def id_(text: object) -> str:
    """Check the name of a clinic's folder."""
    return cleaned("id", text)


def name(text: object) -> str:
    """Check what must not be empty."""
    return cleaned("name", text)


def phone(text: object) -> str:
    """Check the clinic's number, which may have words with it."""
    return cleaned("phone", text)


def out_of_hours(text: object) -> str:
    """Check whom to call when the clinic is closed."""
    return cleaned("out_of_hours", text)


def hours(text: object) -> str:
    """Check the opening hours."""
    return cleaned("hours", text)


def note(text: object) -> str:
    """Check the clinic's own words."""
    return cleaned("note", text)


def address(text: object) -> tuple[str, ...]:
    """Check an address: a text whose lines are parted by a line break or “ | ”, or a list of lines."""
    return tuple(filter(None, cleaned("address", text).split("\n")))


def website(text: object) -> str:
    """Check a web address, with or without https://."""
    return cleaned("website", text)


def email(text: object) -> str:
    """Check a mail address."""
    return cleaned("email", text)


def region(text: object, info: ValidationInfo[Choices]) -> Region | None:
    """Check a country's code; None for one that is not in the table."""
    return info.context.regions.get(region_code(text))


def region_code(text: object) -> str:
    """Check a country's code of two letters, or EU; UK is GB."""
    # A dotless i (ı) is no I, whatever Unicode makes of it
    code = cleaned("region", text.upper() if isinstance(text, str) and text.isascii() else text).upper()
    return "GB" if code == "UK" else code


def language(text: object, info: ValidationInfo[Choices]) -> str:
    """Check the leaflets' language."""
    return _one_of(cleaned("language", text), info.context.languages)


def leaflets(words: object, info: ValidationInfo[Choices]) -> tuple[str, ...]:
    """Check the leaflets."""
    return _choice("leaflets", words, tuple(info.context.editions))


def papers(words: object, info: ValidationInfo[Choices]) -> tuple[str, ...]:
    """Check the papers; each must be one that a leaflet of the clinic's is made on."""
    chosen = _choice("papers", words, info.context.papers)
    leaflets = info.data.get("leaflets", ())
    for paper in chosen:
        if leaflets and not any(paper in info.context.editions[leaflet] for leaflet in leaflets):
            raise ValueError(f"{', '.join(leaflets)} is not made on “{paper}”; choose another leaflet or paper")
    return chosen


def logo(path: object, info: ValidationInfo[Choices]) -> Logo | None:
    """Check a picture by its path, or in a `data:` address."""
    is_picture = isinstance(path, str) and path.startswith("data:")
    name = str(path) if is_picture else cleaned("logo", path)
    try:
        return (in_address if is_picture else info.context.logo)(name) if name else None
    except LeafletError as error:
        raise ValueError(str(error)) from error


def _choice(field: str, words: object, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words, in a text with spaces between or in a list, each once."""
    return tuple(dict.fromkeys(_one_of(word, choices) for word in cleaned(field, words).split()))


def _one_of(word: str, choices: tuple[str, ...]) -> str:
    if word and word not in choices:
        raise ValueError(f"there is no “{word[:80]}”; {did_you_mean(word, choices)}")
    return word
