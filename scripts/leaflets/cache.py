"""What was printed before and need not be again: files named by a hash of all that went in."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

DIGEST = 32
"""Bytes of a SHA-256, which stand before what is kept, so that a damaged file is noticed."""


def key(*texts: str, files: Iterable[Path]) -> str:
    """Return a name that changes with any of the texts and with the content of any of the files."""
    parts = [*(text.encode() for text in texts), *(file.read_bytes() for file in files)]
    return sha256(b"".join(sha256(part).digest() for part in parts)).hexdigest()


class Cache:
    """A folder of kept bytes; `tell` is given a line when one of its files is found damaged."""

    def __init__(self, folder: Path, tell: Callable[[str], object]) -> None:
        self._folder = folder
        self._tell = tell
        self._used: set[str] = set()

    def recall(self, key: str) -> bytes | None:
        """Return what was kept under the key; None if nothing was, or if the file is damaged."""
        try:
            stored = (self._folder / key).read_bytes()
        except FileNotFoundError:
            return None
        digest, content = stored[:DIGEST], stored[DIGEST:]
        if sha256(content).digest() != digest:
            self._tell(f"Cache: {self._folder.name}/{key[:8]}… is damaged and made again")
            return None
        self._used.add(key)
        return content

    def keep(self, key: str, content: bytes) -> None:
        """Keep the content under the key; a reader at the same time sees all of it or nothing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        unfinished = self._folder / f"{key}.{os.getpid()}"
        unfinished.write_bytes(sha256(content).digest() + content)
        with suppress(FileNotFoundError):  # a preview beside a build may have tidied it away: it is only made again
            unfinished.replace(self._folder / key)
        self._used.add(key)

    def forget_unused(self) -> None:
        """Delete what was neither recalled nor kept since this cache was opened."""
        for entry in self._folder.glob("*"):
            if entry.name not in self._used:
                entry.unlink(missing_ok=True)  # another run may have done it
