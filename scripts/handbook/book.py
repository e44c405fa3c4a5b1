"""What the handbook says of itself: its title, its cover and every page's head and foot."""

import re
from dataclasses import dataclass

from leaflets.errors import LeafletError
from leaflets.labels import Labels


@dataclass(frozen=True, kw_only=True)
class Book:
    """The words of the cover and of every page's margins, ready to print."""

    title: str
    subtitle: str
    language: str
    """BCP 47 code, for the PDF's `/Lang`."""
    version: str
    """A sentence with version and date."""
    review: str
    """Who has checked the guide, and until when that holds: a sentence or two."""
    publisher: str
    """Empty: not printed."""
    page: tuple[str, str, str]
    """What stands before, between and after the page's number and the number of pages."""
    contents: str
    """The title of the contents."""


def page_words(label: str) -> tuple[str, str, str]:
    """Return what stands around `{page}` and `{pages}` in the label.

    Raise a LeafletError when it lacks one of them.
    """
    found = re.fullmatch(r"(.*)\{page\}(.*)\{pages\}(.*)", label)
    if not found:
        raise LeafletError(
            f"label “paper-page”: “{label}” lacks {{page}} or {{pages}}; write “Page {{page}} of {{pages}}”"
        )
    return found[1], found[2], found[3]


def book(*, title: str, language: str, version: str, review: str, publisher: str, labels: Labels) -> Book:
    """Return the book; `version` and `review` are sentences, other words come from the labels."""
    return Book(
        title=title,
        subtitle=labels["handbook-subtitle"],
        language=language,
        version=version,
        review=review,
        publisher=publisher,
        page=page_words(labels["paper-page"]),
        contents=labels["handbook-contents"],
    )
