"""What a page may be at most: Markdown takes minutes to read brackets that are never closed."""

import re

from leaflets.errors import LeafletError

MOST_BYTES = 100_000
"""Ten times the longest page of the guide."""
MOST_OPEN = 50
"""Brackets that are open at once in a paragraph; links and pictures need three."""
BRACKET = re.compile(r"[\[\](]|\)|\n[ \t]*(?=\n)")


def refuse_endless(text: str, source: str) -> None:
    """Raise a LeafletError with file and line for a page that is too long, or has brackets without end."""
    if len(text.encode()) > MOST_BYTES:
        raise LeafletError(f"{source}:1: the page is over {MOST_BYTES // 1000} kB; split it into two")
    is_open = 0
    for found in BRACKET.finditer(text):
        sign = found[0]
        is_open = is_open + 1 if sign in "[(" else max(0, is_open - 1) if sign in "])" else 0
        if is_open > MOST_OPEN:
            line = text.count("\n", 0, found.start()) + 1
            raise LeafletError(
                f"{source}:{line}: over {MOST_OPEN} brackets are open here; close them, or take them away"
            )
