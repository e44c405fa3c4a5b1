"""The press: composed HTML becomes pages, and these a tagged PDF. Only it knows WeasyPrint."""

import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from leaflets.errors import LeafletError
from leaflets.finish import finish
from leaflets.fontconfig import only_fonts_of
from leaflets.layout import Page, pages

LARGEST = 2_000_000
"""Bytes of a file that may be read: what a leaflet needs is far smaller."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A leaflet as it comes from the press."""

    pdf: bytes
    pages: tuple[Page, ...]
    """What stands where, for `fit` to look at."""


def press(html: str, *, name: str, styles: Sequence[Path], fonts: Path, root: Path) -> Printed:
    """Return the HTML printed as PDF/UA-1 and PDF/A-2a with the stylesheets, a later one winning.

    `name` is the leaflet's in messages. Only the fonts in the folder `fonts` and files beneath
    `root` are read. Raise a LeafletError for all that WeasyPrint warns of or may not read.
    """
    config = _font_configuration(fonts, root / ".cache" / "fontconfig")
    fetcher = FolderFetcher(root)
    with _warnings_are_errors(name):
        document = HTML(string=html, base_url=f"{root.as_uri()}/", url_fetcher=fetcher).render(
            stylesheets=[CSS(style, url_fetcher=fetcher, font_config=config) for style in styles],
            font_config=config,
            pdf_variant="pdf/a-2a",
        )
        with warnings.catch_warnings():
            # WeasyPrint 70 does not close its colour profile
            warnings.simplefilter("ignore", ResourceWarning)
            pdf = document.write_pdf(pdf_variant="pdf/a-2a", finisher=finish)
    return Printed(pdf=pdf, pages=pages(document))


class FolderFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Reads files beneath one folder and data addresses; any other address stops the press."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root.resolve(strict=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at the address; raise FatalURLFetchingError if it may not be read."""
        address = urlsplit(url)
        if address.scheme == "data" and len(url) <= LARGEST:
            return super().fetch(url, headers)
        path = Path(unquote(address.path)).resolve()
        ours = address.scheme == "file" and address.netloc in ("", "localhost")
        if not ours or not path.is_relative_to(self._root):
            raise FatalURLFetchingError(f"{url[:200]} is not a file of this project; copy it here")
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise FatalURLFetchingError(f"{url[:200]} is missing or over {LARGEST} bytes; mend it")
        return super().fetch(path.as_uri(), headers)


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
        listener.heard.append(str(error))
    finally:
        logger.handlers, logger.propagate = others, propagate
    if listener.heard:
        told = dict.fromkeys(f"{name}: the press says: {message}" for message in listener.heard)
        raise LeafletError("\n".join(told))
