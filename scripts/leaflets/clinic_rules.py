"""The table of what a clinic's details may be, which clinics.py and the browser edition share: clinic-rules.yml."""

import json
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, read_yaml

TABLE = Path(__file__).with_name("clinic-rules.yml")
Pattern = str
"""A regular expression that Python and browsers read alike."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Marks:
    """How many marks a letter can have."""

    most: int
    on: Pattern = ""
    """The letters; empty for all that no other entry names."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Letters:
    """What is done with letters that are not seen, in any field."""

    breaks: Pattern
    """Where a line ends."""
    spaces: Pattern
    """What becomes one space."""
    taken_out: Pattern
    joiners: Pattern
    """Joiners where no script needs them, which are taken out too."""
    kept: str
    """Those of the refused that stay where they are needed."""
    refused: tuple[str, ...]
    """General categories."""
    marks: Annotated[tuple[Marks, ...], Field(min_length=1)]
    """The first is for all letters."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class FieldRules:
    """What one field may be; the table says what each word means."""

    shape: Literal["line", "lines", "paragraph", "words"]
    most: int
    required: bool = False
    needs: tuple[str, ...] = ()
    lacks: str = ""
    drops: Pattern = ""
    small: Pattern = ""
    form: Pattern = ""
    tells: str = ""
    """What is wrong with what has another form, and how to mend it."""
    never: tuple[str, ...] = ()
    never_in_cells: tuple[str, ...] = ()
    """What it can never be in a spreadsheet, and may be where somebody typed it."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Never:
    """What a line can never be as a whole."""

    like: Pattern
    what: str
    """What is wrong with it."""
    remedy: str = ""
    """Empty where it is to be typed again."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Rules:
    """The whole table."""

    letters: Letters
    fields: dict[str, FieldRules]
    never: dict[str, Never]


@cache
def rules() -> Rules:
    """Return the table."""
    return read_yaml(TABLE, Rules)


def as_json(**more: object) -> str:
    """Return the table, and what else a reader of it has to know, as JSON in ASCII; messages are the pages' labels."""
    table = asdict(rules())
    return json.dumps({**table, "never": {name: one["like"] for name, one in table["never"].items()}, **more})
