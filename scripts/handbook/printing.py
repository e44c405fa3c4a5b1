"""The print of the handbook: from rendered pages, by the plugin's own events, to a proved PDF.

MkDocs does not call the plugin's events for pages: they are called here, with lean pages, in a process
beside MkDocs (crew.aside).
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from handbook import proof
from handbook.book import Book
from handbook.finish import finish
from handbook.fonts import FOLDER
from handbook.lean import LeanPage, lean_page
from handbook.run import HERE, PAPER, ROOT, our_defaults
from handbook.watch import watching
from leaflets.cache import Cache, key
from leaflets.door import shown
from leaflets.errors import LeafletError
from leaflets.fontconfig import only_fonts_of
from leaflets.labels import Labels
from leaflets.versions import versions


@dataclass(frozen=True, kw_only=True)
class Made:
    """A handbook from the press."""

    pdf: bytes
    complaints: tuple[str, ...] = ()


class Printing:
    """The print of one build's handbook: from rendered pages, by the plugin's own events, to a proved PDF."""

    def __init__(self, *, book: Book, labels: Labels, cache: Path, tell: Callable[[str], object]) -> None:
        self._book = book
        self._labels = labels
        self._fontconfig = cache / "fontconfig"
        self._shelf = Cache(cache / "handbook", tell)

    def printed(self, plugin: Any, nav: Any, pages: Sequence[Any], files: Mapping[str, Path], config: Any) -> Made:
        """Return the book of MkDocs' rendered `pages`, kept from before if nothing has changed.

        The plugin may be disabled, so that MkDocs does not call it too: `files` are those the site is made of,
        by their addresses. Raise a LeafletError for what does not print, and when the print warned of anything,
        lacks a text or leaves the paper.
        """
        lean = [self._lean(page, files) for page in pages]
        name = self._key(plugin.config, [page.file.dest_uri for page in nav.pages], lean)
        kept = self._shelf.recall(name)
        if kept is not None:
            return Made(pdf=kept)
        made = _finished(self._print(plugin, nav, list(zip(pages, lean, strict=True)), config), lean)
        if not made.complaints:
            self._shelf.keep(name, made.pdf)
            self._shelf.forget_unused()
        return made

    def _lean(self, page: Any, files: Mapping[str, Path]) -> LeanPage:
        """Return the page to hand to the plugin in the themed one's place; raise a LeafletError as `lean_page`."""
        return lean_page(
            page.content or "",
            source=shown(Path(page.file.abs_src_path)),
            address=page.file.dest_uri,
            files=files,
            book=self._book,
            styles=(PAPER / "handbook.css").read_text(encoding="utf-8"),
            labels=self._labels,
        )

    def _key(self, options: Mapping[str, Any], order: Sequence[str], pages: Sequence[LeanPage]) -> str:
        """Return the name of the book that these pages make, in the order of nav."""
        libraries = ("mkdocs-with-pdf", "beautifulsoup4", "pikepdf")
        return key(
            json.dumps([asdict(self._book), dict(options), list(order)], default=str),
            *(page.html for page in pages),
            *(f"{library} {version(library)}" for library in libraries),
            *versions(),
            files=[
                ROOT / "requirements.txt",
                PAPER / "cover.html.j2",
                *sorted(FOLDER.iterdir()),
                *sorted(HERE.glob("*.py")),
            ],
        )

    def _print(self, plugin: Any, nav: Any, pages: Sequence[tuple[Any, LeanPage]], config: Any) -> bytes:
        """Return what the plugin prints of the lean pages; raise a LeafletError when it warns of anything."""
        with ExitStack() as around:
            around.enter_context(only_fonts_of(FOLDER, cache=self._fontconfig))
            around.enter_context(our_defaults())
            watch = around.enter_context(watching())
            pdf = Path(around.enter_context(TemporaryDirectory(prefix="handbook-"))) / "handbook.pdf"
            around.enter_context(_enabled(plugin, pdf))
            plugin.on_nav(nav, config=config, files=None)
            for page, lean in pages:
                plugin.on_post_page(lean.html, page=page, config=config)
            plugin.on_post_build(config=config)
            printed = pdf.read_bytes() if pdf.is_file() else b""
        if watch.heard:
            raise LeafletError(f"handbook.pdf:1: {watch.heard[0]}; mend the page it speaks of")
        return printed


@contextmanager
def _enabled(plugin: Any, pdf: Path) -> Iterator[None]:
    """Let the plugin work meanwhile, and write to that file."""
    before = plugin.enabled, plugin.config["output_path"]
    plugin.enabled, plugin.config["output_path"] = True, str(pdf)
    try:
        yield
    finally:
        plugin.enabled, plugin.config["output_path"] = before


def _finished(printed: bytes, lean: Sequence[LeanPage]) -> Made:
    """Return the print with its tags mended; raise a LeafletError when it lacks a text or leaves the paper."""
    book = finish(printed)
    pages = proof.read(book)
    proof.check_whole(pages, lean)
    proof.check_width(pages)
    return Made(pdf=book, complaints=tuple(proof.complaints(pages, len(book))))
