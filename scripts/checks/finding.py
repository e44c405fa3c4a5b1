"""What a check says: where, what is wrong and how to mend it, and which rule says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from leaflets.errors import LONGEST, LeafletError

Told = tuple[int, str]
"""What a rule yields: the line, from 1, and "what is wrong; how to mend it"."""
ToldOf = tuple[Path, Told]
"""What a rule for the whole guide yields: the file, and what a rule for a page yields."""
_PLACE = re.compile(r"(.+?):(\d+): (.*)")


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
        message = " ".join(self.message.split())  # what it quotes may run over lines, and without end
        if len(message) > LONGEST:  # its end, how to mend it, is kept
            message = f"{message[: LONGEST // 2]} … {message[-LONGEST // 2 :]}"
        return f"{self.path}:{self.line}: {'warning: ' * self.warning}{message} [{self.rule}]"


def from_error(error: LeafletError, rule: str) -> Iterator[Finding]:
    """Yield a finding for each `file:line: message` that the error tells; what follows on other lines belongs to it.

    An error that names no place is one of the whole project, so it stands at mkdocs.yml.
    """
    found: list[Finding] = []
    for text in str(error).splitlines():
        place = _PLACE.match(text)
        if place:
            found.append(Finding(path=place[1], line=int(place[2]), rule=rule, message=place[3]))
        elif found:
            found[-1] = replace(found[-1], message=f"{found[-1].message} {text}")
        elif text.strip():
            found.append(Finding(path="mkdocs.yml", line=1, rule=rule, message=text))
    yield from found
