"""The guide's address on the web, as `site_url` in mkdocs.yml or the variable SITE_URL gives it."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, quote, unquote, urlsplit

import idna

from leaflets.door import line_of, read_text, shown
from leaflets.errors import LeafletError

NAME = "site_url (SITE_URL)"
"""What the address is called in messages, since it may be typed in either place."""
EXAMPLE = "https://example.org/guide/"
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")
"""A part of a host's name between two dots; `_` is in no standard, and hosts have it."""
_LONGEST_HOST = 253
_IN_A_PATH = "/%~@+,:!$*"
"""What stays as it is in a path, besides letters, digits and “_.-”; all else is written as % and two digits."""
_PAGE = re.compile(r"\.(html?|php|aspx?)$", re.IGNORECASE)


def web_address(typed: object, *, source: str) -> str:
    """Return the address of the guide's folder, ending in a slash, as every program reads it; empty if there is none.

    `typed` is what mkdocs.yml holds, None and blank text for no address; `source` is its place, such as
    `mkdocs.yml:3`. Host and scheme come out in small letters, a host of other letters as `xn--…`, and other letters of
    the path as `%C3%A4`. Raise a LeafletError for what cannot be a guide's folder, or must not be printed.
    """
    text = "" if typed is None else str(typed).strip()
    if not text:
        return ""
    wrong = next(_wrong_letters(text), "")
    if wrong:
        raise _refused(source, wrong)
    try:
        parts = urlsplit(text)
        host, port = _host(parts), _port(parts)
    except ValueError:  # idna's errors and urlsplit's
        raise _refused(source, "its host or port is none that a browser can open") from None
    if wrong := next(_wrong_path(parts.path), ""):
        raise _refused(source, wrong)
    path = quote(parts.path, safe=_IN_A_PATH).rstrip("/")
    return f"{parts.scheme}://{host}{port}{path}/"


def place_of_address(config_file: Path) -> str:
    """Return where the address stands in the file, mkdocs.yml, or would stand: `mkdocs.yml:3`."""
    return f"{shown(config_file)}:{line_of(read_text(config_file), ('site_url',))}"


def _refused(source: str, wrong: str) -> LeafletError:
    """Return the error; it does not quote the address, which may hold a password."""
    return LeafletError(f"{source}: {NAME}: {wrong}; write it as {EXAMPLE}, or leave it empty")


def _wrong_letters(text: str) -> Iterator[str]:
    """Yield what is wrong with an address that can be seen before it is taken apart."""
    if not re.match(r"https?://[^/]", text, re.IGNORECASE):
        yield "it begins with neither https:// nor http:// and a host"
    if re.search(r"[\s\x00-\x1f\x7f]", text):
        yield "there is a space in it"
    if re.search(r"[\\<>\"`{}|^]", text):
        yield "there is a sign in it that no address has"
    if re.search(r"[?#]", text):
        yield "it goes on after a “?” or “#”, and must end with the guide's folder"
    if "@" in text.split("/")[2]:
        yield "it holds a user's name, which every print would show"


def _host(parts: SplitResult) -> str:
    """Return the host as browsers ask for it; raise ValueError for one that none can be."""
    host = parts.hostname or ""
    if ":" in host:
        return f"[{ip_address(host)}]"
    if not host.isascii():
        host = idna.encode(host, uts46=True).decode()
    labels = host.removesuffix(".").split(".")
    if len(host) > _LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise ValueError(host)
    return str(ip_address(host)) if labels[-1].isdecimal() else host


def _port(parts: SplitResult) -> str:
    """Return the port as it stands after the host; raise ValueError for one that none can be."""
    if parts.port == 0:
        raise ValueError(parts.port)
    return "" if parts.port is None else f":{parts.port}"


def _wrong_path(path: str) -> Iterator[str]:
    """Yield why a path is not that of a folder; a page's links would lead out of it."""
    if re.search(r"%(?![0-9a-f]{2})", path, re.IGNORECASE):
        yield "there is a “%” in it without its two digits"
    steps = re.split(r"[/\\]", unquote(path).removeprefix("/").removesuffix("/"))
    if path not in ("", "/") and not all(step.strip(".") for step in steps):
        yield "its path has a step with no name (“//”, “/./” or “/../”)"
    if not unquote(path).isprintable():
        yield "there is a sign in it that cannot be seen"
    if _PAGE.search(steps[-1]):
        yield "it names a page, and must end with the guide's folder"
