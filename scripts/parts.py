"""What a machine must have that PyPI cannot give, and what brings it on each system."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

DLL_FOLDERS = "C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin"
"""Where WeasyPrint looks for Pango on Windows, unless WEASYPRINT_DLL_DIRECTORIES says otherwise."""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A library or program that the system's own package manager brings."""

    name: str
    present: Callable[[], bool]
    debian: str
    """Package names, with a space between; also under `fedora` and `macos`; empty if not needed."""
    fedora: str
    macos: str
    windows: str
    """The whole command."""


def chromium() -> str | None:
    """Return the path of a Chromium or Chrome, for the browser tests; None if there is none."""
    candidates = (
        "chromium",
        "chromium-browser",
        "google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    )
    return next((path for name in candidates if (path := shutil.which(name))), None)


def firefox_program() -> str | None:
    """Return the path of a Firefox, for the browser tests; None if there is none."""
    candidates = (
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    )
    return next((path for name in candidates if (path := shutil.which(name))), None)


def _module(name: str) -> bool:
    importlib.invalidate_caches()
    return importlib.util.find_spec(name) is not None


def _library(stem: str, major: int = 0) -> bool:
    """Tell whether the library can be loaded, by the names that WeasyPrint tries."""
    if sys.platform == "win32":
        folders = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", DLL_FOLDERS).split(";")
        return any(Path(folder, f"{stem}-{major}.dll").exists() for folder in folders)
    for name in (f"{stem}.so.{major}", f"{stem}.{major}.dylib", f"{stem}.dylib"):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def _program(name: str) -> bool:
    return shutil.which(name) is not None


BUILD = (
    Part(
        name="Python's venv",
        present=partial(_module, "ensurepip"),
        debian="python3-venv",
        fedora="python3",
        macos="python",
        windows="winget install Python.Python.3.13",
    ),
    Part(
        name="Pango with HarfBuzz",
        present=lambda: _library("libpangoft2-1.0") and _library("libharfbuzz-subset"),
        debian="libpangoft2-1.0-0 libharfbuzz-subset0",
        fedora="pango",
        macos="pango",
        windows="winget install MSYS2.MSYS2, then C:\\msys64\\usr\\bin\\pacman -S mingw-w64-ucrt-x86_64-pango",
    ),
)
TESTS = (
    *BUILD,
    Part(
        name="Chromium (on Ubuntu: sudo snap install chromium)",
        present=lambda: chromium() is not None,
        debian="chromium",
        fedora="chromium",
        macos="google-chrome",
        windows="winget install Google.Chrome",
    ),
    Part(
        name="Firefox (on Ubuntu: sudo snap install firefox)",
        present=lambda: firefox_program() is not None,
        debian="firefox-esr",
        fedora="firefox",
        macos="firefox",
        windows="winget install Mozilla.Firefox",
    ),
    Part(
        name="libatomic",  # of the Node.js that Playwright brings
        present=lambda: sys.platform != "linux" or _library("libatomic", 1),
        debian="libatomic1",
        fedora="libatomic",
        macos="",
        windows="",
    ),
    Part(
        name="qpdf",
        present=partial(_program, "qpdf"),
        debian="qpdf",
        fedora="qpdf",
        macos="qpdf",
        windows="winget install QPDF.QPDF",
    ),
    Part(
        name="Poppler's tools",
        present=partial(_program, "pdftotext"),
        debian="poppler-utils",
        fedora="poppler-utils",
        macos="poppler",
        windows="winget install oschwartz10612.Poppler",
    ),
    Part(
        name="zimcheck",  # elsewhere its tests are left out
        present=lambda: sys.platform != "linux" or _program("zimcheck"),
        debian="zim-tools",
        fedora="zim-tools",
        macos="",
        windows="",
    ),
    Part(
        name="kiwix-serve",
        present=lambda: sys.platform != "linux" or _program("kiwix-serve"),
        debian="kiwix-tools",
        fedora="kiwix-tools",
        macos="",
        windows="",
    ),
    Part(
        name="faketime",  # elsewhere tests/faults is left out
        present=lambda: sys.platform != "linux" or _program("faketime"),
        debian="faketime",
        fedora="libfaketime",
        macos="",
        windows="",
    ),
)
