"""The words that readers see and no page has: labels, titles, notes of regions, what the history says."""

from collections.abc import Callable
from pathlib import Path

from checks.page import Block, Page
from checks.scalars import Scalar, scalars
from checks.standards import Standards
from leaflets.door import read_text, shown
from leaflets.errors import LeafletError

REGION_WORDS = ("label", "name", "note")
CONFIG_WORDS = (("site_name",), ("site_description",), ("copyright",), ("extra", "publisher"))
HISTORY_WORDS = ("changes", "withdrawn")


def elsewhere(root: Path, language: str, standards: Standards) -> list[Page]:
    """Return each file with such words as a page on which every one is a paragraph, so that rules can read it."""
    files: dict[Path, Callable[[Scalar], str]] = {
        root / "overrides" / "labels" / f"{language}.yml": lambda one: one.text,
        root / "mkdocs.yml": _in_config,
        standards.folder / "regions.yml": lambda one: one.text if one.keys[-1] in REGION_WORDS else "",
        standards.folder / "history.yml": lambda one: one.text if one.keys[-1] in HISTORY_WORDS else "",
    }
    return [_page(file, words, standards) for file, words in files.items()]


def _in_config(one: Scalar) -> str:
    """Return what readers see of a value in mkdocs.yml, or of the name it stands under in the menu."""
    if one.keys[0] == "nav":
        return ". ".join(one.keys[1:])
    titles = one.keys[:2] == ("extra", "leaflets") and one.keys[3:] == ("title",)
    seen = one.keys in CONFIG_WORDS or titles or one.keys[-2:] == ("toc", "title")
    return one.text if seen else ""


def _page(file: Path, words: Callable[[Scalar], str], standards: Standards) -> Page:
    texts = [(one.line, text) for one in _scalars(file) if (text := words(one))]
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
        blocks=tuple(Block(line=line, kind="paragraph", parts=(text,), facts=()) for line, text in texts),
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
