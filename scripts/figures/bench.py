"""The bench that figures are measured on: where it stands, how often it measures and what it reports."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What every figure is given."""

    root: Path
    """The project, which is only read."""
    folder: Path
    """Where peers are installed and guides are built; may be deleted."""
    rounds: int
    tell: Callable[[str], object]
    """Is given a line before each long step."""

    def place(self, name: str) -> Path:
        """Return an empty folder of that name."""
        folder = self.folder / "work" / name
        rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder
