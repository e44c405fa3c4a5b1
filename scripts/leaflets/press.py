"""The press: composed HTML becomes laid out pages, and those a tagged PDF. The only file that knows WeasyPrint."""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.sax.saxutils import escape

from weasyprint import CSS, HTML
from weasyprint.text.ffi import pango
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from leaflets.errors import LeafletError
from leaflets.finish import finish
from leaflets.layout import Page, pages

LARGEST_FILE = 2_000_000
"""Bytes; a picture for a leaflet is far smaller."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A leaflet as it comes from the press."""

    pdf: bytes
    pages: tuple[Page, ...]
    """What stands where, to be looked at by fit."""


def press(html: str, *, name: str, styles: Sequence[Path], fonts: Path, root: Path) -> Printed:
    """Return the HTML printed with the stylesheets, a later one winning, as PDF/UA-1 and PDF/A-2a.

    `name` is the leaflet's in messages. Only the fonts in the folder `fonts` and the files beneath `root` are read.
    Raise a LeafletError for anything WeasyPrint warns of or is not allowed to read.
    """
    font_config = _font_configuration(fonts, root / ".cache" / "fontconfig")
    fetcher = FolderFetcher(root)
    with _warnings_are_errors(name):
        document = HTML(string=html, base_url=root.as_uri() + "/", url_fetcher=fetcher).render(
            stylesheets=[
                CSS(filename=style, url_fetcher=fetcher, font_config=font_config)
                for style in styles
            ],
            font_config=font_config,
            pdf_variant="pdf/a-2a",
        )
        pdf = document.write_pdf(pdf_variant="pdf/a-2a", finisher=finish)
    return Printed(pdf=pdf, pages=pages(document))


def versions() -> tuple[str, ...]:
    """Return the versions of all that decides the bytes of a PDF besides our own files."""
    libraries = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pyphen")
    return (
        *(f"{library} {version(library)}" for library in libraries),
        f"pango {pango.pango_version()}",
    )


class FolderFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Reads files beneath one folder and data addresses, and nothing else; the first other address stops the press."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, timeout=1)
        self._root = root.resolve(strict=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at the address; raise a FatalURLFetchingError if it may not be read."""
        address = urlsplit(url)
        if address.scheme == "data" and len(url) <= LARGEST_FILE:
            return super().fetch(url, headers)
        path = Path(unquote(address.path)).resolve()
        if (
            address.scheme != "file"
            or address.netloc not in ("", "localhost")
            or not path.is_relative_to(self._root)
        ):
            raise FatalURLFetchingError(
                f"{url[:200]} is not a file of this project; take it out, or copy it here"
            )
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            raise FatalURLFetchingError(
                f"{url[:200]} is missing or larger than {LARGEST_FILE} bytes; mend its name or size"
            )
        return super().fetch(path.as_uri(), headers)


@cache
def _font_configuration(fonts: Path, cache_folder: Path) -> FontConfiguration:
    """Return a configuration that knows the folder's fonts and none of the machine's: one for the whole process.

    Raise a LeafletError if the folder has no font: without any, WeasyPrint 70 ends with a segmentation fault.
    """
    if not any(fonts.glob("*.ttf")):
        raise LeafletError(
            f"{fonts}:1: there is no font here; restore the folder from the repository"
        )
    cache_folder.mkdir(parents=True, exist_ok=True)
    config = cache_folder / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{escape(str(fonts))}</dir><cachedir>{escape(str(cache_folder))}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(config)
    try:
        return FontConfiguration()
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


class _Heard(logging.Handler):
    """Keeps what WeasyPrint says."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, each once."""
        message = " ".join(record.getMessage().split())
        if message not in self.messages:
            self.messages.append(message)


@contextmanager
def _warnings_are_errors(name: str) -> Iterator[None]:
    """Raise a LeafletError, a line for each, if WeasyPrint warns of anything meanwhile or asks for a forbidden file."""
    logger, heard = logging.getLogger("weasyprint"), _Heard()
    logger.addHandler(heard)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield
    except FatalURLFetchingError as error:
        heard.messages.append(str(error))
    finally:
        logger.removeHandler(heard)
        logger.propagate = propagates
    if heard.messages:
        raise LeafletError(
            "\n".join(f"{name}: the press says: {message}" for message in heard.messages)
        )
