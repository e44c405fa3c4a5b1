"""Sends a command a signal as it, or a process beside it, opens a file; the guide's own Python loads it."""

import os
import shutil
import signal
import sys
import sysconfig
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

AT, SIGN = "END_AT", "END_SIGN"
"""The variables with a pattern of the file, and the number of the signal."""


def load_into(root: Path) -> None:
    """Let each Python of the guide's `.venv` begin with this file."""
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(root / ".venv")}))
    shutil.copy(__file__, packages)
    (packages / "end_at.pth").write_text("import end_at; end_at.watch()")


@cache  # Python reads a .pth file once for each of its names, lib and lib64
def watch() -> None:
    """Follow which files are opened; whoever opens that one waits for the end."""
    at, sign, me = os.environ.get(AT, ""), int(os.environ.get(SIGN, 0)), os.getpid()

    def seen(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str) and fnmatchcase(arguments[0], at):
            os.kill(me, sign)
            signal.pause()

    if at:
        signal.signal(sign, signal.SIG_DFL)  # whoever runs the tests may ignore it, as nohup does
        sys.addaudithook(seen)
