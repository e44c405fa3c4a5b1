"""A page as the rules see it: its headings, lists, tables and texts, with lines and facts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from checks.finding import Told
from checks.prose import sentences
from checks.standards import Standards

BlockKind = Literal["paragraph", "list item", "table row"]


@dataclass(frozen=True, kw_only=True)
class Element:
    """Something that stands on the page by itself, not inside anything else."""

    line: int
    kind: str
    """As markdown-it calls it: heading, paragraph, bullet_list, ordered_list, table, …"""
    text: str = ""
    """Of a heading, without its attributes."""
    level: int = 0
    """Of a heading, 1 to 6."""
    id: str = ""
    """Of a heading, if the author gave one."""
    classes: tuple[str, ...] = ()
    """Of a heading."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A paragraph, a list item or a table row: what carries facts."""

    line: int
    kind: BlockKind
    parts: tuple[str, ...]
    """Its text without the mark: a row's cells, or else one. A line break of the file is kept."""
    facts: tuple[str, ...]
    """The names in its mark, `general` among them; empty if it has no mark."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """A care card: its heading and all up to the next heading of the same or a higher level."""

    kind: str
    """Its class: emergency, same-day or see-doctor."""
    heading: Element
    inside: tuple[Element, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link or a picture."""

    line: int
    address: str
    text: str
    """The words of the link, or those that stand for the picture."""
    title: str = ""
    """What shows when one points at it."""


@dataclass(frozen=True, kw_only=True)
class Counted:
    """A list with the number of its items, or a table with the number of its columns."""

    line: int
    number: int
    text_above: bool = False
    """Whether a paragraph ends right above it, with no empty line between."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One Markdown file, read."""

    file: Path
    path: str
    """The file as findings name it."""
    front_matter: Mapping[str, Any]
    top: tuple[Told, ...]
    """The title and the description there, which browsers and search engines show."""
    faults: tuple[Told, ...]
    """What is wrong with the front matter itself."""
    elements: tuple[Element, ...]
    headings: tuple[Element, ...]
    columns: tuple[Element, ...]
    """The cells of tables' heads."""
    terms: tuple[Element, ...]
    """What a list of definitions explains."""
    blocks: tuple[Block, ...]
    """Those with words in them."""
    cards: tuple[Card, ...]
    lists: tuple[Counted, ...]
    tables: tuple[Counted, ...]
    links: tuple[Link, ...]
    pictures: tuple[Link, ...]
    raw: tuple[Told, ...]
    """Where raw HTML stands, and the HTML."""
    standards: Standards

    @property
    def clinical(self) -> bool:
        """Return whether it states facts on health, as all do but those with `clinical: false`."""
        return self.front_matter.get("clinical") is not False

    def texts(self) -> Iterator[Told]:
        """Yield the line and each text that a reader meets, whether it is seen or heard."""
        for element in (*self.headings, *self.columns, *self.terms):
            yield element.line, element.text
        yield from self.top
        for picture in self.pictures:
            yield picture.line, picture.text
        for link in (*self.links, *self.pictures):
            yield link.line, link.title
        for block in self.blocks:
            for part in block.parts:
                yield block.line, part

    def sentences(self) -> Iterator[Told]:
        """Yield the line and the text of each sentence, headings left out."""
        for block in self.blocks:
            for part in block.parts:
                for breaks, sentence in sentences(part, self.standards.wording.abbreviations):
                    yield block.line + breaks, sentence
