"""What Python's audit events are about to change on the disk, and an end for a process that changes what it may not.

Standard library only: a guide's own Python loads it too.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

OUTSIDE = 3
"""The exit code of one that would write where it may not."""
CHANGED: dict[str, tuple[tuple[int, int | None], ...]] = {
    "open": ((0, None),),
    "os.chmod": ((0, 2),),
    "os.link": ((1, 3),),
    "os.mkdir": ((0, 2),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.rmdir": ((0, 1),),
    "os.symlink": ((1, 2),),
    "os.truncate": ((0, None),),
    "os.utime": ((0, 3),),
    "shutil.rmtree": ((0, 1),),
}
"""Of each event the arguments with a path that changes, and with the open folder in which that is, if in any."""
FOLLOW = ("open", "os.chmod", "os.truncate", "os.utime")
"""These change what a link leads to, all others the link."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def changed(event: str, arguments: tuple[object, ...]) -> tuple[str, ...]:
    """Return the paths, as they really are, that the event is about to change; none if it only reads."""
    if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITING):
        return ()
    names = (arguments[name] for name, folder in CHANGED.get(event, ()) if not _is_open(arguments, folder))
    return tuple(_real(os.fsdecode(name), event) for name in names if isinstance(name, str | bytes | os.PathLike))


def end_outside(allowed: Iterable[Path]) -> None:
    """From now on end this process, and those that it forks, before it changes anything but these and what is in them.

    It says so on stderr in a line that begins with `outside: `.
    """
    folders = tuple(path.resolve() for path in allowed)
    sys.dont_write_bytecode = True  # what Python compiles of a module is no output

    def seen(event: str, arguments: tuple[object, ...]) -> None:
        for path in changed(event, arguments):
            if not any(Path(path).is_relative_to(folder) for folder in folders):
                os.write(2, f"outside: {event} {path}\n".encode(errors="replace"))
                os._exit(OUTSIDE)

    sys.addaudithook(seen)


def _is_open(arguments: tuple[object, ...], folder: int | None) -> bool:
    """Tell whether the name is one in an open folder: only `shutil.rmtree` has such, and has told its folder before."""
    held = arguments[folder] if folder is not None and folder < len(arguments) else None
    return isinstance(held, int) and held >= 0


def _real(name: str, event: str) -> str:
    if event in FOLLOW:
        return os.path.realpath(name)
    folder, last = os.path.split(name.rstrip("/") or "/")  # of a link it is the name that changes
    return os.path.normpath(Path(os.path.realpath(folder or "."), last))
