"""What mkdocs.yml says under `extra`, for commands that run without MkDocs."""

from pathlib import Path
from typing import Any

from mkdocs_get_deps.yaml_util import YamlLoader  # made to read mkdocs.yml without what it names, as !ENV

from leaflets.door import parse, read_text, shown
from leaflets.errors import LeafletError


def read_extra(path: Path) -> tuple[dict[str, Any], str]:
    """Return the mapping under `extra`, and the file's text to find lines in.

    Raise a LeafletError if it is no YAML or has no such mapping.
    """
    text = read_text(path)
    config = parse(text, shown(path), YamlLoader)
    extra = config.get("extra") if isinstance(config, dict) else None
    if not isinstance(extra, dict):
        raise LeafletError(f"{shown(path)}:1: there is no mapping under “extra”; declare the leaflets there")
    return extra, text
