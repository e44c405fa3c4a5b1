"""Material's sheets without the rules for what this site has none of: tabs, code, icons, colours."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import tinycss2

_NAME = re.compile(r"[\w-]+")
_ASKED = re.compile(r"[.#]((?:[\w-]|\\.)+)|\[[\w-]+[~|^$*]?=[\"']?([\w-]+)")
"""In a selector: a class, an id, or an attribute's value."""
_NOT = re.compile(r":not\([^)]*\)")
_COMMA = re.compile(r",(?![^(]*\))")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Declaration:
    """What a rule says of one property."""

    name: str
    text: str

    def is_read(self, read: Collection[str]) -> bool:
        """Tell whether it is a property of CSS itself, or one of the custom properties that are read."""
        return not self.name.startswith("--") or self.name in read


@dataclass(frozen=True)
class Rule:
    """Selectors with what they style."""

    selectors: tuple[str, ...]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True)
class Condition:
    """Rules that hold under a condition, such as a screen's width."""

    begin: str
    rules: "Rules"


Rules = tuple[Rule | Condition | str, ...]
"""A sheet; what is neither rule nor condition is its text."""


def names(texts: Collection[str]) -> frozenset[str]:
    """Return every word that could be a class, an id or a value in the texts of the site's pages and scripts."""
    lines = {line for text in texts for line in text.splitlines()}  # a menu's stand in every page
    return frozenset(name for line in lines for name in _NAME.findall(line))


def used_rules(rules: Rules, known: Collection[str]) -> Rules:
    """Return the rules without the selectors that name a class, id or value that is not known."""

    def of(rule: Rule) -> Rule:
        return replace(rule, selectors=tuple(one for one in rule.selectors if _matches(one, known)))

    return tuple(_each(rules, of))


def used_variables(rules: Rules, elsewhere: Collection[str]) -> Rules:
    """Return the rules without the custom properties that neither they nor the other sheets and scripts read."""
    texts = (as_text(rules), *elsewhere)
    read = {name for text in texts for name in _VARIABLE.findall(text)} | names(elsewhere)

    def of(rule: Rule) -> Rule:
        return replace(rule, declarations=tuple(one for one in rule.declarations if one.is_read(read)))

    return tuple(_each(rules, of))


@cache  # a preview trims the same sheets after each edit
def parsed(sheet: str) -> Rules:
    """Return the rules of a sheet."""
    return tuple(_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)))


def as_text(rules: Rules) -> str:
    """Return the rules as a sheet has them."""
    return "".join(map(_text, rules))


def _rules(nodes: Sequence[Any]) -> Iterator[Rule | Condition | str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = tuple(_COMMA.split(tinycss2.serialize(node.prelude)))
            content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield Rule(selectors, tuple(Declaration(getattr(one, "name", ""), one.serialize()) for one in content))
        elif node.type == "at-rule" and node.lower_at_keyword in {"media", "supports"}:
            inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield Condition(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", tuple(_rules(inner)))
        else:
            yield str(node.serialize())


def _each(rules: Rules, of: Callable[[Rule], Rule]) -> Iterator[Rule | Condition | str]:
    """Yield the rules as `of` has them, also inside of a condition, if they still style something."""
    for rule in rules:
        if isinstance(rule, Rule):
            kept = of(rule)
            if kept.selectors and kept.declarations:
                yield kept
        elif isinstance(rule, Condition):
            if inner := tuple(_each(rule.rules, of)):
                yield Condition(rule.begin, inner)
        else:
            yield rule


def _text(rule: Rule | Condition | str) -> str:
    if isinstance(rule, Rule):
        return f"{','.join(rule.selectors)}{{{';'.join(one.text for one in rule.declarations)}}}"
    return f"{rule.begin}{{{as_text(rule.rules)}}}" if isinstance(rule, Condition) else rule


def _matches(selector: str, known: Collection[str]) -> bool:
    """Tell whether all that the selector asks for is known; what it excludes may be unknown."""
    asked = _ASKED.findall(_NOT.sub("", selector))
    return all((name or value) in known for name, value in asked)
