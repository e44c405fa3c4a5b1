"""The variables of a drawing's styles (--brand: #005eb8), put where they are named, which no program here does."""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

import tinycss2
from tinycss2.ast import Declaration, QualifiedRule

from leaflets.pictures import SVG

NAMED = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
"""A variable where it is used, with what to take if there is none."""
DEEPEST = 10
"""Variables in variables; more name each other without end."""


def variables(root: Element) -> Mapping[str, str]:
    """Return each variable's value; the first counts, since what depends on a screen comes after."""
    found: dict[str, str] = {}
    for name, value in _declared(root):
        found.setdefault(name, value)
    return found


def without_variables(text: str, found: Mapping[str, str]) -> str:
    """Return the text with values in place of names; what has none is as if it were not said."""
    for _ in range(DEEPEST):
        if "var(" not in text:
            return text
        text = NAMED.sub(lambda named: found.get(named[1], (named[2] or "").strip()) or "inherit", text)
    return NAMED.sub("inherit", text)


def _declared(root: Element) -> Iterator[tuple[str, str]]:
    """Yield what the styles of the sheet and of elements declare, without those that are for some screens only."""
    for element in root.iter():
        if element.tag == f"{{{SVG}}}style":
            rules = tinycss2.parse_stylesheet(element.text or "", skip_comments=True, skip_whitespace=True)
            contents = [rule.content for rule in rules if isinstance(rule, QualifiedRule)]
        else:
            contents = [element.get("style", "")]
        for content in contents:
            for one in tinycss2.parse_declaration_list(content, skip_comments=True, skip_whitespace=True):
                if isinstance(one, Declaration) and one.name.startswith("--"):
                    yield one.name, tinycss2.serialize(one.value).strip()
