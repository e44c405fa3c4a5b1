"""A roster as a spreadsheet program saves it (.xlsx, .xlsm, .ods), its text as the sheet shows it."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from leaflets import sheets_ods, sheets_xlsx
from leaflets.errors import LeafletError
from leaflets.table import Table

SUFFIXES = (".xlsx", ".xlsm", ".ods")
ZIP_BEGIN, OLE_BEGIN = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST_UNPACKED, MOST_PARTS = 60_000_000, 2_000
"""Bytes and files of a spreadsheet once it is unpacked; 20,000 clinics with all their fields take 30 MB."""
PASSWORD = "EncryptedPackage".encode("utf-16-le")
"""In the old container (OLE), which Excel keeps for what has a password."""
WEB_PAGE = re.compile(rb"\s*<(!doctype html|html|table)", re.IGNORECASE)
SAVE = "open it in a spreadsheet program and save it as .xlsx, .ods or CSV UTF-8"
LOCKED = "it has a password; take the password off and save it again"
DAMAGED = "it is damaged or cut off; " + SAVE
ANOTHER = {
    "xl/workbook.bin": f"it is a binary workbook (.xlsb); {SAVE}",
    "word/document.xml": "it is a Word document; copy the table into a spreadsheet and save it as .xlsx",
    "Index/Document.iwa": "it is an Apple Numbers or Pages file; export it as Excel (.xlsx) or CSV",
}
"""What a zip may be that is none of ours, by a file in it."""


def is_one(content: bytes) -> bool:
    """Return whether the bytes are a spreadsheet's, whatever the file is called."""
    return content.startswith((ZIP_BEGIN, OLE_BEGIN))


def tables(content: bytes, source: str) -> Sequence[Table]:
    """Return the sheets in their order; raise a LeafletError, a line, for a file that cannot be read."""
    if content.startswith(OLE_BEGIN):
        raise LeafletError(f"{source}:1: {_old(content)}")
    if WEB_PAGE.match(content):
        raise LeafletError(f"{source}:1: it is a web page under a spreadsheet's name; {SAVE}")
    try:
        with ZipFile(BytesIO(content)) as parts:
            return _reader(parts, source)(content, parts, source)
    except BadZipFile:
        raise LeafletError(f"{source}:1: {DAMAGED}") from None
    except FAULTS as error:
        raise LeafletError(f"{source}:1: {DAMAGED}") from error


FAULTS = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl, lxml and zipfile raise for broken files; they promise no error of their own."""


def _old(content: bytes) -> str:
    """Return what is wrong with a file in the old container."""
    if PASSWORD in content:
        return LOCKED
    return f"it is in Excel's old format (.xls) or no spreadsheet; {SAVE}"


def _reader(parts: ZipFile, source: str) -> Callable[[bytes, ZipFile, str], Sequence[Table]]:
    """Return what reads a spreadsheet with these parts; raise a LeafletError if it is none, or unpacks to too much."""
    names = {part.filename for part in parts.infolist()}
    if len(names) > MOST_PARTS or sum(part.file_size for part in parts.infolist()) > MOST_UNPACKED:
        remedy = "copy the clinics into a new spreadsheet and save that"
        raise LeafletError(f"{source}:1: it unpacks to over {MOST_UNPACKED // 1_000_000} MB; {remedy}")
    manifest = parts.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if (
        b"encryption-data" in manifest
        or "encrypted-package" in names
        or any(part.flag_bits & 1 for part in parts.infolist())
    ):
        raise LeafletError(f"{source}:1: {LOCKED}")
    if "xl/workbook.xml" in names:
        return sheets_xlsx.tables
    if "content.xml" in names:
        return sheets_ods.tables
    what = next((what for name, what in ANOTHER.items() if name in names), f"it is no spreadsheet; {SAVE}")
    raise LeafletError(f"{source}:1: {what}")
