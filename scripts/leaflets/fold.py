"""Folds: which panels stand side by side on each side of a sheet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Unit = Literal["page", "panel"]
"""What one calls a piece of a leaflet between two folds or edges."""
Sides = tuple[tuple[int, ...], ...]
"""For each side as it comes from the printer, front and back in turn, the numbers of its panels from left to right."""


@dataclass(frozen=True, kw_only=True)
class Fold:
    """A way to fold sheets that are printed on both sides and turned over on the short edge.

    Panels are numbered from 1 in the order in which one reads them.
    """

    unit: Unit
    panels: int
    """On both sides of a sheet; sheets are filled up with blank ones at the end."""
    sides: Callable[[int], Sides]
    """Of a number of panels that fills whole sheets."""

    def filled_up(self, panels: int) -> int:
        """Return the number of panels with the blank ones that fill up the last sheet."""
        return panels + -panels % self.panels


def trifold_sides(panels: int) -> Sides:
    """Return the sides of a sheet folded into three.

    Outside are the panel that folds in (5), the back (6) and the cover (1). Opened, the inside is read
    from left to right (2, 3, 4). 4 and 5 are the two faces of the panel that folds in.
    """
    sheets = range(0, panels, 6)
    return tuple(tuple(first + number for number in side) for first in sheets for side in ((5, 6, 1), (2, 3, 4)))


def booklet_sides(panels: int) -> Sides:
    """Return the sides of sheets that are folded once, one inside of the other, the outermost first."""
    sides = []
    for first in range(1, panels // 2, 2):
        last = panels + 1 - first
        sides += [(last, first), (first + 1, last - 1)]
    return tuple(sides)


FOLDS = {
    "trifold": Fold(unit="panel", panels=6, sides=trifold_sides),
    "booklet": Fold(unit="page", panels=4, sides=booklet_sides),
}


def fold_of(paper: str) -> Fold | None:
    """Return the fold that the last word of a paper's name says, as in a4-trifold; None if it is not folded."""
    return FOLDS.get(paper.rpartition("-")[2])


def unit_of(paper: str) -> Unit:
    """Return what one calls a piece of a leaflet on that paper."""
    fold = fold_of(paper)
    return fold.unit if fold else "page"
