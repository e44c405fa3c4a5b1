"""The number of pages: whether a leaflet has as many as its catalogue declares, and what to shorten if not."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from leaflets.catalogue import Paper
from leaflets.fold import unit_of
from leaflets.laid_out import Page, in_lines, lines

Fault = tuple[int, str, str]
"""Page, section, what."""


def wrong_number(paper: Paper, pages: Sequence[Page]) -> Iterator[Fault]:
    """Yield that there are more pages than declared, by how many lines, or fewer."""
    what = f"{paper.pages} {unit_of(paper.name)}s are declared and {len(pages)} needed"
    if len(pages) > paper.pages:
        over = _least_to_shorten(pages, len(pages) - paper.pages)
        first = next((piece for page in over for piece in page.body), None)
        count = sum(lines(page.body) for page in over)
        surplus = f", for {in_lines(count)} too many, from {first} on" if first else ""
        remedy = f"shorten the sections or declare more {unit_of(paper.name)}s"
        yield over[0].number - 1, first.spot.section if first else "", f"{what}{surplus}; {remedy}"
    if len(pages) < paper.pages:
        yield len(pages), "", f"{what}; correct the number"


def _least_to_shorten(pages: Sequence[Page], count: int) -> Sequence[Page]:
    """Return the pages, that many, which are gone when the fewest lines are taken out before them.

    Where a stylesheet starts a page anew, shortening what is before it does not empty what comes after.
    """
    starts = [index for index, page in enumerate(pages) if page.starts_anew]
    runs = [pages[start:end] for start, end in pairwise([*starts, len(pages)])]
    ends = [run[-count:] for run in runs if len(run) > count] or [pages[-count:]]
    return min(ends, key=lambda end: sum(lines(page.body) for page in end))
