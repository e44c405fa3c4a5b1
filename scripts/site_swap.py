"""A new `site/` replaces the old one whole or not at all; one command at a time changes things."""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from leaflets.errors import LeafletError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keep other commands out of `root` meanwhile; wait, and say so, if one is in there.

    The system drops the lock with the process that held it, so a killed command blocks nobody.
    """
    path = root / ".cache" / "lock"
    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        told = False
        while not _locked(file):
            if not told:
                print("Another command is at work in this folder: waiting for it", flush=True)
                told = True
            time.sleep(0.1)
        yield


def fresh(root: Path) -> Path:
    """Return an empty folder to build into, on the disk of `site/`: a rename then is enough."""
    folder = root / ".cache" / "site-new"
    _remove(folder)
    folder.mkdir(parents=True)
    return folder


def swap(root: Path) -> None:
    """Make the fresh folder `site/`.

    Raises LeafletError, the old `site/` in place, if that is no folder or the system holds on to it
    (Windows does while a file of it is open).
    """
    site, old = root / "site", _old(root)
    if site.is_symlink() or site.is_file():
        raise LeafletError("site: it is a link or a file, not a folder; move it away and build again")
    try:
        _remove(old)
        if site.exists():
            site.rename(old)
        (root / ".cache" / "site-new").rename(site)
    except PermissionError as error:
        _put_back(root)
        remedy = "close the program that has it open, or allow writing there, and build again"
        raise LeafletError(f"site/: cannot be replaced; {remedy}") from error
    shutil.rmtree(old, ignore_errors=True)


def restore(root: Path) -> None:
    """Put the last good `site/` back if a build was killed between the two renames."""
    if _old(root).exists():
        with alone(root):
            _put_back(root)


def _remove(folder: Path) -> None:
    """Remove the folder if there is one; what cannot be removed must not be built into."""
    if folder.is_dir():
        shutil.rmtree(folder)


def _put_back(root: Path) -> None:
    if _old(root).exists() and not (root / "site").exists():
        _old(root).rename(root / "site")


def _old(root: Path) -> Path:
    return root / ".cache" / "site-old"


def _locked(file: IO[str]) -> bool:
    try:
        _try_lock(file)
    except OSError:
        return False
    return True
