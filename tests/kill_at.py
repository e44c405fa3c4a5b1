"""Ends a command by SIGKILL at a change of the disk, as a power cut does; the guide's own Python loads it."""

import os
import shutil
import signal
import sys
import sysconfig
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import audited

AT, TELL, STEPS = "KILL_AT", "KILL_TELL", "KILL_STEPS"
"""The variables that say at which change to end (its number from 1, or a pattern that it matches; 0 is never),
in which file to note each change, and in which each step: whatever is opened or changed in the guide (but its code),
by the command's copies of itself too."""
COUNTED = ("open", "os.rename", "os.remove", "os.truncate", "shutil.rmtree")
UNFINISHED = (".cache/site-new/", ".cache/site-old/", "__pycache__/")
"""Nobody reads these before they are renamed: of what happens there one moment is like the other."""
STEP = b"." * 511 + b"\n"
"""A pipe holds few: a command gets no further ahead of whoever reads its steps."""


def load_into(root: Path) -> None:
    """Let each Python of the guide's `.venv` begin with this file."""
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": str(root / ".venv")}))
    shutil.copy(__file__, packages)
    shutil.copy(audited.__file__, packages)
    (packages / "kill_at.pth").write_text("import kill_at; kill_at.watch()")


@cache  # Python reads a .pth file once for each of its names, lib and lib64
def watch() -> None:
    """Follow what this process does in its guide: its changes are counted, its steps and those of its copies told."""
    at, tell, steps = (os.environ.pop(name, "") for name in (AT, TELL, STEPS))
    if not at and not steps:
        return
    root, me, count, busy = Path(sys.prefix).resolve().parent, os.getpid(), 0, False
    told = os.open(steps, os.O_WRONLY | os.O_APPEND) if steps else None

    def seen(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count, busy
        if busy or event not in COUNTED:
            return
        busy = True
        if told is not None and _is_step(root, arguments[0]):
            os.write(told, STEP)
        change = _change(event, arguments, root) if at and os.getpid() == me else ""
        if change:
            count += 1
            _note(tell, f"{change}\n")
            if at == str(count) or fnmatchcase(change, at):
                _end(event, root / change.split()[1])
        busy = False

    sys.addaudithook(seen)


def _is_step(root: Path, name: object) -> bool:
    path = Path(os.fsdecode(name)).absolute() if isinstance(name, str | bytes | os.PathLike) else Path()
    return path.is_relative_to(root) and path.suffix not in (".py", ".pyc") and path.name != "__pycache__"


def _change(event: str, arguments: tuple[object, ...], root: Path) -> str:
    """Return the event and the paths in the guide that it changes; nothing if it does not count."""
    paths = [Path(path) for path in audited.changed(event, arguments)]
    if event == "open" and any(path.is_dir() for path in paths):
        return ""  # a file without a name: nobody finds it afterwards
    names = [path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)]
    finished = [name for name in names if not any(folder in f"{name}/" for folder in UNFINISHED)]
    counts = finished or event in ("os.rename", "shutil.rmtree")
    return " ".join((event, *names)) if names and counts else ""


def _end(event: str, path: Path) -> None:
    if event == "open":
        path.write_bytes(b"half of")
    os.kill(os.getpid(), signal.SIGKILL)


def _note(tell: str, line: str) -> None:
    if tell:
        with Path(tell).open("a", encoding="utf-8") as file:
            file.write(line)
