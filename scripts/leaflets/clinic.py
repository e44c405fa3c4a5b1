"""A clinic: the details that a leaflet is stamped with."""

from dataclasses import dataclass, fields
from typing import Annotated

from pydantic import PlainValidator

from leaflets import clinic_fields
from leaflets.logo import Logo
from leaflets.regions import Region


@dataclass(frozen=True, kw_only=True)
class Clinic:
    """A clinic's details; the types say what a roster may give, with `clinic_fields.Choices` as pydantic's context.

    What is empty a clinic has not.
    """

    id: Annotated[str, PlainValidator(clinic_fields.id_)]
    """Names its folder."""
    name: Annotated[str, PlainValidator(clinic_fields.name)]
    phone: Annotated[str, PlainValidator(clinic_fields.phone)] = ""
    out_of_hours: Annotated[str, PlainValidator(clinic_fields.out_of_hours)] = ""
    address: Annotated[tuple[str, ...], PlainValidator(clinic_fields.address)] = ()
    """Lines."""
    hours: Annotated[str, PlainValidator(clinic_fields.hours)] = ""
    website: Annotated[str, PlainValidator(clinic_fields.website)] = ""
    email: Annotated[str, PlainValidator(clinic_fields.email)] = ""
    logo: Annotated[Logo | None, PlainValidator(clinic_fields.logo)] = None
    region: Annotated[Region | None, PlainValidator(clinic_fields.region)] = None
    """None leaves lines to write the numbers on."""
    language: Annotated[str, PlainValidator(clinic_fields.language)] = ""
    """Empty for the guide's."""
    note: Annotated[str, PlainValidator(clinic_fields.note)] = ""
    """The clinic's own words."""
    leaflets: Annotated[tuple[str, ...], PlainValidator(clinic_fields.leaflets)] = ()
    """Empty for all."""
    papers: Annotated[tuple[str, ...], PlainValidator(clinic_fields.papers)] = ()
    """Empty for all."""
    place: str = ""
    """Where it is written, for messages: `roster.csv:7`."""


FIELDS = tuple(field.name for field in fields(Clinic) if field.name != "place")
"""What a roster's columns and a profile's keys are called."""
