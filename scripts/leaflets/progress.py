"""How far a long run is: a bar with rate and time left on a terminal, a plain line for each tenth elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")


def complain(line: str) -> None:
    """Print the line on stderr, past the bar."""
    tqdm.write(line, file=sys.stderr)


def shown(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Yield the items and show how many of the total there were."""
    if sys.stderr.isatty():
        tqdm.monitor_interval = 0  # its thread would keep workers from being forked
        yield from tqdm(items, desc=what, total=total, unit=" clinics", dynamic_ncols=True)
        return
    for number, item in enumerate(items, 1):
        yield item
        if number * 10 // total > (number - 1) * 10 // total:
            print(f"{what}: {number} of {total}", flush=True)
