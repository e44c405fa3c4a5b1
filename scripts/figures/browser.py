"""The machine's Chromium, driven by Playwright."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from leaflets.errors import LeafletError
from parts import chromium


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a Chromium; raise a LeafletError if the machine has none."""
    path = chromium()
    if path is None:
        raise LeafletError("there is no Chromium on this machine")
    root_cannot_sandbox = ["--no-sandbox"] if sys.platform == "linux" and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=root_cannot_sandbox)
        yield started
        started.close()
