"""The door: a YAML file becomes a typed value, and every mistake in it is told by file and line."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from leaflets.errors import LeafletError
from leaflets.mistakes import each_once, in_words

_TEXT = "tag:yaml.org,2002:str"
_NUMBERS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("int", "float", "bool", "value"))
"""What YAML 1.1 makes of text that looks like it; the last is a lone “=”."""

T = TypeVar("T")
Place = tuple[str | int, ...]
"""The keys and indexes that lead to a value, from the outside in."""

KNOWN_KEYS_ONLY = ConfigDict(extra="forbid")
"""For the types that are read here: a misspelt key is an error."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster where PyYAML has its C part


def read_yaml(path: Path, type_: type[T]) -> T:
    """Return the file's content as a `type_`; raise a LeafletError with a line for each mistake."""
    return from_yaml(read_text(path), type_, source=shown(path))


def from_yaml(text: str, type_: type[T], *, source: str) -> T:
    """Return the YAML text as a `type_`; raise a LeafletError with a line of the source for each mistake."""
    return validate(parse(text, source), type_, source=source, text=text)


def read_text(path: Path) -> str:
    """Return the file's text; raise a LeafletError if it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LeafletError(f"{shown(path)}:1: there is no such file; add it") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise LeafletError(f"{shown(path)}:{line}: this is not UTF-8 text; save the file as UTF-8") from None


def shown(path: Path) -> str:
    """Return the path as an author types it: relative to where they are, if it lies beneath."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def parse(text: str, source: str, loader_type: Any = LOADER, *, as_typed: bool = False) -> Any:
    """Return the plain data in YAML text; dates, and yes and no, are left as text.

    `loader_type` knows the tags that the text may have beyond YAML's own. `as_typed` leaves numbers as text, too:
    a phone 0123 is not 83, and hours 9:00 are not 540, as YAML 1.1 has them.
    Raise a LeafletError for broken YAML or a key given twice.
    """
    try:
        loader = loader_type(text)
        root = loader.get_single_node()
        twice = [key for node in _nodes(root) for key in _twice(node)]
        for node in _nodes(root):
            if _is_text(node) or (as_typed and node.tag in _NUMBERS):
                node.tag = _TEXT
        data = None if root is None else loader.construct_document(root)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
        line = mark.line + 1 if mark else 1
        raise LeafletError(
            f"{source}:{line}: this is not YAML ({problem}); mend the line or the one above it"
        ) from None
    except (ValueError, IndexError) as error:  # PyYAML lets Python itself complain, as of 0b_ and of !!int ""
        raise LeafletError(f"{source}:1: a value cannot be read ({error}); put it in quotes") from None
    except RecursionError:
        raise LeafletError(f"{source}:1: this YAML is nested too deep; write it flatter") from None
    refuse(f"{source}:{line}: “{key}” stands here twice; take one away" for line, key in twice)
    return data


def validate(data: Any, type_: type[T], *, source: str, text: str, under: Place = ()) -> T:
    """Return the data as a `type_`; raise a LeafletError with a line for each mistake.

    To find the lines: `text` is the YAML the data came from, `under` where in it the data begins.
    """
    adapter = TypeAdapter(type_)
    try:
        return adapter.validate_python(data)
    except ValidationError as invalid:
        schema = adapter.json_schema()
        mistakes = [
            f"{source}:{line_of(text, (*under, *error['loc']))}: {in_words(error, schema)}"
            for error in each_once(invalid.errors(include_url=False))
        ]
    raise LeafletError("\n".join(mistakes))


def refuse(mistakes: Iterable[str]) -> None:
    """Raise a LeafletError that tells all the mistakes, a line each, if there are any."""
    told = list(mistakes)
    if told:
        raise LeafletError("\n".join(told))


def each(*reads: Callable[[], Any]) -> list[Any]:
    """Return what each of them reads; raise one LeafletError with the mistakes of all, so that none hides another."""
    done, mistakes = [], []
    for read in reads:
        try:
            done.append(read())
        except LeafletError as error:
            mistakes.append(str(error))
    refuse(mistakes)
    return done


def line_of(text: str, place: Place) -> int:
    """Return the line, from 1, of the value at `place` in the YAML text, or around it."""
    node = yaml.compose(text, Loader=LOADER)
    line = 1
    for step in place:
        found = _step_into(node, step)
        if found:
            line, node = found
    return line


def _step_into(node: Any, step: str | int) -> tuple[int, Any] | None:
    """Return the line and the node of one key or index in the node, or None if it has no such."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return key.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step].start_mark.line + 1, node.value[step]
    return None


def _nodes(root: Any) -> Iterator[Any]:
    """Yield every node of the tree once, aliases too."""
    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        yield node
        if isinstance(node, yaml.MappingNode):
            waiting += [inner for pair in node.value for inner in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value


def _is_text(node: Any) -> bool:
    """Return whether the node is a date, which its type will read, or a `no` as in Norway."""
    if node.tag == "tag:yaml.org,2002:bool":
        return node.value.casefold() not in {"true", "false"}
    return bool(node.tag == "tag:yaml.org,2002:timestamp")


def _twice(node: Any) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each key that the mapping has already."""
    keys: set[str] = set()
    for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(key, yaml.ScalarNode):
            if key.value in keys:
                yield key.start_mark.line + 1, key.value
            keys.add(key.value)
