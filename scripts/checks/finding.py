"""What a check says: where, what is wrong and how to mend it, and which rule says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from leaflets.errors import LeafletError

Told = tuple[int, str]
"""What a rule yields: the line, from 1, and "what is wrong; how to mend it"."""
ToldOf = tuple[Path, Told]
"""What a rule for the whole guide yields: the file, and what a rule for a page yields."""


@dataclass(frozen=True, kw_only=True, order=True)
class Finding:
    """One mistake; printed as `docs/en/causes.md:12: what is wrong; how to mend it [rule-name]`."""

    path: str
    line: int
    rule: str
    """a to z, 0 to 9, hyphen."""
    message: str
    warning: bool = False
    """Whether one can live with it for now; an error if the check is strict."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {'warning: ' * self.warning}{self.message} [{self.rule}]"


def from_error(error: LeafletError, rule: str) -> Iterator[Finding]:
    """Yield a finding for each line, `file:line: message`, that the error tells."""
    for path, line, message in re.findall(r"^(.+?):(\d+): (.*)$", str(error), re.MULTILINE):
        yield Finding(path=path, line=int(line), rule=rule, message=message)
