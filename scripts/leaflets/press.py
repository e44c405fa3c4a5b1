"""The press: composed HTML becomes pages, and these a tagged PDF. Only it knows WeasyPrint."""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint.pdf import generate_pdf
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from leaflets.errors import LeafletError
from leaflets.finish import finish, finish_objects
from leaflets.fontconfig import only_fonts_of
from leaflets.gate import PictureFetcher, StyleFetcher, check_html
from leaflets.laid_out import Page
from leaflets.laid_text import Words, read_words
from leaflets.layout import pages
from leaflets.letters import check_letters


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A leaflet as it comes from the press."""

    pdf: bytes
    pages: tuple[Page, ...]
    """What stands where, for `fit` to look at."""
    words: Words
    """What is typed and what is laid out, for the proof."""


@dataclass(frozen=True, kw_only=True)
class Objects:
    """What was printed, not yet written."""

    pdf: Any
    """A pydyf.PDF."""
    pages: tuple[Page, ...]


class Press:
    """Stylesheets and fonts, read once for whatever is printed with them."""

    def __init__(
        self, *, name: str, styles: Sequence[Path], fonts: Sequence[Path], root: Path, more_css: str = ""
    ) -> None:
        """Read the stylesheets, a later one winning, and those fonts alone that are in the folders `fonts`.

        Stylesheets and pictures must be beneath `root`; `more_css` comes after all stylesheets. Raise a
        LeafletError, which begins with `name`, for all that WeasyPrint warns of or may not read.
        """
        self._root = root
        self._fonts = tuple(fonts)
        self._config = _font_configuration(self._fonts, root / ".cache")
        fetcher = StyleFetcher(root)
        with _warnings_are_errors(name):
            sheets = [CSS(style, url_fetcher=fetcher, font_config=self._config) for style in styles]
            self._sheets = [*sheets, CSS(string=more_css, url_fetcher=fetcher, font_config=self._config)]

    def print(self, html: str, *, name: str) -> Printed:
        """Return the HTML printed as PDF/UA-1 and PDF/A-2a; `name` is the leaflet's in messages.

        Raise a LeafletError for all that WeasyPrint warns of or may not read.
        """
        with _warnings_are_errors(name):
            tree, document = self._laid_out(html, name)
        # WeasyPrint 70 does not close its colour profile
        with (
            _warnings_are_errors(name),
            _odd_layouts_are_told(name),
            warnings.catch_warnings(action="ignore", category=ResourceWarning),
        ):
            pdf = document.write_pdf(pdf_variant="pdf/a-2a", finisher=finish)
        return Printed(pdf=pdf, pages=pages(document), words=read_words(tree, document))

    def objects(self, html: str, *, name: str) -> Objects:
        """Return the HTML printed as objects of a PDF with tags, to be grafted into another one."""
        with _warnings_are_errors(name):
            _, document = self._laid_out(html, name)
            options = {**DEFAULT_OPTIONS, "pdf_tags": True, "pdf_version": "1.7"}
            pdf = generate_pdf(document, None, 1, **options)
        finish_objects(document, pdf)
        return Objects(pdf=pdf, pages=pages(document))

    def _laid_out(self, html: str, name: str) -> tuple[Any, Any]:
        """Return the HTML as a tree and as a document of WeasyPrint."""
        parsed = HTML(string=html, base_url=f"{self._root.as_uri()}/", url_fetcher=PictureFetcher(self._root))
        check_html(parsed.etree_element, where=name)
        check_letters(parsed.etree_element, where=name, fonts=self._fonts)
        with _odd_layouts_are_told(name):
            document = parsed.render(stylesheets=self._sheets, font_config=self._config, pdf_variant="pdf/a-2a")
        return parsed.etree_element, document


def press(html: str, *, name: str, styles: Sequence[Path], fonts: Path, root: Path) -> Printed:
    """Return the HTML printed once with stylesheets and fonts that nothing else is printed with; see `Press`."""
    return Press(name=name, styles=styles, fonts=[fonts], root=root).print(html, name=name)


@cache
def _font_configuration(fonts: tuple[Path, ...], cache_folder: Path) -> FontConfiguration:
    """Return a configuration with the folders' fonts and none of the machine's, one a process."""
    with only_fonts_of(*fonts, cache=cache_folder / f"fontconfig-{len(fonts)}"):
        return FontConfiguration()


class _Listener(logging.Handler):
    """Keeps what WeasyPrint warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, in one line."""
        self.heard.append(" ".join(record.getMessage().split()))


@contextmanager
def _warnings_are_errors(name: str) -> Iterator[None]:
    """Raise a LeafletError, a line for each, for all that WeasyPrint warns of or may not read."""
    logger, listener = logging.getLogger("weasyprint"), _Listener()
    others, propagate = logger.handlers, logger.propagate
    logger.handlers, logger.propagate = [listener], False
    try:
        yield
    except FatalURLFetchingError as error:
        raise LeafletError(f"{name}: {error}") from error
    finally:
        logger.handlers, logger.propagate = others, propagate
    if listener.heard:
        told = dict.fromkeys(f"{name}: the press says: {message}" for message in listener.heard)
        raise LeafletError("\n".join(told))


@contextmanager
def _odd_layouts_are_told(name: str) -> Iterator[None]:
    """Raise a LeafletError for what WeasyPrint, or the finisher, fails at: a layout that no leaflet of ours has."""
    try:
        yield
    except (AttributeError, IndexError, KeyError, TypeError, ValueError, ZeroDivisionError) as error:
        what = f"a stylesheet asks for a layout that the press does not know ({type(error).__name__})"
        raise LeafletError(f"{name}: {what}; take out what was last added to overrides/print") from error
