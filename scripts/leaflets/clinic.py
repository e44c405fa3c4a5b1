"""A clinic: whose leaflet it is."""

from dataclasses import dataclass

from leaflets.regions import Region


@dataclass(frozen=True, kw_only=True)
class Logo:
    """A clinic's sign, checked and made small."""

    data: str
    """A data address: PNG or JPEG in sRGB or grey, or a drawing that the press takes."""
    width: int
    height: int
    """Pixels, for the ratio."""


@dataclass(frozen=True, kw_only=True)
class Clinic:
    """What a clinic has printed in the leaflets' slots; empty text is not printed."""

    id: str
    name: str
    phone: str = ""
    out_of_hours: str = ""
    address: tuple[str, ...] = ()
    """Lines."""
    hours: str = ""
    website: str = ""
    email: str = ""
    logo: Logo | None = None
    region: Region | None = None
    """None: the line to write the numbers on stays."""
    language: str = ""
    """Empty: the guide's."""
    note: str = ""
    papers: tuple[str, ...] = ()
    """Empty: all."""
    leaflets: tuple[str, ...] = ()
    """Empty: all."""
    place: str = ""
    """Where it is written, for messages: `roster.csv:7`."""
