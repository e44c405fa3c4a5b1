"""The versions of what decides a PDF's bytes besides the project's own files, told without loading WeasyPrint."""

import ctypes
from contextlib import suppress

LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinycss2", "tinyhtml5", "pillow", "pikepdf", "pypdfium2")
PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib")
"""Its file on Linux and macOS, as WeasyPrint asks for it."""


def versions() -> tuple[str, ...]:
    """Return the name and version of each library, such as `pillow 12.3.0`, and of Pango."""
    from importlib.metadata import version  # It takes 30 ms to load, which an unchanged build can do without.

    return (*(f"{library} {version(library)}" for library in LIBRARIES), f"pango {pango()}")


def pango() -> int:
    """Return Pango's version as it tells it: 15012 is 1.50.12."""
    for name in PANGO:
        with suppress(OSError):
            return int(ctypes.CDLL(name).pango_version())
    from weasyprint.text import ffi  # It knows where else to look, and where Windows has it.

    return int(ffi.pango.pango_version())
