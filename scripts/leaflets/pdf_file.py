"""The outer form of a PDF 1.7 file: objects one after the other, object streams, and where each begins."""

import zlib
from collections.abc import Iterable, Sequence

from leaflets.pdf_bytes import Numbered, dictionary, stream

HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The second line tells programs that a PDF is no text (ISO 19005-2, 6.1.2)."""
ROW = 6
"""Bytes of the cross-reference for an object: its kind (1), where it is (3), its place in an object stream (2)."""
FREE = bytes(ROW)


class Body:
    """A file on its way: what is added is written at once."""

    def __init__(self) -> None:
        self._written = [HEAD]
        self._length = len(HEAD)
        self._rows = bytearray(FREE)

    def copy(self) -> "Body":
        """Return one that goes on from here."""
        other = Body()
        other._written, other._length, other._rows = [b"".join(self._written)], self._length, self._rows[:]
        return other

    def add(self, number: int, item: bytes) -> None:
        """Add a stream, or any other object."""
        self._tell(number, b"\1%b\0\0" % self._length.to_bytes(3))
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, item))

    def add_packed(self, number: int, items: Sequence[Numbered]) -> None:
        """Add objects that are no streams, together compressed in an object stream, which has the number."""
        offset, heads = 0, []
        for index, (inner, item) in enumerate(items):
            heads.append(b"%d %d" % (inner, offset))
            offset += len(item) + 1
            self._tell(inner, b"\2%b%b" % (number.to_bytes(3), index.to_bytes(2)))
        head = b" ".join(heads) + b"\n"
        extra = {"Type": b"/ObjStm", "N": b"%d" % len(items), "First": b"%d" % len(head)}
        self.add(number, stream(head + b"\n".join(item for _, item in items), extra))

    def add_all(self, written: Iterable[Numbered]) -> None:
        """Add streams."""
        for number, item in written:
            self.add(number, item)

    def end(self, *, root: bytes, info: bytes, identifier: bytes) -> bytes:
        """Return the whole file; root and info are references."""
        number, begin = len(self._rows) // ROW, self._length
        self._tell(number, b"\1%b\0\0" % begin.to_bytes(3))
        extra = {
            "Type": b"/XRef",
            "Size": b"%d" % (number + 1),
            "W": b"[1 3 2]",
            "Root": root,
            "Info": info,
            "ID": b"[<%s><%s>]" % (identifier.hex().encode(), identifier.hex().encode()),
            "Filter": b"/FlateDecode",
        }
        rows = zlib.compress(bytes(self._rows))
        head = dictionary({**extra, "Length": b"%d" % len(rows)})
        self._write(b"%d 0 obj\n%s\nstream\n%s\nendstream\nendobj\n" % (number, head, rows))
        self._write(b"startxref\n%d\n%%%%EOF\n" % begin)
        return b"".join(self._written)

    def _write(self, item: bytes) -> None:
        self._written.append(item)
        self._length += len(item)

    def _tell(self, number: int, row: bytes) -> None:
        """Note where an object is."""
        missing = (number + 1) * ROW - len(self._rows)
        if missing > 0:
            self._rows += bytes(missing)
        self._rows[number * ROW : (number + 1) * ROW] = row
