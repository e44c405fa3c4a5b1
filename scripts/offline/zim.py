"""The site as a ZIM, for Kiwix, by which schools, clinics and ships read where there is no network."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import md5, sha256
from html import unescape
from mimetypes import MimeTypes
from pathlib import Path
from tempfile import TemporaryDirectory

from libzim.writer import ContentProvider, Creator, Hint, StringProvider

from leaflets.errors import LeafletError
from offline import manifest, service_worker
from offline.finished_site import HOME, FinishedSite

LEFT_OUT = (*service_worker.NOT_KEPT, manifest.NAME, "assets/js/offline.js")
"""What only a browser on the web needs: Kiwix itself keeps the pages."""
NOT_FOR_KIWIX = re.compile(
    r'<meta http-equiv="Content-Security-Policy"[^>]*>'  # kiwix-serve's own bar runs inline scripts
    r'|<script src="[^"]*assets/js/offline\.js"></script>',
    re.IGNORECASE,
)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
TYPES = MimeTypes()
"""Python's own list, which is the same on every machine."""
ICON = "assets/icons/icon-48.png"
LANGUAGES = {"en": "eng"}
"""ISO 639-3, which a ZIM wants, by the site's code."""
LONGEST = 80
"""Characters that a ZIM's description may have (openZIM, Metadata)."""
UUID, CHECKSUM = slice(8, 24), 16
"""Of a ZIM: the UUID in its header, and how long the MD5 at its end is, in bytes."""
XAPIAN = re.compile(rb"\x0f\rXapian Glass..(.{16})", re.DOTALL)
"""The start of each search index in it, with the index's UUID."""


class _File:
    """A file of the site as libzim asks for an entry."""

    def __init__(self, name: str, content: bytes) -> None:
        self._name, self._content = name, content
        self._is_page = name.endswith(".html")

    def get_path(self) -> str:
        """Return the address within the ZIM."""
        return self._name

    def get_title(self) -> str:
        """Return what Kiwix lists and suggests: a page's title."""
        found = TITLE.search(self._content.decode()) if self._is_page else None
        return unescape(found[1]).strip() if found else ""

    def get_mimetype(self) -> str:
        """Return the type by the name."""
        return "text/html" if self._is_page else TYPES.guess_type(self._name)[0] or "application/octet-stream"

    def get_hints(self) -> dict[Hint, int]:
        """Return that pages are articles."""
        return {Hint.FRONT_ARTICLE: int(self._is_page)}

    def get_contentprovider(self) -> ContentProvider:
        """Return the content."""
        return StringProvider(self._content)


def zim(site: FinishedSite) -> bytes:
    """Return the site as a ZIM with a full-text index; the same bytes each time."""
    if site.language not in LANGUAGES:
        what = f"the language “{site.language}” has no three letters for Kiwix"
        raise LeafletError(f"scripts/offline/zim.py:1: {what}; add them to LANGUAGES")
    with TemporaryDirectory(prefix="zim-") as folder:
        file = Path(folder, "guide.zim")
        maker = Creator(file).config_indexing(True, LANGUAGES[site.language]).config_nbworkers(1).set_mainpath(HOME)
        with _quietly(), maker:
            for name, content in entries(site):
                maker.add_item(_File(name, content))
            maker.add_illustration(48, (site.folder / ICON).read_bytes())
            for name, value in _about(site).items():
                maker.add_metadata(name, value)
        return with_fixed_marks(file.read_bytes())


def entries(site: FinishedSite) -> list[tuple[str, bytes]]:
    """Return the files that go into the ZIM, by their address."""
    found = []
    for path in sorted(path for path in site.folder.rglob("*") if path.is_file()):
        name, content = path.relative_to(site.folder).as_posix(), path.read_bytes()
        if name.endswith(".html"):
            content = NOT_FOR_KIWIX.sub("", content.decode()).encode()
        if name not in LEFT_OUT:
            found.append((name, content))
    return found


def with_fixed_marks(made: bytes) -> bytes:
    """Return the ZIM with its random UUIDs put by its content, and the MD5 at its end renewed."""
    body = bytearray(made[:-CHECKSUM])
    places = [UUID, *(slice(*found.span(1)) for found in XAPIAN.finditer(body))]
    for place in places:
        body[place] = bytes(CHECKSUM)
    mark = sha256(body).digest()[:CHECKSUM]
    for place in places:
        body[place] = mark
    return bytes(body) + md5(body, usedforsecurity=False).digest()


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep away what libzim 3.6.0 prints past Python, “Resolve redirect” and the like."""
    kept = os.dup(1)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  (no path)
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _about(site: FinishedSite) -> dict[str, str]:
    """Return what the ZIM says of itself (openZIM, Metadata)."""
    return {
        "Name": site.pack_name.removesuffix(f"-{site.version}"),
        "Title": site.title,
        "Creator": site.title,
        "Publisher": site.title,
        "Date": site.date.isoformat(),
        "Description": site.description if len(site.description) <= LONGEST else site.title,
        "Language": LANGUAGES[site.language],
        "Flavour": site.version,
    }
