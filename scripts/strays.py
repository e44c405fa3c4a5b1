"""Nothing outside of the project is read: a link can lead to any file of the machine. Standard library only."""

import stat
from collections.abc import Iterator
from pathlib import Path

from leaflets.errors import LeafletError

TREES = ("docs", "mkdocs.yml", "overrides", "requirements.txt", "scripts")
"""All of a project that a build reads."""
REMEDY = "put the file itself there, or take it away"


def refuse_strays(root: Path) -> None:
    """Raise a LeafletError with a line for each link that leads out of the project and each pipe, device or socket."""
    if told := list(strays(root)):
        raise LeafletError("\n".join(told))


def strays(root: Path) -> Iterator[str]:
    """Yield what is wrong with each such path, as seen from `root`; what is hidden is no part of a guide."""
    home = root.resolve()
    for name in TREES:
        for path, what in _beneath(root / name, home, ()):
            yield f"{path.relative_to(root).as_posix()}:1: {what}; {REMEDY}"


def fault(path: Path, home: Path) -> str:
    """Return what is wrong with a path of the project whose real folder is `home`; empty if nothing is."""
    try:
        kind = path.stat().st_mode
        real = path.resolve()
    except FileNotFoundError:
        return "this link leads nowhere" if path.is_symlink() else ""
    except (OSError, RuntimeError):  # a loop, for which what Python raises depends on its version
        return "this link cannot be followed" if path.is_symlink() else ""
    if path.is_symlink() and not any(real.is_relative_to(home / name) for name in TREES):
        return "this link leads out of the guide"
    return "" if stat.S_ISREG(kind) or stat.S_ISDIR(kind) else "this is a pipe, a device or a socket, and no file"


def _beneath(path: Path, home: Path, above: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    """Yield what is wrong with the path and with all beneath it; `above` are the real folders around it."""
    if what := fault(path, home):
        yield path, what
    elif path.is_dir():
        real = path.resolve()
        if real in above:
            yield path, "this link leads back to a folder that it stands in"
            return
        for child in sorted(path.iterdir()):
            if not child.name.startswith(".") and child.name != "__pycache__":
                yield from _beneath(child, home, (*above, real))
