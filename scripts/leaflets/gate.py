"""The gate of the press: the project's stylesheets and sound pictures come in, and nothing else."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from leaflets.errors import LeafletError
from leaflets.pictures import LARGEST, SVG, DrawingGate, from_data, media_type


class _FolderFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Opens no address itself, so that nothing can be sent; what it refuses stops WeasyPrint."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self._root = root.resolve(strict=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return what stands at the address; raise FatalURLFetchingError if it may not be used."""
        try:
            return self._fetched(url)
        except LeafletError as error:
            # WeasyPrint goes on after any other exception
            raise FatalURLFetchingError(str(error)) from error

    def _fetched(self, url: str) -> URLFetcherResponse:
        """Return what stands at the address; raise a LeafletError if it may not be used."""
        raise NotImplementedError

    def _path(self, url: str) -> Path:
        """Return the file at the address; raise a LeafletError if it may not be read."""
        address = urlsplit(url)
        path = Path(unquote(address.path)).resolve()
        ours = address.scheme == "file" and address.netloc in ("", "localhost")
        if not ours or not path.is_relative_to(self._root):
            raise LeafletError(f"{url[:200]} is not a file of this project; copy it here")
        name = self._name(path)
        if not path.is_file():
            raise LeafletError(f"{name}: there is no such file; mend its address or add it")
        if path.stat().st_size > LARGEST:
            raise LeafletError(f"{name}: it is over {LARGEST} bytes; make it smaller")
        return path

    def _name(self, path: Path) -> str:
        """Return the file's name within the folder."""
        return path.relative_to(self._root).as_posix()


class PictureFetcher(_FolderFetcher):
    """Gives what is printed its pictures: those beneath one folder and those in data addresses."""

    def _fetched(self, url: str) -> URLFetcherResponse:
        """Return the picture at the address; raise a LeafletError if it may not be printed."""
        if url[:5].lower() == "data:":
            where, picture = f"{url[:40]}…", from_data(url)
        else:
            path = self._path(url)
            where, picture = self._name(path), path.read_bytes()
        kind = media_type(picture, where=where)
        # With a file's address WeasyPrint would read the file once more, unchecked
        return URLFetcherResponse("", picture, {"Content-Type": kind})


class StyleFetcher(_FolderFetcher):
    """Gives a stylesheet those that it imports from beneath one folder."""

    def _fetched(self, url: str) -> URLFetcherResponse:
        """Return the stylesheet at the address; raise a LeafletError if it is none."""
        path = self._path(url)
        if path.suffix != ".css":
            raise LeafletError(f"{self._name(path)}: it is no stylesheet (.css); import another or none")
        return URLFetcherResponse(path.as_uri(), path.read_bytes(), {"Content-Type": "text/css"})


def check_html(tree: Any, *, where: str) -> None:
    """Raise a LeafletError for what the parsed HTML brings in itself and no fetcher sees.

    Drawings in the text are held to what `media_type` asks of one in a file. An attached file would
    be no part of what is read, and PDF/A-2 forbids it (ISO 19005-2, 6.8).
    """
    for drawing in tree.iter(f"{{{SVG}}}svg"):
        gate = DrawingGate(f"{where}: a drawing in the text")
        for element in drawing.iter():
            gate.start(element.tag, element.attrib)
    for element in tree.iter():
        if "attachment" in element.get("rel", "").lower().split():
            what = f"“{element.get('href', '')[:200]}” is to be attached"
            raise LeafletError(f"{where}: {what}; take away rel=attachment")
