"""Charts as SVG, drawn the same on every machine: bars, each with its value, and a mark at the limit.

Colours are classes, which the site's stylesheet sets for light and dark. The table beside a chart says the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from leaflets.fills import fill

WIDTH, ROW, VALUES = 340, 42, 40
"""In units of the drawing: all of it, the height of a row (a name, its bar below), the room for values at the right."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar."""

    name: str
    value: float
    shown: str
    """The value as text."""
    limit: float | None = None


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A bar with its places in the drawing."""

    bar: Bar
    y: int
    width: float
    limit: float | None
    over: bool


def bars_svg(bars: Sequence[Bar], *, title: str) -> str:
    """Return the chart; `title` is what a screen reader says of it."""
    most = max(max(bar.value, bar.limit or 0) for bar in bars) or 1
    scale = (WIDTH - VALUES) / most
    drawn = [
        Drawn(
            bar=bar,
            y=index * ROW,
            width=round(bar.value * scale, 1),
            limit=None if bar.limit is None else round(bar.limit * scale, 1),
            over=bar.limit is not None and bar.value > bar.limit,
        )
        for index, bar in enumerate(bars)
    ]
    return fill("chart", drawn=drawn, title=title, width=WIDTH, height=ROW * len(bars))
