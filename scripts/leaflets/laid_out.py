"""Laid out pages: what stands where, in millimetres."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Area:
    """A rectangle in mm, from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def beyond(self, limit: "Area") -> float:
        """Return by how many mm this runs beyond the limit; 0 or less if it does not."""
        return max(
            limit.left - self.left,
            limit.top - self.top,
            self.right - limit.right,
            self.bottom - limit.bottom,
        )

    def overlap(self, other: "Area") -> float:
        """Return by how many mm one of the two must move to be clear; 0 or less if both are."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down)


@dataclass(frozen=True, kw_only=True)
class Spot:
    """Where in the leaflet something belongs."""

    section: str = ""
    """The id of the section's heading; empty outside of all sections."""
    heading: bool = False
    slot: str = ""
    """The slot, or the other room that is kept on each paper."""
    together: tuple[tuple[str, int], ...] = ()
    """What it may not be parted from (care card, table row, slot, code), each with its own number."""
    box: Area | None = None
    """The nearest box around it that does not grow with what it holds."""
    margin: bool = False
    """In the page's margin, as the imprint is."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A line's text, a picture, or the frame of a slot, of a code's room or of a table's cell, as printed."""

    kind: str
    """text, picture, slot, cell, or “room for the code”"""
    text: str
    area: Area
    spot: Spot

    def __str__(self) -> str:
        """Return the piece's first words in quotes, or what it is if it has none."""
        return f"“{' '.join(self.text.split()[:6])}”" if self.text else f"a {self.kind}"


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page (on a fold: a panel) with all that is printed on it, in reading order."""

    number: int
    width: float
    height: float
    content: Area
    """The paper without its margins."""
    pieces: tuple[Piece, ...]
    starts_anew: bool = True
    """Whether the stylesheet has what comes first here begin a page; otherwise it is what had no room before."""

    @property
    def body(self) -> tuple[Piece, ...]:
        """Return the texts that are not in a margin."""
        return tuple(piece for piece in self.pieces if piece.kind == "text" and not piece.spot.margin)


def lines(pieces: Iterable[Piece]) -> int:
    """Return how many lines the texts among the pieces, all of one page, make."""
    return len({(piece.spot.section, piece.area.bottom) for piece in pieces if piece.kind == "text"})


def in_lines(count: int) -> str:
    """Return the count as an author reads it: 1 line, 2 lines."""
    return f"{count} line{'' if count == 1 else 's'}"
