"""What people type into the search and which section answers it: read from data, put into the site's index."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml.html import HtmlElement, fragment_fromstring
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, line_of, read_text, read_yaml, refuse, shown
from leaflets.errors import did_you_mean

_END_OF_BLOCK = re.compile(r"</(?:p|li|tr|dd)>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Asked:
    """What people ask that one section answers."""

    words: tuple[str, ...]
    """Each with a space between words, all of which must be typed."""
    alarming: bool = False
    """It stands before all others that are found."""


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class SearchWords:
    """All that the search knows of a language."""

    ignored: tuple[str, ...]
    """Words that say nothing of what is looked for."""
    endings: tuple[str, ...]
    """What a word may end with and still be the same."""
    alike: tuple[tuple[str, ...], ...]
    """Groups of words that mean the same to the search."""
    asked: dict[str, Asked]
    """By page and heading id, as help#stroke; a page alone means its start."""


def read_search_words(path: Path) -> SearchWords:
    """Return the words; raise a LeafletError for a mistake, or for words that lead to two sections."""
    words = read_yaml(path, SearchWords)
    refuse(_asked_twice(path, words))
    return words


def _asked_twice(path: Path, words: SearchWords) -> Iterator[str]:
    """Yield a mistake for each question that stands under an earlier section too."""
    known: dict[str, str] = {}
    for section, asked in words.asked.items():
        for index, question in enumerate(asked.words):
            if (first := known.setdefault(question.casefold(), section)) != section:
                line = line_of(read_text(path), ("asked", section, "words", index))
                yield f"{shown(path)}:{line}: “{question}” stands under “{first}” already; take one away"


def trails(pages: Mapping[str, str], titles: Mapping[str, str]) -> dict[str, str]:
    """Return what stands above a section that is found: the heading of its care card, or its page's title.

    The sections are given by address. `pages` are rendered, `titles` are theirs, both by page id.
    """
    found: dict[str, str] = {}
    for name, html in pages.items():
        page = fragment_fromstring(html, create_parent="div")
        found |= {f"{name}.html#{section}": titles[name] for section in _sections(page, "h2", "h3", "h4")}
        for card in page.find_class("care-card"):
            if (heading := card.find(".//h2")) is not None:
                found |= {f"{name}.html#{section}": heading.text_content() for section in _sections(card, "h3")}
    return found


def _sections(element: HtmlElement, *headings: str) -> Iterator[str]:
    """Yield the ids of such headings in the element."""
    return (heading.attrib["id"] for heading in element.iter(*headings) if "id" in heading.attrib)


def as_lines(html: str) -> str:
    """Return the text of a section as the index has it, a line for each paragraph, item and row; entities stay."""
    lines = (_TAG.sub(" ", block) for block in _END_OF_BLOCK.split(html))
    return "\n".join(line for block in lines if (line := " ".join(block.split())))


def with_words(index: str, words: SearchWords, trails: Mapping[str, str], *, source: Path) -> str:
    """Return the site's search index, JSON of Material's shape, with the words and what stands above each section.

    Raise a LeafletError for a section that the site does not have; `source` is the words' file.
    """
    found = json.loads(index)
    sections = {doc["location"]: doc for doc in found["docs"]}
    refuse(_unknown(words, sections, source))
    for doc in found["docs"]:
        doc["text"] = as_lines(doc["text"])
    for address, trail in trails.items():
        if address in sections:
            sections[address]["trail"] = trail
    for name, asked in words.asked.items():
        sections[_address(name)] |= {"asked": asked.words} | ({"alarming": True} if asked.alarming else {})
    kept = {key: found["config"][key] for key in ("lang", "separator")}  # the rest is for the worker we do not use
    config = {**kept, "ignored": words.ignored, "endings": words.endings, "alike": words.alike}
    return json.dumps({"config": config, "docs": found["docs"]}, ensure_ascii=False, separators=(",", ":"))


def _unknown(words: SearchWords, sections: Mapping[str, object], source: Path) -> Iterator[str]:
    """Yield a mistake for each section that the site does not have."""
    names = [address.replace(".html", "") for address in sections]
    for name in words.asked:
        if _address(name) not in sections:
            line = line_of(read_text(source), ("asked", name))
            remedy = did_you_mean(name, names)
            yield f"{shown(source)}:{line}: the guide has no section “{name}”; {remedy}"


def _address(section: str) -> str:
    """Return the address of a section, help#stroke, as the site's index has it: help.html#stroke."""
    page, mark, heading = section.partition("#")
    return f"{page}.html{mark}{heading}"
