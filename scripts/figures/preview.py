"""A preview that an author edits in: from one edited page to its new leaflet."""

import re
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import URLError
from urllib.request import urlopen

from figures import own
from figures.timing import Run
from leaflets.errors import LeafletError

PAGE = "docs/en/help.md"
LEAFLET = "leaflets/lip-twitching-a4.pdf"
PRINTED = re.compile(r"(?m)^(## While you wait.*\n\n- )(\w+)")
"""Words of the page that are in the leaflet: the first of its first bullet is edited."""
LOOK = 0.01
"""Seconds between two looks whether the leaflet is there."""
LONGEST = 120.0
"""Seconds after which it is given up."""


class Preview:
    """`serve.py` at work in a copy of the project."""

    def __init__(self, guide: Path) -> None:
        self._page = guide / PAGE
        self._text = self._page.read_text(encoding="utf-8")
        self._edits = 0
        port = _free_port()
        self._url = f"http://127.0.0.1:{port}/{LEAFLET}"
        self._command = own.command(guide, "serve.py", "--address", f"127.0.0.1:{port}")

    def __enter__(self) -> Self:
        """Start it, and wait until it shows the leaflet."""
        self._server = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._shown = self._wait_for_another(b"")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End it."""
        self._server.terminate()
        self._server.wait()

    def edit(self) -> Run:
        """Return how long it took from a saved edit to the new leaflet; the next edit takes this one back."""
        self._edits += 1
        begun = time.perf_counter()
        text = PRINTED.sub(r"\1Then \2", self._text, count=1) if self._edits % 2 else self._text
        self._page.write_text(text, encoding="utf-8")
        self._shown = self._wait_for_another(self._shown)
        return Run(wall=time.perf_counter() - begun)

    def _wait_for_another(self, leaflet: bytes) -> bytes:
        """Return the leaflet once it is another; raise a LeafletError if it never is."""
        end = time.perf_counter() + LONGEST
        while time.perf_counter() < end:
            if (shown := self._look()) and shown != leaflet:
                return shown
            time.sleep(LOOK)
        raise LeafletError(f"serve.py: {PAGE} was edited, and {LEAFLET} stayed as it was")

    def _look(self) -> bytes:
        """Return the leaflet as it is served now; nothing before the preview is up."""
        try:
            with urlopen(self._url) as answer:
                return bytes(answer.read())
        except (URLError, ConnectionError):
            return b""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
