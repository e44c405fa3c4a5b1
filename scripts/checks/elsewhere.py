"""The words that readers see and no page has: labels, notes of regions, what the history says."""

from collections.abc import Callable
from pathlib import Path

from checks.page import Block, Page
from checks.scalars import Scalar, scalars
from checks.standards import Standards
from leaflets.door import read_text, shown
from leaflets.errors import LeafletError

REGION_WORDS = ("label", "name", "note")
HISTORY_WORDS = ("changes", "withdrawn")


def elsewhere(root: Path, language: str, standards: Standards) -> list[Page]:
    """Return each file with such words as a page on which every one is a paragraph, so that rules can read it."""
    files: dict[Path, Callable[[Scalar], bool]] = {
        root / "overrides" / "labels" / f"{language}.yml": lambda one: True,
        standards.folder / "regions.yml": lambda one: one.keys[-1] in REGION_WORDS,
        standards.folder / "history.yml": lambda one: one.keys[-1] in HISTORY_WORDS,
    }
    return [_page(file, wanted, standards) for file, wanted in files.items()]


def _page(file: Path, wanted: Callable[[Scalar], bool], standards: Standards) -> Page:
    texts = [one for one in _scalars(file) if wanted(one)]
    return Page(
        file=file,
        path=shown(file),
        front_matter={},
        top=(),
        faults=(),
        elements=(),
        headings=(),
        columns=(),
        terms=(),
        blocks=tuple(Block(line=one.line, kind="paragraph", parts=(one.text,), facts=()) for one in texts),
        cards=(),
        lists=(),
        tables=(),
        links=(),
        pictures=(),
        raw=(),
        standards=standards,
    )


def _scalars(file: Path) -> list[Scalar]:
    """Return the values in the file; none if it cannot be read, which is told already."""
    try:
        return [one for one in scalars(read_text(file), shown(file)) if one.keys]
    except LeafletError:
        return []
