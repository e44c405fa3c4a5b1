"""Binds the handbook to mkdocs-with-pdf: the options it gets, and those that WeasyPrint gets from us meanwhile.

The plugin calls WeasyPrint itself and without options, so the defaults are set around its print.
"""

import logging
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import weasyprint
from weasyprint.urls import URLFetcher

from handbook.book import Book
from leaflets.errors import LeafletError

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAPER = ROOT / "overrides" / "print" / "handbook"


def prepare(options: MutableMapping[str, Any], book: Book) -> None:
    """Set the plugin's options that no author chooses, and let it find its event hook.

    The plugin takes paths from the working directory and falls back in silence, so they are made
    absolute here. Raise a LeafletError when our template is missing.
    """
    if not (PAPER / "cover.html.j2").is_file():
        raise LeafletError(f"{PAPER / 'cover.html.j2'}:1: the template is missing; restore it")
    options["custom_template_path"] = str(PAPER)
    options["cover_title"] = book.title
    options["toc_title"] = book.contents
    if str(HERE) not in sys.path:
        sys.path.append(str(HERE))


def check_hook(module: ModuleType | None) -> None:
    """Raise a LeafletError when the plugin has not loaded our event hook.

    Also let WeasyPrint warn again, which the plugin has forbidden for the whole process.
    """
    name = HERE / "pdf_event_hook.py"
    if module is None or Path(module.__file__ or "").resolve() != name:
        raise LeafletError(f"{name}:1: mkdocs-with-pdf did not load it; is another one before it?")
    logging.getLogger("weasyprint").setLevel(logging.WARNING)


@contextmanager
def our_defaults() -> Iterator[None]:
    """Make WeasyPrint write PDF/UA-1 meanwhile, and read nothing but data addresses.

    Uncompressed, because `finish` compresses the book anyway, and faster.
    """
    ours = {"pdf_variant": "pdf/ua-1", "uncompressed_pdf": True}
    before = {option: weasyprint.DEFAULT_OPTIONS[option] for option in ours}
    weasyprint.DEFAULT_OPTIONS.update(ours)
    weasyprint.URLFetcher = partial(URLFetcher, allowed_protocols=("data",))
    try:
        yield
    finally:
        weasyprint.URLFetcher = URLFetcher
        weasyprint.DEFAULT_OPTIONS.update(before)
