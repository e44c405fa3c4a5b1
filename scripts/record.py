"""The record of the last good build: an unchanged guide is not built again.

Standard library only, and of our own only what loads fast: most of all this saves MkDocs' and WeasyPrint's start.
"""

import json
import os
import platform
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from leaflets.versions import pango

INPUTS = ("docs", "mkdocs.yml", "overrides", "requirements.txt", "scripts")
"""All of the project that a build reads; the lock stands for the packages in `.venv`."""
VARIABLES = ("SOURCE_DATE_EPOCH",)
"""What MkDocs takes from the environment besides what mkdocs.yml names with !ENV."""
ENV = re.compile(r"!ENV\s*(\[[^]]*\]|\S+)")


@dataclass(frozen=True, kw_only=True)
class Record:
    """What a build was made from and what it made."""

    inputs: str
    """SHA-256, see `inputs`."""
    outputs: str
    """SHA-256 over the names and contents of all files in the site."""
    files: int
    """How many these are."""


def made(inputs: str, site: Path) -> Record:
    """Return the record of the site that was made from the inputs."""
    files = list(_files(site, site))
    return Record(inputs=inputs, outputs=_digest(site, files), files=len(files))


def inputs(root: Path) -> str:
    """Return a SHA-256 that changes with anything that a build of the project takes in."""
    files = [file for name in INPUTS for file in _files(root / name, root)]
    variables = {*VARIABLES, *_named_variables(root / "mkdocs.yml")}
    environment = [f"{name}={os.environ.get(name)}" for name in sorted(variables)]
    machine = [platform.python_version(), platform.system(), str(pango())]
    return sha256("\n".join([_digest(root, files), *environment, *machine]).encode()).hexdigest()


def last(root: Path) -> Record | None:
    """Return the record of the last good build; None, and a line if it is damaged, without one."""
    path = _path(root)
    try:
        return Record(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        print(f"{path.relative_to(root)}: damaged, or of another version of this program; building anew", flush=True)
        return None


def keep(root: Path, record: Record) -> None:
    """Keep the record; whoever reads meanwhile finds all of it or the one before."""
    unfinished = _path(root).with_suffix(".new")
    unfinished.write_text(json.dumps(asdict(record)), encoding="utf-8")
    unfinished.replace(_path(root))


def _path(root: Path) -> Path:
    return root / ".cache" / "record.json"


def _named_variables(config: Path) -> Iterator[str]:
    """Yield all names after !ENV, and the words of a default, which do no harm; MkDocs tells if there is no file."""
    text = config.read_text(encoding="utf-8", errors="replace") if config.is_file() else ""
    for named in ENV.findall(text):
        yield from re.findall(r"[A-Za-z_]\w*", named)


def _files(path: Path, home: Path) -> Iterator[Path]:
    """Yield the file, or all files in the folder, linked folders of the project `home` too; no compiled Python."""
    if path.is_file() and _is_within(path, home):
        yield path
    for folder, folders, names in os.walk(path, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__" and _is_within(Path(folder, name), home))
        files = (Path(folder, name) for name in sorted(names))
        yield from (file for file in files if file.is_file() and _is_within(file, home))


def _is_within(path: Path, home: Path) -> bool:
    """Tell whether the path is no link, or one within the project: `strays` tells of any other."""
    return not path.is_symlink() or path.resolve().is_relative_to(home.resolve())


def _digest(root: Path, files: Iterable[Path]) -> str:
    """Return a SHA-256 over the files' names within `root` and their contents."""
    lines = (f"{sha256(file.read_bytes()).hexdigest()} {file.relative_to(root).as_posix()}" for file in files)
    return sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()
