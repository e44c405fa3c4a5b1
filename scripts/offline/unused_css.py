"""Material's sheets without the rules for what this site has none of: tabs, code, icons, colours."""

import re
from collections.abc import Callable, Collection, Sequence
from typing import Any

import tinycss2

_NAME = re.compile(r"[\w-]+")
_ASKED = re.compile(r"[.#]((?:[\w-]|\\.)+)|\[[\w-]+[~|^$*]?=[\"']?([\w-]+)")
"""In a selector: a class, an id, or an attribute's value."""
_NOT = re.compile(r":not\([^)]*\)")
_COMMA = re.compile(r",(?![^(]*\))")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


def names(texts: Collection[str]) -> frozenset[str]:
    """Return every word that could be a class, an id or a value in the texts of the site's pages and scripts."""
    return frozenset(name for text in texts for name in _NAME.findall(text))


def used_rules(sheet: str, known: Collection[str]) -> str:
    """Return the sheet without the selectors that name a class, id or value that is not known."""

    def of(rule: Any) -> str:
        selectors = [one for one in _COMMA.split(tinycss2.serialize(rule.prelude)) if _matches(one, known)]
        return f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}" if selectors else ""

    return _each(_parsed(sheet), of)


def used_variables(sheet: str, elsewhere: Collection[str]) -> str:
    """Return the sheet without the custom properties that neither it nor the other sheets and scripts read."""
    read = {name for text in (sheet, *elsewhere) for name in _VARIABLE.findall(text)} | names(elsewhere)

    def of(rule: Any) -> str:
        declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        kept = [
            one.serialize() for one in declared if not getattr(one, "name", "").startswith("--") or one.name in read
        ]
        return f"{tinycss2.serialize(rule.prelude)}{{{';'.join(kept)}}}" if kept else ""

    return _each(_parsed(sheet), of)


def _parsed(sheet: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _each(rules: Sequence[Any], of: Callable[[Any], str]) -> str:
    """Return the rules as text, those that style something as `of` has them, also inside of a condition."""
    texts = []
    for rule in rules:
        if rule.type == "qualified-rule":
            texts.append(of(rule))
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            inner = _each(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), of)
            texts.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else "")
        else:
            texts.append(rule.serialize())
    return "".join(texts)


def _matches(selector: str, known: Collection[str]) -> bool:
    """Tell whether all that the selector asks for is known; what it excludes may be unknown."""
    asked = _ASKED.findall(_NOT.sub("", selector))
    return all((name or value) in known for name, value in asked)
