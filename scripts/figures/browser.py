"""The machine's Chromium, driven by Playwright."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

import parts
from leaflets.errors import LeafletError


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a Chromium; raise a LeafletError if the machine has none."""
    path = parts.chromium()
    if path is None:
        raise LeafletError("there is no Chromium on this machine")
    root_cannot_sandbox = ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=root_cannot_sandbox)
        yield started
        started.close()


def chromium() -> str:
    """Return its name and version as the table has them; the name alone if the machine has none."""
    if parts.chromium() is None:
        return "Chromium"
    with browser() as started:
        return f"Chromium {started.version}"
