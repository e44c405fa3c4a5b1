"""The inline scripts and sheets that a page may hold: those of the theme's templates and our own, and no other.

A policy allows an inline script by its hash. A hash of whatever stands in the finished page would allow a script that
came in by a title or a label too, so each is compared with what the templates write.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from leaflets.errors import LeafletError
from offline.csp import inline

WITHIN = r"[^<>]{0,200}?"
"""What can stand where a template fills in an address or the name of a font."""
_FILLED = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def refuse_strangers(html: str, themes: Iterable[Path], *, source: str) -> None:
    """Raise a LeafletError for the first inline script or sheet of the page that is in no template of the folders."""
    known = [pattern for folder in themes for pattern in _written(folder)]
    for text in inline(html):
        if text.strip() and not any(pattern.fullmatch(text) for pattern in known):
            short = " ".join(text.split())[:60]
            raise LeafletError(
                f"{source}:1: this page has a script or sheet that no template has ({short}); "
                "take it out of the page’s words, its title and description, mkdocs.yml and the labels"
            )


@cache
def _written(folder: Path) -> tuple[re.Pattern[str], ...]:
    """Return what matches each inline script and sheet that the folder's templates write."""
    return tuple(
        re.compile(WITHIN.join(map(re.escape, _FILLED.split(text))))
        for text in _inline_texts(folder)
        if "{%" not in text
    )


def _inline_texts(folder: Path) -> Iterator[str]:
    for template in sorted([*folder.glob("*.html"), *folder.glob("partials/**/*.html"), *folder.glob("fills/*.html")]):
        yield from inline(_COMMENT.sub("", template.read_text(encoding="utf-8")))
