"""A file without a name that keeps bytes out of the memory; it is gone with the process, however that ends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from leaflets.out_folder import told


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where in the file some bytes are."""

    start: int
    length: int


@dataclass(frozen=True, kw_only=True)
class Spool:
    """Keeps bytes in a file."""

    folder: Path
    file: IO[bytes]

    def keep(self, content: bytes) -> Place:
        """Return where the bytes are now; raise a LeafletError if the disk is full."""
        with told(self.folder):
            start = self.file.seek(0, 2)
            self.file.write(content)
            self.file.flush()
        return Place(start=start, length=len(content))

    def recall(self, place: Place) -> bytes:
        """Return the bytes that were kept there."""
        self.file.seek(place.start)
        return self.file.read(place.length)


@contextmanager
def spool(folder: Path) -> Iterator[Spool]:
    """Yield a spool on the disk of the folder; raise a LeafletError if nothing can be written there."""
    with told(folder):
        file = TemporaryFile(dir=folder)  # noqa: SIM115  (only its making is told as the folder's fault)
    with file:
        yield Spool(folder=folder, file=file)
