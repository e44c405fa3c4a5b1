"""What mkdocs.yml says, for commands that run without MkDocs."""

from pathlib import Path
from typing import Any

from markdown import Markdown
from mkdocs_get_deps.yaml_util import YamlLoader  # made to read mkdocs.yml without what it names, as !ENV

from leaflets.door import line_of, parse, read_text, refuse, shown
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
    """Return the names under `markdown_extensions`; raise a LeafletError for each that is unknown."""
    config, text = _read(path)
    listed = config.get("markdown_extensions") or []
    declared = listed if isinstance(listed, (list, dict)) else [listed]
    names = [str(next(iter(one), "")) if isinstance(one, dict) else str(one) for one in declared]
    refuse(
        f"{shown(path)}:{line_of(text, ('markdown_extensions', index))}: "
        f"there is no Markdown extension “{name}”; correct its name, or take it out"
        for index, name in enumerate(names)
        if not _is_there(name)
    )
    return names


def _is_there(name: str) -> bool:
    try:
        Markdown(extensions=[name])
    except (ImportError, AttributeError, TypeError, ValueError):  # no module, one without an extension, no name at all
        return False
    return True


def _read(path: Path) -> tuple[dict[str, Any], str]:
    text = read_text(path)
    config = parse(text, shown(path), YamlLoader)
    return config if isinstance(config, dict) else {}, text
