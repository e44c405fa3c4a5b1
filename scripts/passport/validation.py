"""What validators said of the built files, kept by each file's hash: what has changed is not validated."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, read_yaml

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Validated:
    """What the validators said of one file."""

    file: str
    """Where it stood in the site, for people."""
    checks: Annotated[dict[str, Annotated[int, Field(ge=0)]], Field(min_length=1)]
    """The name of each check, as PDF/UA-1, and how many faults it found."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Validation:
    """All results of the last `test.py --record`."""

    tools: dict[str, str] = Field(default_factory=dict)
    """The validators with their versions."""
    files: dict[Sha256, Validated] = Field(default_factory=dict)

    def of(self, content: bytes) -> Validated | None:
        """Return what was said of a file with just this content; None if nothing was."""
        return self.files.get(sha256(content).hexdigest())


def read_validation(path: Path) -> Validation:
    """Return the results in the file, none if there is no file; raise a LeafletError for a mistake in it."""
    if not path.exists():
        return Validation()
    return read_yaml(path, Validation)  # JSON is YAML
