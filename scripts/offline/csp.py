"""A Content-Security-Policy in every page: scripts and styles of the guide's own, and nothing from elsewhere.

It stands in the page itself, so that it holds in a folder and on any host.
"""

import base64
import re
from hashlib import sha256

from leaflets.errors import LeafletError

_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[a-z][^<>]*>", re.IGNORECASE)
_INLINE = re.compile(r"""\s(style|on[a-z]+)=["']""", re.IGNORECASE)
_DATA = re.compile(r"""type=["']?application/(ld\+)?json""", re.IGNORECASE)
"""A block that no browser runs, which no policy needs to allow."""


def with_policy(html: str, *, source: str) -> str:
    """Return the page with the policy that allows what it holds; raise a LeafletError for what none of ours allows.

    Call it when the page is finished: a script in it is allowed by its hash. `source` is the page, for messages.
    """
    if not (head := _CHARSET.search(html)):
        raise LeafletError(f"{source}:1: the page does not begin with <meta charset>; add it, the policy goes after it")
    _refuse_attributes(html, source)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(_scripts(html), _STYLE.findall(html))}">'
    return f"{html[: head.end()]}\n{meta}{html[head.end() :]}"


def inline(html: str) -> list[str]:
    """Return the texts of the page's inline scripts and styles, which its policy allows by their hashes."""
    return [*_scripts(html), *_STYLE.findall(html)]


def policy(scripts: list[str], styles: list[str]) -> str:
    """Return the policy that allows these texts of inline scripts and styles, and else only the guide's own files."""
    rules = {
        "default-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "connect-src": ["'self'"],  # the search index, over http
        "font-src": ["'self'", "data:"],  # data: is Material's own, for its icons
        "frame-src": ["'self'"],  # the search from a folder runs in a frame
        "img-src": ["'self'", "data:"],
        "manifest-src": ["'self'"],
        "script-src": ["'self'", *_hashes(scripts)],
        "style-src": ["'self'", *_hashes(styles)],
        "worker-src": ["'self'"],
    }
    return "; ".join(" ".join((rule, *allowed)) for rule, allowed in rules.items())


def _scripts(html: str) -> list[str]:
    """Return the texts of the inline scripts that run."""
    return [text for attributes, text in _SCRIPT.findall(html) if _runs(attributes)]


def _runs(attributes: str) -> bool:
    """Tell whether a script with these attributes is inline and run."""
    return "src=" not in attributes.lower() and not _DATA.search(attributes)


def _hashes(texts: list[str]) -> list[str]:
    """Return each text's hash once, as a policy writes it."""
    digests = [base64.b64encode(sha256(text.encode()).digest()).decode() for text in texts]
    return [f"'sha256-{digest}'" for digest in dict.fromkeys(digests)]


def _refuse_attributes(html: str, source: str) -> None:
    """Raise a LeafletError for the first style or handler in an attribute: no hash allows those."""
    outside = _STYLE.sub("", _SCRIPT.sub("", html))
    for tag in _TAG.findall(outside):
        if found := _INLINE.search(tag):
            raise LeafletError(
                f"{source}:1: {found[1]}= in {tag} is blocked on the site; move it to a file in overrides/assets"
            )
