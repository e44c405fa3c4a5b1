"""Ends a command by SIGKILL at its n-th change of the disk, as a power cut does; the guide's own Python loads it."""

import os
import shutil
import signal
import sys
import sysconfig
from functools import cache
from pathlib import Path

AT, TELL = "KILL_AT", "KILL_TELL"
"""The variables that say at which change to end (from 1; 0 is never), and in which file to note each change."""
CHANGES = ("os.rename", "os.remove", "os.truncate", "shutil.rmtree")
UNFINISHED = ("/.cache/site-new/", "/.cache/site-old/", "/__pycache__/")
"""Nobody reads these before they are renamed: of what happens there one moment is like the other."""


def load_into(root: Path) -> None:
    """Let each Python of the guide's `.venv` begin with this file."""
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(root / ".venv")}))
    shutil.copy(__file__, packages)
    (packages / "kill_at.pth").write_text("import kill_at; kill_at.watch()")


@cache  # Python reads a .pth file once for each of its names, lib and lib64
def watch() -> None:
    """Follow what this process (none that it starts) changes in its guide."""
    at, tell = os.environ.pop(AT, ""), os.environ.pop(TELL, "")
    if not at:
        return
    root, me, changes, busy = f"{Path(sys.prefix).parent}/", os.getpid(), 0, False

    def seen(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal changes, busy
        if busy or event not in ("open", *CHANGES) or os.getpid() != me:
            return
        path = str(arguments[0])
        if not path.startswith(root) or not _counts(event, f"{path}/", arguments):
            return
        changes += 1
        busy = True
        _note(tell, f"{event} {path}\n")
        if changes == int(at):
            if event == "open":
                Path(path).write_bytes(b"half of")
            os.kill(me, signal.SIGKILL)
        busy = False

    sys.addaudithook(seen)


def _counts(event: str, path: str, arguments: tuple[object, ...]) -> bool:
    if event in ("os.rename", "shutil.rmtree"):
        return True
    flags = arguments[2] if event == "open" else os.O_WRONLY
    writes = isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
    return writes and not any(folder in path for folder in UNFINISHED)


def _note(tell: str, line: str) -> None:
    if tell:
        with Path(tell).open("a", encoding="utf-8") as file:
            file.write(line)
