"""Files that people choose as a logo and that cannot be printed, by the bytes they begin with."""

import re

KINDS: tuple[tuple[bytes, str], ...] = (
    (rb"II\*\0|MM\0\*|II\+\0|MM\0\+", "a TIFF picture"),
    (rb".{4}ftyp(?:heic|heix|heim|heis|hevc|hevx|mif1|msf1)", "a HEIC picture, as telephones take"),
    (rb".{4}ftypavif", "an AVIF picture"),
    (rb".{4}ftyp|\x1aE\xdf\xa3", "a film"),
    (rb"RIFF.{4}WEBP", "a WEBP picture"),
    (rb"GIF8", "a GIF picture"),
    (rb"BM.{4}\0\0\0\0", "a BMP picture"),
    (rb"\0\0\x01\0", "an icon (ICO)"),
    (rb"8BPS", "a Photoshop file (PSD)"),
    (rb"%!PS-Adobe[^\n]*EPSF|\xc5\xd0\xd3\xc6", "an EPS drawing"),
    (rb"%!PS", "a PostScript or Illustrator drawing"),
    (rb"\s{0,9}%PDF", "a PDF or an Illustrator (AI) drawing"),
    (rb"\xd7\xcd\xc6\x9a|\x01\0\0\0.{36} EMF", "a Windows drawing (WMF or EMF)"),
    (rb"\xff\x0a|\0\0\0\x0cJXL |\0\0\0\x0cjP  |\xff\x4f\xff\x51", "a JPEG XL or JPEG 2000 picture"),
    (rb"\x1f\x8b", "a compressed drawing (SVGZ)"),
    (rb"PK\x03\x04.*?(?:word/|\[Content_Types\])", "a Word, Excel or PowerPoint file"),
    (rb"PK\x03\x04", "a zip archive, or a file of another program"),
    (rb"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (rb"\s*<(?:!doctype html|html)", "a web page"),
)
"""Patterns and names, the first that fits counts."""
LOOKED_AT = 2_000


def kind_of(content: bytes) -> str:
    """Return what the file is, in words; empty for none of these."""
    begin = content[:LOOKED_AT]
    return next((name for pattern, name in KINDS if re.match(pattern, begin, re.DOTALL | re.IGNORECASE)), "")
