"""Words as they are shaped: the glyphs that a text is drawn with, and the letters that these stand for together."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from weasyprint.text.ffi import ffi, pango

LAST_WESTERN = 0x24F
"""The end of Unicode's block Latin Extended-B: what comes before is drawn as it is written."""


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """Glyphs next to each other that stand for some letters together."""

    glyphs: int
    """How many are drawn."""
    letters: str
    """As they are typed."""
    rightward: bool
    """Whether it stands in a run from left to right."""


@dataclass(frozen=True, kw_only=True)
class Word:
    """Clusters without a space between them, or spaces."""

    clusters: tuple[Cluster, ...]
    """From left to right."""
    rightward: bool

    @property
    def glyphs(self) -> int:
        """Return how many are drawn."""
        return sum(cluster.glyphs for cluster in self.clusters)

    @property
    def spelling(self) -> str:
        """Return its letters from left to right, as both PDFium and poppler take them before they turn a line round."""
        if self.rightward:
            return "".join(cluster.letters for cluster in self.clusters)
        return "".join(cluster.letters[::-1] for cluster in self.clusters)

    @property
    def runs_turned(self) -> str:
        """Return its letters with each run of letters or marks turned round: PDFium turns these one by one."""
        typed = "".join(cluster.letters for cluster in reversed(self.clusters))
        return "".join("".join(run)[::-1] for _, run in groupby(typed, _is_mark))

    @property
    def needs_letters(self) -> bool:
        """Return whether its glyphs alone do not tell its letters: not all pair off, or some stand above others."""
        pairs = all(cluster.glyphs == len(cluster.letters) == 1 for cluster in self.clusters)
        return (self.is_marked or not pairs) and any(map(is_drawn_otherwise, self.spelling))

    @property
    def is_marked(self) -> bool:
        """Return whether marks such as vowel signs stand on its letters."""
        return any(map(_is_mark, self.spelling))


def _is_mark(letter: str) -> bool:
    """Return whether the character stands on a letter."""
    return unicodedata.category(letter)[0] == "M"


def is_drawn_otherwise(letter: str) -> bool:
    """Return whether a letter is beyond those of Western languages: its script may run left, join, split or reorder."""
    return ord(letter) > LAST_WESTERN and unicodedata.category(letter)[0] in "LM"


def words(text: Any) -> tuple[Word, ...]:
    """Return the words of a text box of WeasyPrint's, and what is between them, from left to right."""
    return tuple(_words(_clusters(text)))


def _clusters(text: Any) -> Iterator[Cluster]:
    """Yield the clusters of a text from left to right, shaped as by WeasyPrint's `draw_first_line`."""
    layout = text.pango_layout
    layout.reactivate(text.style)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    letters = layout.text.encode()
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        yield from _clusters_of_run(run.data, letters)
        run = run.next
    layout.deactivate()


def _clusters_of_run(run: Any, letters: bytes) -> Iterator[Cluster]:
    """Yield the clusters of a run of one font and direction; `letters` is the whole text in UTF-8."""
    offset, length, rightward = run.item.offset, run.item.length, run.item.analysis.level % 2 == 0
    starts = run.glyphs.log_clusters[0 : run.glyphs.num_glyphs]
    drawn = [
        start
        for start, info in zip(starts, run.glyphs.glyphs[0 : run.glyphs.num_glyphs], strict=True)
        if info.glyph != pango.PANGO_GLYPH_EMPTY
    ]
    bounds = pairwise(sorted({*starts, length}))
    for start, end in bounds if rightward else reversed(list(bounds)):
        typed = letters[offset + start : offset + end].decode()
        yield Cluster(glyphs=drawn.count(start), letters=typed, rightward=rightward)


def _words(clusters: Iterable[Cluster]) -> Iterator[Word]:
    """Yield the words and what is between them, from left to right.

    A word from left to right has the space after it, since PDFium may leave out a space that is drawn alone.
    """
    waiting: Word | None = None
    for (rightward, is_space), parts in groupby(clusters, lambda part: (part.rightward, part.letters.isspace())):
        word = Word(clusters=tuple(parts), rightward=rightward)
        if waiting and rightward and is_space and waiting.rightward and waiting.needs_letters:
            yield replace(waiting, clusters=waiting.clusters + word.clusters)
            waiting = None
        elif word.glyphs:
            if waiting:
                yield waiting
            waiting = word
    if waiting:
        yield waiting
