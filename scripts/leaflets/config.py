"""What mkdocs.yml says under `extra`, for commands that run without MkDocs."""

from pathlib import Path
from typing import Any

import yaml
from mkdocs_get_deps.yaml_util import yaml_load  # made to read mkdocs.yml without what it names, as !ENV

from leaflets.door import read_text, shown
from leaflets.errors import LeafletError


def read_extra(path: Path) -> tuple[dict[str, Any], str]:
    """Return the mapping under `extra`, and the file's text to find lines in; raise a LeafletError if it is no YAML."""
    text = read_text(path)
    try:
        extra = yaml_load(text).get("extra")
    except (yaml.YAMLError, AttributeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise LeafletError(f"{shown(path)}:{line}: this is not YAML; mend the line or the one above it") from None
    if not isinstance(extra, dict):
        raise LeafletError(f"{shown(path)}:1: there is nothing under “extra”; declare the leaflets there")
    return extra, text
