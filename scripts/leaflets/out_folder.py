"""The folder of all clinics: one run in it at a time, and what the system refuses there is told in a line."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leaflets.door import shown
from leaflets.errors import LeafletError

if sys.platform != "win32":
    import fcntl


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Make the folder of all clinics and keep it from other runs meanwhile; raise a LeafletError if that cannot be."""
    with told(out):
        out.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # it locks no folders
        yield
        return
    with told(out):
        folder = os.open(out, os.O_RDONLY)
    try:
        _lock(folder, out)
        yield
    finally:
        os.close(folder)  # the lock is dropped, as it is when this process is killed


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write into a LeafletError of one line."""
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        remedy = "free space and go on with --resume" if full else "give another folder with --out, or mend its rights"
        raise LeafletError(f"{shown(path)}: {error.strerror or error}; {remedy}") from error


def _lock(folder: int, out: Path) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LeafletError(f"{shown(out)}: another run is printing here; wait for it to end") from error
