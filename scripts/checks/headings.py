"""Rules for the top of a page and its headings. Source: NHS service manual, "Formatting"."""

import re
from collections.abc import Iterator

from checks.finding import Told
from checks.page import Page

LONGEST = 65
"""Characters in a heading."""


def front_matter(page: Page) -> Iterator[Told]:
    """It is YAML: else MkDocs prints it as text, and what it says is lost."""
    yield from page.faults


def one_h1(page: Page) -> Iterator[Told]:
    """A page has one title. NHS service manual, "Formatting"; WCAG 2.2 technique H42."""
    titles = [heading for heading in page.headings if heading.level == 1]
    if not titles:
        yield 1, "the page has no title; begin it with a line “# Title”"
    elif titles[0] is not page.headings[0]:
        what = f"the title “{titles[0].text}” stands below “{page.headings[0].text}”"
        yield titles[0].line, f"{what}; put it first"
    for second in titles[1:]:
        yield second.line, f"“{second.text}” is a second title; write it with “##”"


def heading_without_words(page: Page) -> Iterator[Told]:
    """A heading has words: a screen reader lists it. WCAG 2.2, 2.4.6."""
    for heading in page.headings:
        if not re.search(r"\w", heading.text):
            yield heading.line, "this heading has no words; write them, or take it out"


def heading_too_long(page: Page) -> Iterator[Told]:
    """A heading has at most 65 characters. NHS service manual, "Formatting"."""
    for heading in page.headings:
        if len(heading.text) > LONGEST:
            yield (
                heading.line,
                f"this heading has {len(heading.text)} characters; keep it within {LONGEST}",
            )


def heading_skipped(page: Page) -> Iterator[Told]:
    """A heading is at most one level below the one before it. NHS "Formatting"; WCAG 2.2, 1.3.1."""
    above = 1
    for heading in page.headings:
        if heading.level > above + 1:
            fitting = "#" * (above + 1)
            yield heading.line, f"“{heading.text}” skips a heading level; write it with “{fitting}”"
        above = heading.level


def heading_in_title_case(page: Page) -> Iterator[Told]:
    """Only the first word and names begin with a capital. NHS service manual, "Formatting"."""
    names = set(page.standards.wording.names)
    if not names:
        return  # wording.yml could not be read, which is told already
    for heading in page.headings:
        capitals = [word for word in _words_inside(heading.text) if word not in names]
        if capitals:
            told = ", ".join(f"“{word}”" for word in capitals)
            remedy = "write it small, or add the name to docs/data/wording.yml"
            yield heading.line, f"a capital in {told}; {remedy}"


def _words_inside(text: str) -> list[str]:
    """Return the words with a capital, and small letters after it, that begin no sentence."""
    plain = text.replace("’", "'")
    return re.findall(r"(?<![.!?] )(?<!^)(?<![\w'])[A-Z](?:'?[a-z]+)+(?![\w'])", plain)
