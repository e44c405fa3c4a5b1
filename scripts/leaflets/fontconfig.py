"""Fontconfig for our own folders of fonts: what is printed is the same on every machine with the same Pango."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from leaflets.errors import LeafletError


@contextmanager
def only_fonts_of(*folders: Path, cache: Path) -> Iterator[None]:
    """Hide all fonts but the folders' TTFs from what sets up fontconfig meanwhile; it keeps its files in `cache`.

    Raise a LeafletError if a folder has none: without any font, WeasyPrint 70 ends with a segmentation fault.
    """
    for folder in folders:
        if not any(folder.glob("*.ttf")):
            raise LeafletError(f"{folder}:1: there is no font here; restore the folder from the repository")
    cache.mkdir(parents=True, exist_ok=True)
    config = cache / "fonts.conf"
    whole = cache / f"fonts.conf.{os.getpid()}"  # others read it meanwhile: never leave them half a file
    dirs = "".join(f"<dir>{escape(str(folder))}</dir>" for folder in folders)
    whole.write_text(f"<fontconfig>{dirs}<cachedir>{escape(str(cache))}</cachedir></fontconfig>\n", encoding="utf-8")
    whole.replace(config)
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(config)
    try:
        yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before
