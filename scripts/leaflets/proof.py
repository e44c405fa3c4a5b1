"""The press's proof: what is on the paper is what the leaflet says, and its fingerprint that of these words."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from leaflets.catalogue import Leaflet, Paper
from leaflets.compose import own_words
from leaflets.fit import Complaint
from leaflets.fold import unit_of
from leaflets.ink_proof import words_unseen
from leaflets.laid_text import Words
from leaflets.page_count import Fault
from leaflets.word_proof import letters_typed, words_astray


def unproven(leaflet: Leaflet, paper: Paper, words: Words, pdf: bytes, html: str, fonts: Path) -> Iterator[Complaint]:
    """Yield what keeps the print from being proven, at most a line for each kind of proof.

    `html` is what was composed and `pdf` what the press made of it, before it is put on sheets to fold; `fonts` is
    the folder of the project's.
    """
    sheets = f"overrides/print/text.css, {paper.name}.css and what they import"
    remedy = f"mend what does it in {sheets}, or take off the attribute that does it on the page"
    for faults in (_other_words(words, html), words_astray(words), words_unseen(words, pdf, fonts)):
        yield from _first(leaflet, paper, list(faults), remedy)


def _other_words(words: Words, html: str) -> Iterator[Fault]:
    """Yield that the words the fingerprint is taken of are not those that the press has read."""
    if letters_typed(words) != "".join(own_words(html).split()):
        yield 1, "", "its fingerprint is of other words than the press has read; a page’s HTML is not well formed"


def _first(leaflet: Leaflet, paper: Paper, faults: Iterable[Fault], remedy: str) -> Iterator[Complaint]:
    """Yield the first of the faults and how many more there are: one rule of a stylesheet makes many."""
    for page, section, what in list(faults)[:1]:
        more = f" (and {count} more)" if (count := len(list(faults)) - 1) else ""
        yield Complaint(
            leaflet=leaflet,
            paper=paper.name,
            unit=unit_of(paper.name),
            page=page,
            section=section,
            what=f"{what}{more}; {remedy}",
        )
