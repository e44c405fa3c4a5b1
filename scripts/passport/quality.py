"""The passport for programs: site/quality.json, with its schema in docs/data/quality.schema.json."""

import json
from collections.abc import Mapping
from hashlib import sha256

from pydantic import TypeAdapter
from pydantic.dataclasses import dataclass

from passport.passport import Passport
from passport.validation import Validation

FILE = "quality.json"


@dataclass(frozen=True, kw_only=True)
class FileResult:
    """A file of the site, and what validators said of just these bytes."""

    file: str
    sha256: str
    validated: bool
    checks: dict[str, int]
    """The name of each check and how many faults it found; empty if it was not validated."""


@dataclass(frozen=True, kw_only=True)
class Quality:
    """All that quality.json says."""

    passport: Passport
    files: tuple[FileResult, ...]


def as_json(passport: Passport, contents: Mapping[str, bytes], validation: Validation) -> str:
    """Return the text of quality.json; `contents` are the files that are validated, by where they stand in the site."""
    files = tuple(_result(file, content, validation) for file, content in contents.items())
    data = TypeAdapter(Quality).dump_python(Quality(passport=passport, files=files), mode="json")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def schema() -> str:
    """Return the JSON schema of quality.json."""
    return json.dumps(TypeAdapter(Quality).json_schema(), ensure_ascii=False, indent=1) + "\n"


def _result(file: str, content: bytes, validation: Validation) -> FileResult:
    found = validation.of(content)
    return FileResult(
        file=file,
        sha256=sha256(content).hexdigest(),
        validated=found is not None,
        checks=found.checks if found else {},
    )
