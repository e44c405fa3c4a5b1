"""Hostile pictures, and a process for printing them that may use 300 MB, 5 seconds and one folder."""

import os
import resource
import struct
import subprocess
import sys
import zlib
from pathlib import Path

TESTS = Path(__file__).resolve().parent
MOST_BYTES, MOST_SECONDS = 300_000_000, 5
HANGS = 120
"""Seconds after which a print that waits for something is ended; one that computes ends before."""


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_of(width: int, height: int) -> bytes:
    """A PNG of one bit a pixel: 81 million of them are 10 kB."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((width // 8 + 1) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def press_within_limits(body: str, css: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Print on A4; `root` is the project, whose neighbours may not be opened."""
    path = os.pathsep.join([str(TESTS.parent / "scripts"), str(TESTS)])
    return subprocess.run(
        [sys.executable, __file__, body, css, root],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=HANGS,
    )


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))


def _forbid(root: Path) -> None:
    """End the process when it opens what is not meant for it, or looks for the network."""
    secrets = (str(root.parent / "outside"), "/etc/passwd")

    def seen(event: str, arguments: tuple[object, ...]) -> None:
        opened = str(arguments[0]) if event == "open" else ""
        if event.startswith("socket.") or opened.startswith(secrets):
            os.write(2, f"forbidden: {event} {arguments}\n".encode())
            os._exit(3)

    sys.addaudithook(seen)


def _print(body: str, css: str, root: Path) -> None:
    from printing import press_body

    from leaflets.errors import LeafletError

    _forbid(root)
    try:
        press_body(body, css, root)
    except LeafletError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    _limit()
    _print(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
