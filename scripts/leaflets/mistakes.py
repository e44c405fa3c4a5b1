"""What pydantic says against a file, in an author's words: what is wrong, and how to mend it."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from leaflets.errors import did_you_mean

_UNKNOWN_KEY = ("extra_forbidden", "unexpected_keyword_argument")
_REMEDIES = {
    "string_type": "put it in quotes",
    "bool_type": "write true or false",
    "bool_parsing": "write true or false",
    "dict_type": "write it as “key: value” lines",
    "dataclass_type": "write it as “key: value” lines",
    "tuple_type": "write it as a list, each line beginning with “- ”",
    "date_from_datetime_parsing": "write it as 2026-11-22",
}


def each_once(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Return the errors without the missing keys that stand there misspelt: those are told as unknown already."""
    unknown = [error["loc"] for error in errors if error["type"] in _UNKNOWN_KEY]
    return [
        error
        for error in errors
        if error["type"] != "missing" or not any(_alike(error["loc"], place) for place in unknown)
    ]


def _alike(one: Sequence[str | int], other: Sequence[str | int]) -> bool:
    """Tell whether two places are the same but for the spelling of the last key."""
    return one[:-1] == other[:-1] and bool(get_close_matches(str(one[-1]), [str(other[-1])], cutoff=0.5))


def in_words(error: ErrorDetails, schema: Mapping[str, Any]) -> str:
    """Return one of pydantic's errors as "what is wrong; how to mend it".

    `schema` is the JSON schema of what was asked.
    """
    place = [step for step in error["loc"] if step != "[key]"]
    key = str(place[-1]) if place else "the file"
    match error["type"]:
        case "missing":
            return f"“{key}” is missing; add it"
        case kind if kind in _UNKNOWN_KEY:
            return f"unknown key “{key}”; {did_you_mean(key, _known_keys(schema, place[:-1]))}"
        case "literal_error":
            choices = error["ctx"]["expected"].replace(" or ", ", ").replace("'", "").split(", ")
            word = str(error["input"])
            return f"“{key}” cannot be “{word}”; {did_you_mean(word, choices)}"
        case kind:
            said = error["msg"][0].lower() + error["msg"][1:]
            return f"“{key}”: {said}; {_REMEDIES.get(kind, 'correct it')}"


def _known_keys(schema: Mapping[str, Any], place: Sequence[str | int]) -> list[str]:
    """Return the keys that the JSON schema knows at the place."""
    node = _resolve(schema, schema)
    for step in place:
        inner = node.get("properties", {}).get(step) or node.get("additionalProperties") or node.get("items")
        node = _resolve(inner or {}, schema)
    return list(node.get("properties", {}))


def _resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what the schema's node stands for, past key patterns, `anyOf` with null and `$ref`."""
    if "patternProperties" in node:
        node = {"additionalProperties": next(iter(node["patternProperties"].values()))}
    if "anyOf" in node:
        node = next(choice for choice in node["anyOf"] if choice.get("type") != "null")
    name = str(node.get("$ref", "")).rpartition("/")[2]
    found: Mapping[str, Any] = schema["$defs"][name] if name else node
    return found
