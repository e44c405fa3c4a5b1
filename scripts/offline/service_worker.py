"""The service worker: the browser keeps the finished site, and changes its copy whole or not at all."""

import json
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

TEMPLATE = Path(__file__).resolve().parents[2] / "overrides" / "offline" / "sw.js"
NAME = "sw.js"
ASKED = ("editions.json", "history.json")
"""What is asked of the network each time: it says whether a copy is current, and an old answer would be a wrong one."""
NOT_KEPT = (
    *ASKED,
    NAME,
    "404.html",  # the host's answer to an address that the guide does not have
    "search/search_index.js",  # of a site opened from a folder
    "sitemap.xml",
    "sitemap.xml.gz",
)
"""All else is kept, the handbook too: offline then no link of the guide is dead."""


def write(site: Path) -> None:
    """Write the worker of the finished site; whatever changes a file afterwards makes browsers refuse the copy."""
    files = {name: _integrity((site / name).read_bytes()) for name in sorted(kept(site))}
    text = TEMPLATE.read_text(encoding="utf-8")
    for place, value in (("files", files), ("asked", ASKED), ("versions", _versions(site))):
        text = text.replace(f"{{{{ {place} }}}}", json.dumps(value, ensure_ascii=False, indent=1))
    (site / NAME).write_text(text, encoding="utf-8", newline="\n")


def kept(site: Path) -> Iterator[str]:
    """Yield the files of the site that a browser keeps, as addresses within it."""
    for file in site.rglob("*"):
        name = file.relative_to(site).as_posix()
        if file.is_file() and name not in NOT_KEPT:
            yield name


def _versions(site: Path) -> list[dict[str, str]]:
    """Return version and day of each entry of the site's history, newest first: pages tell by it what has come."""
    history = site / "history.json"
    told = json.loads(history.read_text(encoding="utf-8")) if history.is_file() else {}
    versions = told.get("versions", []) if isinstance(told, dict) else []
    return [{"version": one["version"], "date": one["date"]} for one in versions]


def _integrity(content: bytes) -> str:
    """Return the hash as browsers check it (W3C Subresource Integrity)."""
    return f"sha256-{b64encode(sha256(content).digest()).decode()}"
