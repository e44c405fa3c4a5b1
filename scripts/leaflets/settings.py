"""What mkdocs.yml may say: nothing that runs, reads elsewhere or shows markup. Looked at before MkDocs reads it.

MkDocs' own loader runs what a `!!python` tag names, and puts the machine's environment where `!ENV` stands.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from leaflets.door import read_text, refuse, shown
from leaflets.yaml_values import PLAIN, YAML, Value, values

ENV, VARIABLE = "!ENV", "SITE_URL"
"""The tag that stands for a variable of the machine, and the one that a guide may ask for: its address on the web."""
PATTERNS = ("exclude_docs", "not_in_nav", "draft_docs")
"""Keys whose values are patterns of names, no paths."""
FOLDERS = (("docs_dir",), ("theme", "custom_dir"))
READERS = ("snippets", "b64")
"""Ends of the names of Markdown extensions that put other files into a page, unread by the rules."""


def refuse_settings(config: Path) -> None:
    """Raise a LeafletError with a line for each setting that a guide may not have; say nothing of what is no YAML."""
    refuse(faults(config))


def faults(config: Path) -> Iterator[str]:
    """Yield `mkdocs.yml:line: what is wrong; how to mend it` for each such setting."""
    if not config.is_file():
        return
    for value in values(read_text(config)):
        what = _of_tag(value) or _of_key(value) or _of_path(value, config.parent.resolve()) or _of_words(value)
        if what:
            yield f"{shown(config)}:{value.line}: {what}"


def setting(config: Path, *keys: str, default: str) -> str:
    """Return the one value that the keys lead to; the default if there is none, or the file is no YAML."""
    found = [value.text for value in values(read_text(config)) if value.keys == keys] if config.is_file() else []
    return found[0] if found else default


def docs_folder(root: Path) -> Path:
    """Return the folder of the pages: that which mkdocs.yml names, or else the one of a guide in English."""
    return root / setting(root / "mkdocs.yml", "docs_dir", default="docs/en")


def language(root: Path) -> str:
    """Return the guide's language, as mkdocs.yml names it."""
    return setting(root / "mkdocs.yml", "theme", "language", default="en")


def _of_tag(value: Value) -> str:
    """Return what is wrong with the tag of a value."""
    tag = value.node.tag
    if tag == ENV:
        if value.keys == ("site_url",) and set(_variables(value.node)) <= {VARIABLE}:
            return ""
        return f"{ENV} would show what this machine keeps in a variable; only site_url may, of {VARIABLE}"
    return "" if tag in PLAIN else f"the tag {_short(tag)} can run anything when MkDocs reads it; write plain text"


def _of_key(value: Value) -> str:
    """Return what is wrong with a setting as such."""
    if value.keys[:1] == ("INHERIT",):
        return "INHERIT brings in settings from a file that no rule reads; write them here"
    if value.keys[:1] == ("markdown_extensions",) and _names(value).intersection(READERS):
        return f"{value.text or value.keys[-1]} puts other files into pages, which no rule reads; take it out"
    return ""


def _of_path(value: Value, root: Path) -> str:
    """Return what is wrong with a value that is a path."""
    if not value.text or value.keys[0] in PATTERNS:
        return ""
    if re.search(r"(?:^|[/\\])\.\.(?:[/\\]|$)", value.text):
        return f"“{value.text[:60]}” leads out of its folder; write a path without “..”"
    path = (root / value.text.replace("\0", "")).resolve() if value.keys in FOLDERS else root
    if (
        value.keys == ("docs_dir",)
        and path.exists()
        and (not path.is_relative_to(root / "docs") or _holds_data(path, root))
    ):
        return f"“{value.text[:60]}” is no folder of pages alone; keep them beneath docs, beside docs/data, as docs/en"
    if value.keys == ("theme", "custom_dir") and path.exists() and path != root / "overrides":
        return "the templates of a guide are in overrides/ alone; write custom_dir: overrides"
    if value.keys[0] in {"hooks", "extra_css", "extra_javascript"} and Path(value.text).is_absolute():
        return f"“{value.text[:60]}” is no path within the project; put the file there"
    return ""


def _of_words(value: Value) -> str:
    """Return what is wrong with words that pages show, or with the names above them."""
    above = next((key for key in value.keys if "<" in key and key != "<<"), "")
    if marked := above or ("<" in value.text and value.text):
        return f"“{marked[:60]}” has a “<”, which a page would take for markup; write it in words"
    if '"' in value.text and value.keys in (("site_description",), ("site_author",)):
        return f"“{value.text[:60]}” has a straight quotation mark, which would end it on a page; write “ and ”"
    return ""


def _holds_data(path: Path, root: Path) -> bool:
    """Tell whether the folder holds the guide's data, or is a part of it."""
    data = root / "docs" / "data"
    return data.is_relative_to(path) or path.is_relative_to(data)


def _names(value: Value) -> set[str]:
    """Return the last parts of the names of a Markdown extension."""
    return {name.rpartition(".")[2] for name in (*value.keys, value.text)}


def _variables(node: Any) -> list[str]:
    """Return the names of variables after !ENV; the last of several values is what stands there without them."""
    if isinstance(node, yaml.SequenceNode):
        values = [str(one.value) for one in node.value]
        return values[:-1] if len(values) > 1 else values
    return [str(node.value)]


def _short(tag: str) -> str:
    return tag.replace(YAML, "!!")[:80]
