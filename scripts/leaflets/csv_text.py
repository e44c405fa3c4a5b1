"""The text of a CSV file, in whatever encoding a spreadsheet saved it."""

import re

from charset_normalizer import from_bytes

from leaflets.errors import LeafletError

MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""What a file begins with that tells its encoding (byte order mark)."""
CODE_PAGES = {
    "cp1252": "Windows-1252 (Western Europe)",
    "mac_roman": "Mac Roman (Western Europe)",
    "cp1250": "Windows-1250 (Central Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
}
"""In which spreadsheets save “CSV” that is not UTF-8; of two that fit as well the first is taken."""
OTHER_LETTERS = re.compile(r"[^\n,;\t\"]*[^\x00-\x7f][^\n,;\t\"]*")
"""A cell with a letter by which one sees whether the right code page was taken."""
LETTERS = re.compile(r"(?=([^\W\d_][^\w\s.,;:'’/|&@+()-][^\W\d_]|[^\W\d_]{2}))")
BEGIN, LOOKED_AT = 1000, 200_000
"""Bytes that tell whether letters are two bytes wide, and bytes that tell the code page."""


def decoded(content: bytes, source: str) -> tuple[str, tuple[str, ...]]:
    """Return the text, and a line for what was assumed in reading it; raise a LeafletError for what is no text."""
    for mark, encoding in MARKS.items():
        if content.startswith(mark):
            return _text(content[len(mark) :], encoding, source), ()
    zeros = {place % 2 for place, byte in enumerate(content[:BEGIN]) if byte == 0}
    if len(zeros) == 1 and content[:BEGIN].count(0) > len(content[:BEGIN]) // 4:
        encoding = "utf-16-be" if zeros == {0} else "utf-16-le"
        return _text(content, encoding, source), (_assumed(source, "UTF-16", _text(content, encoding, source)),)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        if zeros:
            raise LeafletError(
                f"{source}:1: this is no CSV file; save the roster as .xlsx, .ods or CSV UTF-8"
            ) from None
        encoding = _code_page(content, source)
    text = content.decode(encoding, errors="replace")
    return text, (_assumed(source, CODE_PAGES[encoding], text),)


def _text(content: bytes, encoding: str, source: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise LeafletError(f"{source}:1: the file is broken or cut off; save it again as CSV UTF-8") from None


def _code_page(content: bytes, source: str) -> str:
    """Return the code page in which the bytes read most like a language; raise a LeafletError if there is none."""
    found = {
        page: (_odd(content[:LOOKED_AT].decode(page, errors="replace")), match.chaos, -match.coherence, order)
        for match in from_bytes(content[:LOOKED_AT], cp_isolation=list(CODE_PAGES))
        for order, page in enumerate(CODE_PAGES)
        if page in match.could_be_from_charset
    }
    if not found:
        raise LeafletError(f"{source}:1: nobody can tell which letters these are; save the file as CSV UTF-8")
    return min(found, key=lambda page: found[page])


def _odd(text: str) -> int:
    """Return how often a sign stands within a word, or a capital after a small letter, as in S‹o JosŽ."""
    found = (pair[1] for pair in LETTERS.finditer(text))
    return sum(1 for one in found if not one.isascii() and (len(one) == 3 or (one[0].islower() and one[1].isupper())))


def _assumed(source: str, name: str, text: str) -> str:
    """Return the line that tells how the text was read, with a cell to see it by."""
    cell = OTHER_LETTERS.search(text)
    line = text.count("\n", 0, cell.start()) + 1 if cell else 1
    example = f" (“{cell[0].strip()[:40]}”)" if cell else ""
    remedy = "if its letters are wrong, save it as CSV UTF-8"
    return f"{source}:{line}: it is not marked as UTF-8, and is read as {name}{example}; {remedy}"
