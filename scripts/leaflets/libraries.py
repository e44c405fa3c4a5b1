"""Loads the system's libraries for WeasyPrint by their names, which saves a fifth of a second."""

import ctypes
import ctypes.util
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress

PANGO = "libpangoft2-1.0.so.0"
"""It brings along all others that WeasyPrint asks for: Pango, GObject, HarfBuzz and fontconfig."""


@contextmanager
def found_by_name() -> Iterator[None]:
    """Keep whoever imports WeasyPrint meanwhile from looking for libraries that the system finds by itself.

    WeasyPrint 70 tries the names of all systems. For each that is not this one's, cffi calls
    ldconfig, gcc and ld by `ctypes.util.find_library`, 22 times in all. Where Pango loads by its
    Linux name, so do the others, and no such search is ever needed; elsewhere nothing is changed.
    Also keep WeasyPrint from warning where the system has no fonts: the press brings its own.
    """
    search = ctypes.util.find_library
    with suppress(OSError):
        ctypes.CDLL(PANGO)
        ctypes.util.find_library = lambda name: None
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*Expect ugly output", category=UserWarning)
        try:
            yield
        finally:
            ctypes.util.find_library = search
