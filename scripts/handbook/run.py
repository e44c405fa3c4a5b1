"""Binds the handbook to mkdocs-with-pdf for one build: what it gets, and what becomes of the print.

The plugin calls WeasyPrint itself and without options, so the defaults are set around its print.
"""

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import weasyprint
from weasyprint.urls import URLFetcher

from handbook import proof
from handbook.book import Book
from handbook.finish import finish
from handbook.fonts import FOLDER
from handbook.lean import LeanPage, lean_page
from handbook.watch import Watch, watching
from leaflets.cache import Cache, key
from leaflets.errors import LeafletError
from leaflets.fontconfig import only_fonts_of
from leaflets.labels import Labels
from leaflets.versions import versions

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


class Printing:
    """One build's handbook: gathers the lean pages, and stands before and after the print."""

    def __init__(self, *, book: Book, labels: Labels, site: Path, cache: Path, tell: Callable[[str], object]) -> None:
        self._book = book
        self._labels = labels
        self._site = site
        self._fontconfig = cache / "fontconfig"
        self._shelf = Cache(cache / "handbook", tell)
        self._styles = (PAPER / "handbook.css").read_text(encoding="utf-8")
        self._pages: dict[str, LeanPage] = {}
        self._around = ExitStack()
        self._watch = Watch()

    def lean(self, content: str, *, source: str, address: str) -> str:
        """Return the page to hand to the plugin in the themed one's place.

        `address` is the page's file, relative to the site. Raise a LeafletError as `lean_page`.
        """
        page = lean_page(
            content,
            source=source,
            page=self._site / address,
            site=self._site,
            book=self._book,
            styles=self._styles,
            labels=self._labels,
        )
        self._pages[address] = page
        return page.html

    def key(self, options: Mapping[str, Any], order: Sequence[str]) -> str:
        """Return the name of the book that these pages make, in the order of nav."""
        libraries = ("mkdocs-with-pdf", "beautifulsoup4", "pikepdf")
        return key(
            json.dumps([asdict(self._book), dict(options), list(order)], default=str),
            *(page.html for _, page in sorted(self._pages.items())),
            *(f"{library} {version(library)}" for library in libraries),
            *versions(),
            files=[
                ROOT / "requirements.txt",
                PAPER / "cover.html.j2",
                *sorted(FOLDER.iterdir()),
                *sorted(HERE.glob("*.py")),
            ],
        )

    def begin(self, name: str) -> bytes | None:
        """Return the kept book of that name; else make ready for the print and return None."""
        kept = self._shelf.recall(name)
        if kept is None:
            self._around.enter_context(only_fonts_of(FOLDER, cache=self._fontconfig))
            self._around.enter_context(our_defaults())
            self._watch = self._around.enter_context(watching())
        return kept

    def end(self, name: str, printed: bytes) -> tuple[bytes, tuple[str, ...]]:
        """Return the finished book and its complaints, and keep it if there are none.

        Raise a LeafletError when the print warned of anything, lacks a text or leaves the paper.
        """
        self._around.close()
        if self._watch.heard:
            raise LeafletError(f"handbook.pdf:1: {self._watch.heard[0]}; mend the page it speaks of")
        book = finish(printed)
        pages = proof.read(book)
        proof.check_whole(pages, list(self._pages.values()))
        proof.check_width(pages)
        told = tuple(proof.complaints(pages, len(book)))
        if not told:
            self._shelf.keep(name, book)
            self._shelf.forget_unused()
        return book, told
