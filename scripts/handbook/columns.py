"""Two columns, made before the print: WeasyPrint 70 balances CSS columns by laying them out again and again.

With those of the contents and of two long cards the whole book took twice as long to print.
"""

from collections.abc import Sequence
from typing import TypeVar

Thing = TypeVar("Thing")


def halves(things: Sequence[Thing], lengths: Sequence[int]) -> tuple[Sequence[Thing], Sequence[Thing]]:
    """Return the things in two parts, in order, of which the longer one is as short as can be."""
    cuts = range(1, len(things) + 1)
    cut = min(cuts, key=lambda cut: max(sum(lengths[:cut]), sum(lengths[cut:])), default=0)
    return things[:cut], things[cut:]
