"""Work in a copy of this process that may use 600 MB, 10 seconds and its own folders, and what is wrong at its end."""

import os
import re
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import audited

MOST_BYTES, MOST_SECONDS, HANGS = 600_000_000, 10, 120
"""Of memory for data, of a processor, and of the clock, as one that waits for nothing uses no processor; a build of
this guide needs 150 MB and 1.5 seconds. What it starts may have as much memory and processor again."""
CAUGHT = re.compile(r"^outside: |ended early|the system ended", re.MULTILINE)
"""What is told of a process at work that a limit has ended; the command itself ends as of a mistake of the author."""
UNTOUCHED = "nothing mutated"
"""The name of the outcome that shows that the rest means something."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How it ended."""

    name: str
    """Of a mutation the file and the seed."""
    code: int
    """The exit code, or the signal below zero."""
    told: str
    """What stood on stderr."""


def in_a_copy(work: Callable[[], int], name: str, root: Path) -> Outcome:
    """Return how the work ended, which may write in the `.cache` of its project only."""
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            os.dup2(told.fileno(), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            _limit(root / ".cache")
            _work(work)
        _, status = os.waitpid(child, 0)
        with suppress(ProcessLookupError):  # what it started ends with it, but for what hangs
            os.killpg(child, signal.SIGKILL)
        told.seek(0)
        return Outcome(name=name, code=os.waitstatus_to_exitcode(status), told=told.read().decode(errors="replace"))


def _work(work: Callable[[], int]) -> None:
    """End this process as a command ends."""
    import bootstrap

    try:
        bootstrap.run(work)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  (whatever it is, a command would show it)
        sys.excepthook(*sys.exc_info())
        code = 70
    sys.stderr.flush()
    os._exit(int(code or 0))


def _limit(folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    signal.alarm(HANGS)
    tempfile.tempdir = str(folder)
    audited.end_outside((folder, Path("/dev")))


def wrong(outcome: Outcome) -> str:
    """Return what is wrong with how it ended; empty if nothing is: what is mended by its author may be refused."""
    if outcome.code not in (0, 1):
        return f"{outcome.name}: ended with {outcome.code}: {outcome.told[-1500:]}"
    lines = outcome.told.splitlines()
    if "Traceback" in outcome.told or any(len(line) > 2_000 for line in lines):
        return f"{outcome.name}: {outcome.told[-1500:]}"
    if outcome.code == 1 and not lines:
        return f"{outcome.name}: nothing was told"
    if CAUGHT.search(outcome.told):
        return f"{outcome.name}: a limit ended it: {outcome.told[-1500:]}"
    if outcome.name == UNTOUCHED and outcome.code:
        return f"{outcome.name}: what is good already is refused: {outcome.told[-1500:]}"
    return ""
