"""A project holds one guide, in one language; what is put there for another is refused: nothing would be made of it."""

from collections.abc import Iterator
from pathlib import Path

from leaflets.door import shown

WAIT = "keep it outside of the project until guides in several languages are made"


def unmade(root: Path, docs: Path, language: str) -> Iterator[str]:
    """Yield `path:1: what is wrong; remedy` for each folder of pages and file of labels that is not the guide's."""
    made = shown(docs)
    for folder in sorted((root / "docs").glob("[!.]*/")):
        if folder.is_dir() and folder.name != "data" and not docs.is_relative_to(folder):
            yield f"{shown(folder)}:1: nothing is made of this folder, for the guide is in {made} alone; {WAIT}"
    for labels in sorted((root / "overrides" / "labels").glob("[!.]*.yml")):
        if labels.stem != language:
            yield f"{shown(labels)}:1: there is no guide in “{labels.stem}” that has these labels; {WAIT}"
