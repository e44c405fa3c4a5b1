"""Loads the system's libraries for WeasyPrint by their names, which saves a fifth of a second."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from contextlib import contextmanager

PANGO = "libpangoft2-1.0.so.0"
"""It brings along all others that WeasyPrint asks for: Pango, GObject, HarfBuzz and fontconfig."""


@contextmanager
def found_by_name() -> Iterator[None]:
    """Keep whoever imports WeasyPrint meanwhile from looking for libraries that the system finds by itself.

    WeasyPrint 70 tries the names of all systems. For each that is not this one's, cffi calls
    ldconfig, gcc and ld by `ctypes.util.find_library`, 22 times in all. Where Pango loads by its
    Linux name, so do the others, and no such search is ever needed; elsewhere nothing is changed.
    """
    try:
        ctypes.CDLL(PANGO)
    except OSError:
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
