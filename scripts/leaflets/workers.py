"""Where work is done: in processes on this machine, or by the workers of a Dask cluster; the same work in both."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from leaflets import crew
from leaflets.errors import LeafletError

if TYPE_CHECKING:
    from distributed import Client

Tools = TypeVar("Tools")
Job = TypeVar("Job")
Result = TypeVar("Result")

AHEAD = 3
"""Jobs that are given out for each worker: it never waits for the next, and few results wait to be written."""
ANSWER, PATIENCE = 10, 60
"""Seconds: within which a scheduler answers, and for which a cluster may be without a worker."""

TALKATIVE = ("distributed.client", "tornado.application")
"""Loggers that show tracebacks when a cluster goes away."""
PACKAGE = __name__.partition(".")[0]
GONE = "the scheduler or all of its workers are gone"

_tools: Any = None
"""What a worker of this machine was given when it started."""


@dataclass(frozen=True, kw_only=True)
class Workers(Generic[Tools]):
    """Workers that hold the same tools."""

    count: int
    submit: Callable[[Callable[[Tools, Any], Any], Any], "Future[Any]"]
    """Starts work on a job."""
    result: Callable[["Future[Any]"], Any] = Future.result
    """Waits for it; raises a LeafletError when nobody is left to do it."""

    def done(self, work: Callable[[Tools, Job], Result], jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Yield each job with its result, in the jobs' order; only a few are under way at a time."""
        waiting: deque[tuple[Job, Future[Any]]] = deque()
        for job in jobs:
            waiting.append((job, self.submit(work, job)))
            if len(waiting) == AHEAD * self.count:
                first, future = waiting.popleft()
                yield first, self.result(future)
        for first, future in waiting:
            yield first, self.result(future)


@contextmanager
def processes(count: int, tools: Tools) -> Iterator[Workers[Tools]]:
    """Yield workers on this machine; a LeafletError is raised when the system ends one.

    Where processes cannot share a lock (some containers have no /dev/shm) the work is done in this one.
    """
    try:
        pool = ProcessPoolExecutor(count, crew.way_to_start(), _begin, (tools,))
    except OSError:
        yield Workers(count=1, submit=lambda work, job: _done_here(work(tools, job)))
        return
    try:
        yield Workers(count=count, submit=lambda work, job: pool.submit(_with_tools, work, job))
    except BrokenProcessPool as error:
        raise LeafletError("the system ended a worker; free some memory and go on with --resume") from error
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def cluster(address: str, tools: Tools) -> Iterator[Workers[Tools]]:
    """Yield the workers of a Dask scheduler; a LeafletError is raised when it or all of them are gone."""
    from distributed import Client  # it takes a second to load, which only a cluster needs

    for log in TALKATIVE:  # what goes wrong is told here, in a line
        logging.getLogger(log).setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=ANSWER, set_as_default=False)
    except OSError as error:
        raise LeafletError(f"{address}: no Dask scheduler answers there; start it or correct --scheduler") from error
    with client:
        try:
            found = _of(client, tools, address)
        except TimeoutError as error:
            raise LeafletError(f"{address}: no worker is there; start some with `dask worker`") from error
        try:
            yield found
        except (CancelledError, TimeoutError) as error:  # which of them, the cluster's clock decides
            raise LeafletError(f"{address}: {GONE}; start them and go on with --resume") from error


def _of(client: "Client", tools: Tools, address: str) -> Workers[Tools]:
    """Return the workers there are, each given the tools; raise TimeoutError if there are none."""
    client.wait_for_workers(1, timeout=ANSWER)
    found = (client.run_on_scheduler(find_spec, PACKAGE), *client.run(find_spec, PACKAGE).values())
    if not all(found):
        remedy = "start scheduler and workers in copies of it with PYTHONPATH=scripts"
        raise LeafletError(f"{address}: not everyone there can import this project; {remedy}")
    threads = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
    held = client.scatter(tools, broadcast=True)
    executor = client.get_executor(pure=False)
    return Workers(
        count=threads,
        submit=lambda work, job: executor.submit(work, held, job),
        result=lambda future: _result(future, client),
    )


def _result(future: "Future[Result]", client: "Client") -> Result:
    """Return the result; raise TimeoutError when the cluster has been without a worker for too long."""
    alone = 0
    while True:
        try:
            return future.result(timeout=ANSWER)
        except TimeoutError:
            alone = 0 if client.scheduler_info()["workers"] else alone + ANSWER
            if future.done() or alone >= PATIENCE:
                raise


def _done_here(result: Result) -> "Future[Result]":
    """Return the result as of work that is done."""
    future: Future[Result] = Future()
    future.set_result(result)
    return future


def _begin(tools: object) -> None:
    global _tools
    crew.belong_to_parent()
    _tools = tools


def _with_tools(work: Callable[[Any, Job], Result], job: Job) -> Result:
    return work(_tools, job)
