"""The press: composed HTML becomes pages, and these a tagged PDF. Only it knows WeasyPrint."""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from leaflets.errors import LeafletError
from leaflets.finish import finish
from leaflets.fontconfig import only_fonts_of
from leaflets.gate import PictureFetcher, StyleFetcher, check_html
from leaflets.laid_out import Page
from leaflets.layout import pages
from leaflets.letters import check_letters


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A leaflet as it comes from the press."""

    pdf: bytes
    pages: tuple[Page, ...]
    """What stands where, for `fit` to look at."""


def press(html: str, *, name: str, styles: Sequence[Path], fonts: Path, root: Path) -> Printed:
    """Return the HTML printed as PDF/UA-1 and PDF/A-2a with the stylesheets, a later one winning.

    `name` is the leaflet's in messages. Only the fonts in the folder `fonts` and pictures beneath
    `root` are read. Raise a LeafletError for all that WeasyPrint warns of or may not read.
    """
    config = _font_configuration(fonts, root / ".cache" / "fontconfig")
    with _warnings_are_errors(name):
        parsed = HTML(string=html, base_url=f"{root.as_uri()}/", url_fetcher=PictureFetcher(root))
        check_html(parsed.etree_element, where=name)
        check_letters(parsed.etree_element, where=name, fonts=fonts)
        document = parsed.render(
            stylesheets=[CSS(style, url_fetcher=StyleFetcher(root), font_config=config) for style in styles],
            font_config=config,
            pdf_variant="pdf/a-2a",
        )
    # WeasyPrint 70 does not close its colour profile
    with (
        _warnings_are_errors(name),
        warnings.catch_warnings(action="ignore", category=ResourceWarning),
    ):
        pdf = document.write_pdf(pdf_variant="pdf/a-2a", finisher=finish)
    return Printed(pdf=pdf, pages=pages(document))


@cache
def _font_configuration(fonts: Path, cache_folder: Path) -> FontConfiguration:
    """Return a configuration with the folder's fonts and none of the machine's, one a process."""
    with only_fonts_of(fonts, cache=cache_folder):
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
