"""The single values in a YAML text, whatever its type: each with the keys that lead to it and its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from leaflets.door import LOADER
from leaflets.errors import LeafletError


@dataclass(frozen=True, kw_only=True)
class Scalar:
    """One value."""

    keys: tuple[str, ...]
    """From the outside in. An entry of a list on the top has its first value for a key, as GB; others have none."""
    text: str
    line: int


def scalars(text: str, source: str) -> list[Scalar]:
    """Return the values in the order of the text; raise a LeafletError if it is no YAML."""
    try:
        return list(_walk(yaml.compose(text, Loader=LOADER), (), set()))
    except RecursionError:
        raise LeafletError(f"{source}:1: this YAML is nested too deep; write it flatter") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise LeafletError(f"{source}:{mark.line + 1 if mark else 1}: this is not YAML; mend it") from None


def _walk(node: Any, keys: tuple[str, ...], seen: set[int]) -> Iterator[Scalar]:
    """Yield the values in the node, each once: an alias may stand for a great many."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        yield Scalar(keys=keys, text=node.value, line=node.start_mark.line + 1)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*keys, str(key.value)), seen)
    elif isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            first = entry.value[0][1] if isinstance(entry, yaml.MappingNode) and entry.value and not keys else None
            named = (first.value,) if isinstance(first, yaml.ScalarNode) else ()
            yield from _walk(entry, (*keys, *named), seen)
