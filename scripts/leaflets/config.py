"""What mkdocs.yml says, for commands that run without MkDocs."""

from pathlib import Path
from typing import Any

from mkdocs_get_deps.yaml_util import YamlLoader  # made to read mkdocs.yml without what it names, as !ENV

from leaflets.door import parse, read_text, shown
from leaflets.errors import LeafletError


def read_extra(path: Path) -> tuple[dict[str, Any], str]:
    """Return the mapping under `extra`, and the file's text to find lines in.

    Raise a LeafletError if it is no YAML or has no such mapping.
    """
    config, text = _read(path)
    extra = config.get("extra")
    if not isinstance(extra, dict):
        raise LeafletError(f"{shown(path)}:1: there is no mapping under “extra”; declare the leaflets there")
    return extra, text


def read_extensions(path: Path) -> list[str]:
    """Return the names under `markdown_extensions`; raise a LeafletError if it is no YAML."""
    declared = _read(path)[0].get("markdown_extensions") or []
    return [next(iter(one)) if isinstance(one, dict) else str(one) for one in declared]


def _read(path: Path) -> tuple[dict[str, Any], str]:
    text = read_text(path)
    config = parse(text, shown(path), YamlLoader)
    return config if isinstance(config, dict) else {}, text
