"""Rules for the length of sentences, paragraphs and lists. Limits: NHS digital service manual."""

from collections.abc import Iterator

from checks.finding import Told
from checks.page import Page
from checks.prose import sentences, words

MOST_WORDS = 20
MOST_SENTENCES = 3
MOST_ITEMS = 6
OPENING = 5
"""Words by which a message names a text."""


def sentence_too_long(page: Page) -> Iterator[Told]:
    """A sentence has at most 20 words, in lists and tables too. NHS manual, "How we write"."""
    for line, sentence in page.sentences():
        count = len(words(sentence))
        if count > MOST_WORDS:
            yield line, f"“{opening(sentence)}” has {count} words; keep a sentence within {MOST_WORDS}"


def opening(text: str) -> str:
    """Return the first words of the text, to name it by."""
    first = text.split()
    return " ".join(first[:OPENING] + ["…"] * (len(first) > OPENING))


def paragraph_too_long(page: Page) -> Iterator[Told]:
    """A paragraph, list item or cell has at most 3 sentences. NHS manual, "How we write"."""
    for block in page.blocks:
        for part in block.parts:
            count = sum(1 for _ in sentences(part, page.standards.wording.abbreviations))
            if count > MOST_SENTENCES:
                what = f"this {block.kind} has {count} sentences"
                yield block.line, f"{what}; split it, {MOST_SENTENCES} are the most"


def list_too_long(page: Page) -> Iterator[Told]:
    """A list has at most 6 items. NHS service manual, "Formatting"."""
    for listed in page.lists:
        if listed.number > MOST_ITEMS:
            what = f"this list has {listed.number} items"
            yield listed.line, f"{what}; split it, {MOST_ITEMS} are the most"


def list_without_empty_line(page: Page) -> Iterator[Told]:
    """A list has an empty line above it.

    Without one Python-Markdown, which makes the site, prints its dashes in the paragraph.
    """
    for listed in page.lists:
        if listed.text_above:
            what = "this list joins the text above it on the site"
            yield listed.line, f"{what}; leave an empty line between"
