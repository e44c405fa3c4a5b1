"""MkDocs's complaints in the words of an author: one line, with file, line and remedy."""

import re
from pathlib import Path

import yaml
from jinja2 import TemplateError, TemplateNotFound

LINK = r"Doc file '(?P<page>[^']+)' contains an? (?:absolute |unrecognized relative )?link "
GUESS = r"(?: Did you mean '(?P<guess>[^']+)'\?)?"
COMPLAINTS = (
    (
        re.compile(LINK + r"'(?P<word>[^']*)', (?:but )?(?P<wrong>.+?)\.(?= |$)" + GUESS + ".*"),
        "link “{word}”: {wrong}",
        "correct the link or add what it points to",
    ),
    (
        re.compile(r"Encoding error reading file: (?P<page>.+)"),
        "it is not UTF-8 text",
        "save it again as UTF-8",
    ),
    (
        re.compile(r"A reference to '(?P<word>[^']+)' is included in the 'nav' .*"),
        "“nav” names “{word}”, and there is no such page",
        "correct the name or add the page",
    ),
    (
        re.compile(r"Config value '(?P<word>[^']+)': (?P<wrong>.+?)\.?", re.DOTALL),
        "“{word}”: {wrong}",
        "correct it",
    ),
)
"""What MkDocs 1.6 logs; what is wrong; how to mend it. Without a `page` it is of mkdocs.yml."""


def author_line(complaint: str, root: Path, docs: Path) -> str:
    """Return MkDocs's complaint as `file:line: what is wrong; remedy`, or as it is if unknown."""
    for pattern, wrong, remedy in COMPLAINTS:
        if found := pattern.fullmatch(complaint):
            words = found.groupdict()
            file = docs / words["page"] if "page" in words else root / "mkdocs.yml"
            if words.get("guess"):
                remedy = f"did you mean “{words['guess']}”?"
            place = _place(file, words.get("word", ""), root)
            return f"{place}: {wrong.format_map(words)}; {remedy}"
    return complaint


def yaml_line(error: yaml.MarkedYAMLError, root: Path) -> str:
    """Return where a YAML file cannot be read, and why."""
    mark = error.problem_mark
    place = f"{_within(Path(mark.name), root)}:{mark.line + 1}" if mark else "YAML"
    return f"{place}: {error.problem}; look for a missing quote, colon or space there or just above"


def template_line(error: TemplateError) -> str:
    """Return why a template cannot be filled; what it is filled with comes from mkdocs.yml."""
    if isinstance(error, TemplateNotFound):
        return f"mkdocs.yml: there is no template or icon “{error.name}”; correct its name under “theme”"
    return f"mkdocs.yml: a template cannot be filled ({error}); correct “theme” or “hooks”, or restore overrides/"


def _place(file: Path, word: str, root: Path) -> str:
    """Return `file`, with the line where the word first stands if it does."""
    text = file.read_text(encoding="utf-8", errors="replace") if word and file.exists() else ""
    lines = (number for number, line in enumerate(text.splitlines(), 1) if word in line)
    number = next(lines, None)
    return _within(file, root) + (f":{number}" if number else "")


def _within(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
