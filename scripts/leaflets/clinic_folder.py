"""A clinic's folder: its leaflets and `editions.json`, each written whole; nothing of anybody else's is touched."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from leaflets.door import shown
from leaflets.out_folder import told

LIST = "editions.json"
LARGEST_LIST = 1_000_000
"""Bytes; ours have some 5,000."""
UNFINISHED = ".unfinished-leaflet"
"""Ends the name of a file that is being written, in the same folder, so that a rename makes it whole."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A leaflet that the list names."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.pdf$")]
    """It stands in the same folder."""
    sha256: str


@dataclass(frozen=True, kw_only=True)
class Made:
    """What `editions.json` says about a folder of ours."""

    clinic: str
    made_of: str
    """Changes with all that the leaflets were made of."""
    editions: tuple[Listed, ...]


_MADE = TypeAdapter(Made)


def obstacle(folder: Path, files: Iterable[str]) -> str | None:
    """Return why the folder cannot take the files, as "what is wrong; remedy": it is a link, or they are not ours.

    What a run that was ended left unfinished in it is removed. Raise a LeafletError for one that may not be read.
    """
    with told(folder):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            return f"{shown(folder)} is no folder of this command's; move it away"
        clear(folder)
        made = read(folder)
        ours = {edition.file for edition in made.editions} | {LIST} if made else set()
        for name in (LIST, *files):
            path = folder / name
            if name not in ours and (path.exists() or path.is_symlink()):
                return f"{shown(path)} is no file of this command's; move it away"
    return None


def read(folder: Path) -> Made | None:
    """Return what the folder's list says; None if it has none that this command wrote."""
    path = folder / LIST
    if folder.is_symlink() or path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_LIST:
        return None
    try:
        return _MADE.validate_json(path.read_bytes())
    except ValidationError:
        return None


def is_done(folder: Path, made_of: str) -> bool:
    """Tell whether the folder holds whole what would be made again."""
    with told(folder):
        made = read(folder)
        same = made and made.made_of == made_of
        return bool(made and same and all(_is_whole(folder / one.file, one) for one in made.editions))


def write(folder: Path, files: Mapping[str, bytes], list_: str) -> None:
    """Write the leaflets and their list; those that were listed before and are no more go.

    The list is renamed first: whoever ends this in between leaves files that it names, and so are ours.
    Raise a LeafletError if the system refuses; what stood there stands then.
    """
    with told(folder):
        folder.mkdir(exist_ok=True)
        before = read(folder)
        contents = {LIST: list_.encode(), **files}
        try:
            for name, content in contents.items():
                _unfinished(folder, name).unlink(missing_ok=True)
                with _unfinished(folder, name).open("xb") as file:  # x: it follows no link
                    file.write(content)
            for edition in before.editions if before else ():
                if edition.file not in files:
                    (folder / edition.file).unlink(missing_ok=True)
            for name in contents:
                _unfinished(folder, name).replace(folder / name)
        finally:
            clear(folder)


def clear(folder: Path) -> None:
    """Remove what a run that was ended left unfinished in the folder."""
    for path in folder.glob(f".*{UNFINISHED}"):
        path.unlink(missing_ok=True)


def _unfinished(folder: Path, name: str) -> Path:
    return folder / f".{name}{UNFINISHED}"


def _is_whole(path: Path, listed: Listed) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    return sha256(path.read_bytes()).hexdigest() == listed.sha256
