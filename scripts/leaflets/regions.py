"""Emergency and advice numbers by region, as the site and the leaflets show them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, line_of, read_text, read_yaml, refuse, shown

Digits = Annotated[str, Field(pattern=r"^\+?[0-9][0-9 ]*$")]


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class PhoneNumber:
    """A number to call and, where there are several, which one it is."""

    number: Digits
    """As printed, with its spaces."""
    label: str = ""

    @property
    def tel(self) -> str:
        """Return the number as a `tel:` link needs it, without spaces."""
        return self.number.replace(" ", "")


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class AdviceLine(PhoneNumber):
    """A health advice line by its name."""

    name: str


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Region:
    """A country or union with its numbers."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    """ISO 3166 country code, or EU."""
    name: str
    emergency: Annotated[tuple[PhoneNumber, ...], Field(min_length=1)]
    """The number to call first stands first."""
    advice: AdviceLine | None
    """None where no national line was found."""
    note: str
    """For readers; may be empty."""
    sources: Annotated[tuple[str, ...], Field(min_length=1)]
    checked: bool
    """Whether someone has confirmed the numbers on the live national site."""

    def texts(self) -> list[str]:
        """Return all that readers see of it."""
        phones = [*self.emergency, *([self.advice] if self.advice else [])]
        named = [self.advice.name] if self.advice else []
        return [self.name, *(part for phone in phones for part in (phone.number, phone.label)), *named, self.note]


def read_regions(path: Path) -> tuple[Region, ...]:
    """Return the regions in order; raise a LeafletError for a mistake or a code given twice."""
    regions = read_yaml(path, tuple[Region, ...])
    refuse(_given_twice(path, regions))
    return regions


def _given_twice(path: Path, regions: tuple[Region, ...]) -> Iterator[str]:
    """Yield a mistake for each code that an earlier region already has."""
    codes: set[str] = set()
    for index, region in enumerate(regions):
        if region.code in codes:
            line = line_of(read_text(path), (index, "code"))
            yield f"{shown(path)}:{line}: the code “{region.code}” stands here twice; take one away"
        codes.add(region.code)
