"""A command that the system ends (SIGTERM, or SIGHUP as its terminal closes) takes its temporary folders with it."""

import multiprocessing
import os
import signal
from types import FrameType
from typing import NoReturn

SIGNS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
PATIENCE = 5
"""Seconds that a process beside has to clean up."""


class EndedError(SystemExit):
    """The system ends the command."""

    def __init__(self, sign: int) -> None:
        super().__init__(128 + sign)
        self.sign = sign


def heed() -> None:
    """Raise an EndedError where this process is when the system ends it, and end at once when it is told again.

    What is ignored stays so, as by `nohup`.
    """
    for sign in SIGNS:
        if signal.getsignal(sign) == signal.SIG_DFL:
            signal.signal(sign, _raise)


def let_be() -> None:
    """Let this process end at once, as if `heed` had not been called."""
    for sign in SIGNS:
        if signal.getsignal(sign) == _raise:
            signal.signal(sign, signal.SIG_DFL)


def end(sign: int) -> NoReturn:
    """End the processes beside, and then this one by the signal, as whoever sent it expects."""
    beside = multiprocessing.active_children()
    for process in beside:
        process.terminate()
    for process in beside:
        process.join(PATIENCE)
    signal.signal(sign, signal.SIG_DFL)
    os.kill(os.getpid(), sign)
    raise SystemExit(128 + sign)


def _raise(sign: int, frame: FrameType | None) -> None:
    signal.signal(sign, signal.SIG_DFL)
    raise EndedError(sign)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=let_be)  # a worker has nothing to tidy; one that has heeds anew
