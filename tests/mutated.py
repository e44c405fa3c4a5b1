"""What an author or a clinic might write by mistake or malice: a file's content, changed by chance."""

import random
from collections.abc import Callable

HOSTILE = (
    *("{{ 7*7 }}", "{% include 'x' %}", "{%", "<script>x</script>", "]]>", "<!--", "<div", "</section>", "<p>" * 900),
    *("!!python/object/apply:os.system [id]", "!!binary x", "&a [*a]", "*a", "!ENV HOME", "!relative", "<<: *x", "? x"),
    *("../../../etc/passwd", "![x](/etc/passwd)", "![x](file:///etc/passwd)", "[x](//example.org)", "[x]: <", "%00"),
    *("[" * 3_000, "> " * 2_000, "(" * 5_000, "#" * 90, "*" * 3_000, "`" * 1_001, "|" * 500, "- " * 1_500, "_a_" * 999),
    *("9" * 5_000, "-1", "1e999", ".inf", ".nan", "0x", "null", "true", "---", "...", "2026-13-45", "12:34:56"),
    *("{a: {", "[,", "C:\\", "\x00", "\ufeff", "\u202e", "\r", "\x1b[31m", "\ud7ff", "\U0001f3f3", "e\u0301" * 400),
    *("a" * 90_000, "\t\t", "\x85", '"', "'", "=cmd|' /C calc'!A0", ";" * 99, ",", "{#x .emergency}"),
    *('<div data-fill="nosuch"></div>', "[F999]", "[general"),
)
"""What breaks readers of Markdown, YAML, templates, tables and letters."""


def another(content: bytes, rng: random.Random) -> bytes:
    """Return the content mutated, other than it was."""
    changed = content
    while changed == content:
        changed = mutated(content, rng)
    return changed


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Return the content with one to three changes."""
    for _ in range(rng.randint(1, 3)):
        content = rng.choice(CHANGES)(content, rng)
    return content


def _insert(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(HOSTILE).encode() + content[at:]


def _flip(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) or 1)
    return content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _lines(content: bytes, rng: random.Random) -> bytes:
    """Drop, double, indent, replace or move a line."""
    lines = content.splitlines(keepends=True) or [b""]
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    hostile = rng.choice(HOSTILE).encode() + b"\n"
    changed = {
        "drop": [],
        "double": [lines[at]] * 2,
        "indent": [b"  ", lines[at]],
        "replace": [hostile],
        "move": [lines[other]],
    }
    lines[at : at + 1] = changed[rng.choice(sorted(changed))]
    return b"".join(lines)


def _value(content: bytes, rng: random.Random) -> bytes:
    """Replace what stands after a colon or comma."""
    places = [at + 1 for at, byte in enumerate(content) if byte in b":,"] or [0]
    at = rng.choice(places)
    end = content.find(b"\n", at)
    return content[:at] + b" " + rng.choice(HOSTILE).encode() + content[end:]


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_insert, _flip, _cut, _lines, _lines, _value)
