"""The project's fonts by their SHA-256: one with swapped letters prints another number than the text says."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from leaflets.door import read_text, refuse, shown

LIST = Path(__file__).resolve().parent.parent / "fonts" / "SHA256SUMS"
"""As sha256sum writes it: a hash and a path from the project's folder a line."""
LIST_SHOWN = "scripts/fonts/SHA256SUMS"
FOLDERS = ("scripts/fonts", "scripts/clinic-fonts", "overrides/assets/fonts")
KINDS = {".ttf", ".otf", ".ttc", ".woff", ".woff2"}
FOLDER_AND_NAME = 3
"""How many parts at a path's end tell a font: scripts/fonts/x.ttf, assets/fonts/x.woff2."""


def check_fonts(*folders: Path) -> None:
    """Raise a LeafletError, a line each, for a font in the folders that is not the listed one, or is missing."""
    refuse(line for folder in folders for line in _unlisted(folder))


def listed() -> str:
    """Return the list's text, which changes with any of the fonts."""
    return read_text(LIST)


def _unlisted(folder: Path) -> Iterator[str]:
    known = dict(_entries())
    here = {_end(file.as_posix()): file for file in sorted(folder.glob("*")) if file.suffix.lower() in KINDS}
    for end, file in here.items():
        if end not in known:
            remedy = "take it away, or list it and have it looked at"
            yield f"{shown(file)}:1: this font is not listed in {LIST_SHOWN}; {remedy}"
        elif sha256(file.read_bytes()).hexdigest() != known[end]:
            remedy = f"put it back (git checkout {shown(file)}), or list the new one and have it looked at"
            yield f"{shown(file)}:1: this is not the font that {LIST_SHOWN} lists; {remedy}"
    for end in known:
        if end.rpartition("/")[0] == _end(f"{folder.as_posix()}/x").rpartition("/")[0] and end not in here:
            yield f"{shown(folder / end.rpartition('/')[2])}:1: this font is listed and not there; put it back"


def _entries() -> Iterator[tuple[str, str]]:
    """Yield the end of each listed path and its hash."""
    for line in listed().splitlines():
        digest, _, path = line.partition("  ")
        yield _end(path), digest


def _end(path: str) -> str:
    return "/".join(path.split("/")[-FOLDER_AND_NAME:])
