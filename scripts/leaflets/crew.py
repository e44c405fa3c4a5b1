"""The crew: work is done side by side on all cores but one, which is left to whoever gave it and goes on meanwhile."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TypeVar, cast

from leaflets import ending
from leaflets.errors import LeafletError

Job = TypeVar("Job")
Result = TypeVar("Result")

THREADS = Path("/proc/self/task")
"""Holds a folder for each thread of this process, on Linux."""
SCRIPTS = str(Path(__file__).resolve().parents[1])


def begin(work: Callable[[Job], Result], jobs: Sequence[Job]) -> Callable[[], list[Result]]:
    """Start the work on all jobs and return at once; what is returned waits for the results, in the jobs' order.

    `work`, jobs and results are pickled. One job alone, or any on a single core or where processes
    cannot share a lock, is done in this process and only when the results are asked for. Asking raises
    what the work raised for the first job that failed, and a LeafletError if the system ended a worker.
    """
    hands = min(cores() - 1, len(jobs))
    if hands < 1 or len(jobs) < 2:
        return lambda: [work(job) for job in jobs]
    if SCRIPTS not in sys.path:
        sys.path.append(SCRIPTS)  # A spawned worker imports from it; MkDocs shows it to hooks only while they load.
    try:
        pool = ProcessPoolExecutor(hands, mp_context=way_to_start(), initializer=belong_to_parent)
    except OSError:  # Some containers have no /dev/shm, where processes share locks.
        return lambda: [work(job) for job in jobs]
    futures = [pool.submit(work, job) for job in jobs]
    pool.shutdown(wait=False)  # Each worker ends when nothing is left to do.

    def results() -> list[Result]:
        try:
            return [future.result() for future in futures]
        except BrokenProcessPool as error:
            raise LeafletError("the system ended the press at work; free some memory and build again") from error

    return results


def aside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Start the work in a copy of this process and return at once; what is returned waits for the result.

    Unlike `begin` it needs nothing pickled but the result. On a single core, or where a copy is not safe,
    the work is done in this process when the result is asked for. Asking raises the LeafletError or OSError
    that the work raised; any other has told itself, and asking says so.
    """
    if cores() < 2 or not _alone():
        return work
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    context.Process(target=_work_and_send, args=(work, sending), daemon=True).start()
    sending.close()

    def result() -> Result:
        try:
            done, outcome = receiving.recv()
        except EOFError:
            raise LeafletError(
                "a process beside ended early; if nothing above tells why, free some memory and build again"
            ) from None
        if done:
            return cast(Result, outcome)
        raise outcome

    return result


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def way_to_start() -> BaseContext:
    """Return fork, which need not import anything again, where it is safe; else spawn."""
    return multiprocessing.get_context("fork" if _alone() else "spawn")


def _alone() -> bool:
    """Tell whether a fork is safe: it copies locks that other threads hold, and macOS's libraries do not outlive it.

    The system is asked, since Python's `threading` does not know the threads that others have started.
    """
    return sys.platform == "linux" and THREADS.is_dir() and len(list(THREADS.iterdir())) == 1


def _work_and_send(work: Callable[[], Result], sending: Connection) -> None:
    """Do the work and send whether it is done, and its result or the error."""
    belong_to_parent()
    ending.heed()
    try:
        sending.send((True, work()))
    except (LeafletError, OSError) as error:
        sending.send((False, error))


def belong_to_parent() -> None:
    """End this worker with its parent, however that ends, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None  # The crew started this process.
    parent.join()
    os._exit(1)
