"""A new `site/` or `dist/` replaces the old one whole or not at all; one command at a time changes things."""

import os
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


SITE, DIST = "site", "dist"
"""The folders that are replaced whole."""


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


def fresh(root: Path, name: str = SITE) -> Path:
    """Return an empty folder to make the new one in, on the same disk: a rename then is enough."""
    folder = _new(root, name)
    _remove(folder)
    folder.mkdir(parents=True)
    return folder


def swap(root: Path, name: str = SITE) -> None:
    """Put the fresh folder in the place of the old one.

    Raises LeafletError, the old one in place, if that is no folder or the system holds on to it
    (Windows does while a file of it is open).
    """
    folder, old = root / name, _old(root, name)
    _let_all_read(_new(root, name))
    if folder.is_symlink() or folder.is_file():
        raise LeafletError(f"{name}: it is a link or a file, not a folder; move it away and run the command again")
    try:
        _remove(old)
        if folder.exists():
            folder.rename(old)
        _new(root, name).rename(folder)
    except OSError as error:
        _put_back(root, name)
        if not isinstance(error, PermissionError):
            raise
        remedy = "close the program that has it open, or allow writing there, and run the command again"
        raise LeafletError(f"{name}/: cannot be replaced; {remedy}") from error
    shutil.rmtree(old, ignore_errors=True)


def restore(root: Path) -> None:
    """Put the last good folder back if a command was killed between the two renames.

    Whoever may not write there leaves it so: reading the guide needs neither, and a command that writes is told.
    """
    for name in (SITE, DIST):
        if _old(root, name).exists() and os.access(root / ".cache", os.W_OK):
            with alone(root):
                _put_back(root, name)


def _let_all_read(folder: Path) -> None:
    """Let everybody read what is in the folder, whatever the umask: a share or web host serves it with its rights."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _remove(folder: Path) -> None:
    """Remove the folder if there is one; what cannot be removed must not be built into."""
    if folder.is_dir():
        shutil.rmtree(folder)


def _put_back(root: Path, name: str) -> None:
    if _old(root, name).exists() and not (root / name).exists():
        _old(root, name).rename(root / name)


def _new(root: Path, name: str) -> Path:
    return root / ".cache" / f"{name}-new"


def _old(root: Path, name: str) -> Path:
    return root / ".cache" / f"{name}-old"


def _locked(file: IO[str]) -> bool:
    try:
        _try_lock(file)
    except OSError:
        return False
    return True
