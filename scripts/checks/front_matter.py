"""The lines between “---” at the top of a page."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from checks.finding import Told, from_error
from leaflets.door import line_of, parse
from leaflets.errors import LeafletError

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)


KEYS = ("title", "description", "clinical", "search", "date")
"""All that a page may say of itself."""
SHOWN = ("title", "description")
MARKUP = {"<": "write it in words", ">": "write it in words", '"': "write “ and ”"}
"""What would end a title or an attribute on the site's pages, and what to write instead."""
_BARE_KEY = re.compile(r"[ ]{0,3}([A-Za-z0-9_-]+:)")
"""At the top without “---”: MkDocs takes such lines for keys too (MultiMarkdown) and shows none of them."""


def without_front_matter(text: str) -> str:
    """Return the page's text below the lines at its top."""
    return _FRONT_MATTER.sub("", text, count=1) if _FRONT_MATTER.match(text) else text


def shown_words(text: str, keys: Mapping[str, Any]) -> Iterator[Told]:
    """Yield the title and the description at the top of the page, which search engines and browsers show."""
    found = _FRONT_MATTER.match(text)
    for key in ("title", "description"):
        if found and isinstance(keys.get(key), str):
            yield line_of("\n" + found[1], (key,)), keys[key]


def unfit(keys: Mapping[str, Any], path: str, text: str = "") -> Iterator[str]:
    """Yield `path:line: what is wrong; how to mend it` for each key that a page cannot have; lines are those of `text`.

    What the theme does with the others could hide parts of a page or show another template, and it writes the title and
    the description into its pages as they are.
    """
    for key, value in keys.items():
        what = ""
        if key not in KEYS:
            what = f"“{key}” is no key of a page; take it out, the keys are {', '.join(KEYS)}"
        elif key in SHOWN and not isinstance(value, str):
            what = f"“{key}” is no text; put it in quotes"
        elif key in SHOWN and (sign := next((sign for sign in MARKUP if sign in value), "")):
            what = f"“{key}” has a {sign}, which a browser could take for markup; {MARKUP[sign]}"
        if what:
            yield f"{path}:{line_of(text, (key,)) if text else 1}: {what}"


def read_front_matter(text: str, path: str) -> tuple[dict[str, Any], tuple[Told, ...]]:
    """Return the keys at the top of the page's text, and what is wrong there."""
    found = _FRONT_MATTER.match(text)
    if not found and (bare := _BARE_KEY.match(text)):
        what = f"the site takes “{bare[1]}” at the top of the page for a key"
        return {}, ((1, f"{what}; put it between lines “---”, or begin with the title"),)
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
    told = from_error(LeafletError("\n".join(unfit(keys, path, yaml))), "")
    return keys, tuple((found.line, found.message) for found in told)
