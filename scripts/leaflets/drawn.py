"""What is drawn on a page, parted by the blocks that stand on it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

BEGIN, END = b"q", b"Q"
"""Between these, which nest, a page's state is changed for a while (ISO 32000-1, 8.4.2)."""


@dataclass(frozen=True)
class Group:
    """What stands between a pair of these, and which blocks draw in it."""

    items: list[Any]
    blocks: set[int]


def parted(stream: Sequence[Any], block_of: Callable[[int], int], blocks: int) -> list[bytes]:
    """Return for each block what draws it and nothing else.

    `stream` is a page's content as WeasyPrint makes it, in which each block is drawn in a group of its own:
    they are CSS stacking contexts. `block_of` tells the block of a marked content by its number.
    """
    page = _grouped(iter(stream), block_of)
    return [b"\n".join(_of(block, page)) for block in range(blocks)]


def _grouped(items: Iterator[Any], block_of: Callable[[int], int]) -> Group:
    """Return all up to the end of the group that has begun."""
    group = Group([], set())
    for item in items:
        if item == END:
            break
        if item == BEGIN:
            inner = _grouped(items, block_of)
            group.items.append(inner)
            group.blocks.update(inner.blocks)
        else:
            group.items.append(item)
            if isinstance(item, dict) and "MCID" in item:
                group.blocks.add(block_of(item["MCID"]))
    return group


def _of(block: int, group: Group) -> Iterator[bytes]:
    """Yield what draws the block: groups without it are left out."""
    for item in group.items:
        if not isinstance(item, Group):
            yield item if isinstance(item, bytes) else getattr(item, "data", str(item).encode())
        elif block in item.blocks or (not item.blocks and group.blocks <= {block}):
            yield BEGIN
            yield from _of(block, item)
            yield END
