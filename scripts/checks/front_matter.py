"""The lines between “---” at the top of a page."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checks.finding import Told, from_error
from leaflets.door import line_of, parse
from leaflets.errors import LeafletError

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)


def without_front_matter(text: str) -> str:
    """Return the page's text below the lines at its top."""
    return _FRONT_MATTER.sub("", text, count=1) if _FRONT_MATTER.match(text) else text


def shown_words(text: str, keys: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the title and the description at the top of the page, which search engines and browsers show."""
    found = _FRONT_MATTER.match(text)
    for key in ("title", "description"):
        if found and isinstance(keys.get(key), str):
            yield line_of("\n" + found[1], (key,)), keys[key]


def read_front_matter(text: str, path: str) -> tuple[dict[str, Any], tuple[Told, ...]]:
    """Return the keys at the top of the page's text, and what is wrong there."""
    found = _FRONT_MATTER.match(text)
    if not found:
        unclosed = (1, "the front matter has no end; close it with a line “---”")
        return {}, (unclosed,) if text.startswith("---\n") else ()
    if early := re.search(r"^\.\.\.[ \t]*$", found[1], re.MULTILINE):
        line = found[1].count("\n", 0, early.start()) + 2
        return {}, ((line, "“...” ends the front matter for MkDocs and for no rule; close it with a line “---”"),)
    yaml = "\n" + found[1]  # the line “---” stands above it
    try:
        keys = parse(yaml, path) or {}
    except LeafletError as error:
        # What can be read still counts: one mistake must not bring up others that are none.
        readable = {"clinical": False} if "clinical: false" in found[1].splitlines() else {}
        return readable, tuple((told.line, told.message) for told in from_error(error, ""))
    if not isinstance(keys, dict):
        return {}, ((2, "the front matter is not “key: value” lines; write it so"),)
    if not isinstance(keys.get("clinical", False), bool):
        line = line_of(yaml, ("clinical",))
        return keys, ((line, "“clinical” is neither true nor false; write “clinical: false”"),)
    return keys, ()
