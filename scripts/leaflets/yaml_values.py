"""The single values of a YAML text with their keys, tags and lines, before any loader acts on a tag."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from leaflets.door import LOADER

YAML = "tag:yaml.org,2002:"
PLAIN = {
    *(YAML + name for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value"))
}
"""The tags of YAML itself."""


@dataclass(frozen=True, kw_only=True)
class Value:
    """One value in mkdocs.yml with the keys that lead to it, from the outside in; what a list holds has its list's."""

    keys: tuple[str, ...]
    node: Any
    """As PyYAML composes it: a scalar, or whatever has a tag of its own."""

    @property
    def line(self) -> int:
        """Return the line, from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def text(self) -> str:
        """Return what a scalar says; empty for what is none."""
        return self.node.value if isinstance(self.node, yaml.ScalarNode) else ""


def values(text: str) -> list[Value]:
    """Return the single values of the YAML text, and whatever has a tag of its own; none of what is no YAML."""
    try:
        return list(_walk(yaml.compose(text, Loader=LOADER), (), set()))
    except (yaml.YAMLError, RecursionError):
        return []  # whoever reads the file next tells so


def _walk(node: Any, keys: tuple[str, ...], seen: set[int]) -> Iterator[Value]:
    if node is None or id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode) or node.tag not in PLAIN:
        if keys:
            yield Value(keys=keys, node=node)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _walk(one, keys, seen)
    else:
        for key, value in node.value:
            yield from _walk(value, (*keys, str(key.value)), seen)
            if key.tag not in PLAIN:
                yield Value(keys=(*keys, ""), node=key)
