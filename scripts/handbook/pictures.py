"""Pictures go into the lean page as data, so that printing reads no file and fetches nothing."""

import posixpath
import re
from base64 import b64encode
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import Tag

from leaflets.errors import LeafletError
from leaflets.pictures import SVG, from_data, media_type

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)


def _data(picture: bytes, *, where: str) -> str:
    """Return the picture as a data URL; raise a LeafletError when it cannot be printed."""
    kind = media_type(picture, where=where)
    return f"data:{kind};base64,{b64encode(picture).decode('ascii')}"


def _read(src: str, *, where: str, page: str, files: Mapping[str, Path]) -> str:
    """Return the picture at `src`, relative to the page's address or itself data, as a data URL.

    Raise a LeafletError for a picture that is missing, does not print or is not of the guide.
    """
    parts = urlsplit(src)
    if parts.scheme == "data":
        return _data(from_data(src), where=where)
    address = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    if parts.scheme or parts.netloc or address.startswith(("/", "../")):
        raise LeafletError(f"{where}: it is not part of the guide; put it beside the page")
    if address not in files:
        raise LeafletError(f"{where}: there is no such picture; mend its address or add the file")
    return _data(files[address].read_bytes(), where=where)


def _drawing(found: re.Match[str], source: str) -> str:
    """Return the drawing as an `<img>`; nothing for one without a title (an icon)."""
    title = TITLE.search(found[0])
    if not title or not title[1].strip():
        return ""
    words = escape(unescape(title[1].strip()))
    svg = found[0] if "xmlns=" in found[0] else found[0].replace("<svg", f'<svg xmlns="{SVG}"', 1)
    data = _data(svg.encode(), where=f"{source}:1: drawing “{words}”")
    return f'<img src="{data}" alt="{words}">'


def inline_drawings(content: str, *, source: str) -> str:
    """Return the page with each `<svg>` as a picture; raise a LeafletError as `_data` does.

    Before any parser sees the page: html.parser, which the plugin uses too, spoils names like
    `linearGradient`, and the plugin renames the ids that a drawing refers to.
    """
    return DRAWING.sub(lambda found: _drawing(found, source), content)


def inline_pictures(article: Tag, *, source: str, page: str, files: Mapping[str, Path]) -> None:
    """Put every picture's bytes into its `src`; `page` is the page's address and `files` are those of the site.

    A picture with an empty alt only adorns: it is left out. Raise a LeafletError for a picture
    without alt, and for one that cannot be read.
    """
    for picture in article.find_all("img"):
        src = str(picture.get("src", ""))
        where = f"{source}:1: picture “{src[:60]}”"
        if "alt" not in picture.attrs:
            raise LeafletError(f"{where}: nothing says what it shows; write ![words](address)")
        if not picture["alt"]:
            picture.decompose()
        else:
            picture["src"] = _read(src, where=where, page=page, files=files)
