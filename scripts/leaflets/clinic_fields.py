"""What each detail of a clinic may be: a check returns the detail, or raises ValueError, "what is wrong; remedy"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationInfo

from leaflets import countries, phone_numbers
from leaflets.errors import LeafletError, did_you_mean
from leaflets.logo import Logo, in_address
from leaflets.plain_text import RETYPE, cleaned, refuse_leftovers
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
    retype: str = RETYPE
    """The remedy for what a spreadsheet made of a text."""
    country: str = ""
    """Where the clinic's phones are dialled: its region's code; empty for one that is not known."""

    @property
    def papers(self) -> tuple[str, ...]:
        """Return all papers, each once."""
        return tuple(dict.fromkeys(paper for papers in self.editions.values() for paper in papers))


def id_(text: object, info: ValidationInfo[Choices]) -> str:
    """Check the name of a clinic's folder."""
    return cleaned("id", text, retype=info.context.retype)


def name(text: object, info: ValidationInfo[Choices]) -> str:
    """Check what must not be empty."""
    return cleaned("name", text, retype=info.context.retype)


def phone(text: object, info: ValidationInfo[Choices]) -> str:
    """Check the clinic's number, which may have words with it."""
    return _dialled(cleaned("phone", text, retype=info.context.retype), info)


def out_of_hours(text: object, info: ValidationInfo[Choices]) -> str:
    """Check whom to call when the clinic is closed, or in words where to go."""
    found = cleaned("out_of_hours", text, retype=info.context.retype)
    return found if phone_numbers.is_words(found) else _dialled(found, info)


def hours(text: object, info: ValidationInfo[Choices]) -> str:
    """Check the opening hours."""
    return cleaned("hours", text, retype=info.context.retype)


def note(text: object, info: ValidationInfo[Choices]) -> str:
    """Check the clinic's own words."""
    return cleaned("note", text, retype=info.context.retype)


def address(text: object, info: ValidationInfo[Choices]) -> tuple[str, ...]:
    """Check an address: a text whose lines are parted by a line break or “ | ”, or a list of lines."""
    lines = tuple(filter(None, cleaned("address", text, retype=info.context.retype).split("\n")))
    if len(lines) == 1:  # among others a number may be a house's
        refuse_leftovers(lines[0], ["number"], info.context.retype)
    return lines


def website(text: object, info: ValidationInfo[Choices]) -> str:
    """Check a web address, with or without https://."""
    return cleaned("website", text, retype=info.context.retype)


def email(text: object, info: ValidationInfo[Choices]) -> str:
    """Check a mail address."""
    return cleaned("email", text, retype=info.context.retype)


def region(text: object, info: ValidationInfo[Choices]) -> Region | None:
    """Check a country by its code or name; None for one that is not in the table."""
    return info.context.regions.get(region_code(text, info.context.regions))


def region_code(text: object, regions: Mapping[str, Region]) -> str:
    """Return the code of a country (two letters of ISO 3166, or EU), given by its code or name; UK is GB."""
    named = {region.name.casefold(): code for code, region in regions.items()}
    name = " ".join(text.split()) if isinstance(text, str) else ""
    return named.get(name.casefold()) or countries.code_of(name) or cleaned("region", text)


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


def _dialled(number: str, info: ValidationInfo[Choices]) -> str:
    """Return the phone; raise ValueError if it cannot be dialled where the clinic is."""
    if number:
        phone_numbers.check(number, info.context.country, info.context.retype)
    return number


def _choice(field: str, words: object, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words, in a text with spaces between or in a list, each once."""
    return tuple(dict.fromkeys(_one_of(word, choices) for word in cleaned(field, words).split()))


def _one_of(word: str, choices: tuple[str, ...]) -> str:
    if word and word not in choices:
        raise ValueError(f"there is no “{word[:80]}”; {did_you_mean(word, choices)}")
    return word
