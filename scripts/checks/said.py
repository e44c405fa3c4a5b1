"""All that a guide says on health, as a reviewer reads it: pages, numbers, cited facts, leaflets, printed labels."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.page import Page
from checks.prose import sentences
from checks.reading import CARE_KINDS, read_page
from checks.scalars import Scalar, scalars
from checks.standards import Standards
from checks.whole import page_files
from leaflets.door import read_text
from leaflets.settings import docs_folder, language

PRINTED = ("care-", "language", "numbers-", "paper-", "slot-")
"""How the labels begin that stand on leaflets and beside numbers."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A sentence, or a single value of a data file, and what it rests on."""

    line: int
    text: str
    facts: tuple[str, ...] = ()


def said_in(root: Path, standards: Standards) -> dict[str, list[Said]]:
    """Return what the guide in the folder says, by file, in the order of lines."""
    docs = docs_folder(root)
    folder = docs.relative_to(root).as_posix()
    pages = [page for file in page_files(docs) if (page := read_page(file, standards)).clinical]
    cited = {name for page in pages for block in page.blocks for name in block.facts}
    wanted: dict[str, Callable[[Scalar], bool]] = {
        "docs/data/facts.yml": lambda one: one.keys[0] in cited and one.keys[-1] == "says",
        "docs/data/regions.yml": lambda one: True,
        "mkdocs.yml": lambda one: one.keys[:2] == ("extra", "leaflets"),
        f"overrides/labels/{language(root)}.yml": lambda one: one.keys[0].startswith(PRINTED),
    }
    on_pages = {f"{folder}/{page.file.relative_to(docs).as_posix()}": _on_page(page) for page in pages}
    return on_pages | {name: _in_data(root / name, keep) for name, keep in wanted.items()}


def _on_page(page: Page) -> list[Said]:
    return sorted([*_frame(page), *_sentences(page)], key=lambda one: one.line)


def _frame(page: Page) -> Iterator[Said]:
    """Yield the headings with the kind of card they open, heads of columns, terms, and where links lead."""
    for heading in page.headings:
        kinds = "".join(f" {{.{kind}}}" for kind in heading.classes if kind in CARE_KINDS)
        yield Said(line=heading.line, text=f"{'#' * heading.level} {heading.text}{kinds}")
    for column in page.columns:
        yield Said(line=column.line, text=f"column: {column.text}")
    for term in page.terms:
        yield Said(line=term.line, text=f"term: {term.text}")
    for link in (*page.links, *page.pictures):
        yield Said(line=link.line, text=f"{link.text} → {link.address} {link.title}".rstrip())
    for line, html in page.raw:
        if not html.startswith("<!--"):
            yield Said(line=line, text=html)


def _sentences(page: Page) -> Iterator[Said]:
    for block in page.blocks:
        for part in block.parts:
            for breaks, text in sentences(part, page.standards.wording.abbreviations):
                yield Said(line=block.line + breaks, text=text, facts=block.facts)


def _in_data(file: Path, wanted: Callable[[Scalar], bool]) -> list[Said]:
    """Return the values of the file that are wanted, each with its keys; none if there is no such file."""
    values = scalars(read_text(file), file.name) if file.exists() else []
    return [Said(line=one.line, text=f"{' '.join(one.keys)}: {one.text}") for one in values if wanted(one)]
