"""The files of a guide's folder: pages, pictures and PDFs, each what its name says, none in another's place."""

import os
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from unicodedata import normalize

from leaflets import attachments
from leaflets.door import shown
from leaflets.errors import LeafletError

PAGE = ".md"
OTHER_PAGES = (".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".mdtxt", ".mdtext", ".mdx", ".qmd", ".rmd", ".rst")
"""How pages of Markdown and its kin end elsewhere; MkDocs makes pages of the first four too, and no rule reads them."""
INDEX = "readme"
"""MkDocs shows a page of this name as the index of its folder."""
OURS = ("leaflets", "search")
"""Folders of the site that hold only what the builder makes."""
MADE = ("404.html", "handbook.pdf", "handbook.png")
"""Files that the builder makes elsewhere, of the kinds that a guide may have."""


def names(docs: Path) -> Iterator[str]:
    """Yield the files beneath the folder, as MkDocs names them; what is hidden is no part of a guide."""
    for folder, folders, files in os.walk(docs, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith("."):
                yield Path(folder, name).relative_to(docs).as_posix()


def misplaced(docs: Path, names: Iterable[str], themes: Sequence[Path]) -> Iterator[str]:
    """Yield `file:1: what is wrong; remedy` for each of the folder's files that is none of a guide's.

    `themes` are the folders whose files the site shows too.
    """
    names = sorted(names)
    for name in names:
        if what := fault(docs, name, themes):
            yield f"{shown(docs / name)}:1: {what}"
    yield from _twins(docs, names)


def fault(docs: Path, name: str, themes: Sequence[Path]) -> str:
    """Return what is wrong with one file of the folder and how to mend it; empty if nothing is."""
    path, suffix = Path(name), Path(name).suffix
    if what := _not_a_page(path):
        return what
    if owner := _owner(address(name), themes):
        return f"the site has {owner} at this address; give this file another name, or put it into another folder"
    if suffix == PAGE:
        return ""
    try:
        attachments.check(docs / name)
    except LeafletError as error:
        return str(error)
    return ""


def address(name: str) -> str:
    """Return where the file of this name stands on the site."""
    return f"{name.removesuffix(PAGE)}.html" if name.endswith(PAGE) else name


def theme_folders(root: Path) -> tuple[Path, ...]:
    """Return the folders of the guide's own overrides, of Material and of MkDocs."""
    specs = [find_spec(name) for name in ("material", "mkdocs")]
    packages = [Path(spec.origin).parent / "templates" for spec in specs if spec and spec.origin]
    return (root / "overrides", *packages)


def _not_a_page(path: Path) -> str:
    """Return what is wrong with a name that MkDocs and the rules take for different things."""
    suffix = path.suffix
    if any(part.startswith(".") for part in path.parts):
        return "its name begins with a dot, so that no rule looks at it; name it otherwise"
    if suffix != PAGE and suffix.casefold() in (PAGE, *OTHER_PAGES):
        return f"a page ends in {PAGE}, and no rule reads this one; name it {path.stem}{PAGE}"
    if suffix == PAGE and path.stem.casefold() == INDEX:
        return f"the site would show this page as index.html; name it index{PAGE}, or otherwise"
    return ""


def _owner(place: str, themes: Sequence[Path]) -> str:
    """Return whose file stands at the address already; empty if nobody's does. Capitals do not count."""
    parts = tuple(part.casefold() for part in Path(place).parts)
    if place.casefold() in MADE or (len(parts) > 1 and parts[0] in OURS):
        return "a file that the builder makes"
    if not place.endswith(".html") and any(_stands(theme, parts) for theme in themes):
        return "a file of the builder or its theme"
    return ""


def _stands(folder: Path, parts: Iterable[str]) -> bool:
    """Tell whether a file or folder of that name stands beneath the folder, in capitals or not."""
    places = [folder]
    for part in parts:
        children = (child for place in places if place.is_dir() for child in place.iterdir())
        places = [child for child in children if child.name.casefold() == part]
    return bool(places)


def _twins(docs: Path, names: Sequence[str]) -> Iterator[str]:
    """Yield a mistake for each file whose address an earlier one has, but for capitals and the way accents are kept."""
    known: dict[str, str] = {}
    for name in names:
        key = normalize("NFC", address(name)).casefold()
        if key in known:
            what = f"many disks and hosts take this name and {known[key]} for one"
            yield f"{shown(docs / name)}:1: {what}; rename one of them"
        known.setdefault(key, name)
