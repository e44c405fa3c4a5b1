"""Workers of this machine: results in order, few at a time, tools given once, and a dead one told.

They are spawned here, since whoever runs tests side by side has threads; the tests of the command fork.
"""

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from leaflets.errors import LeafletError
from leaflets.workers import AHEAD, processes


class Tools:
    """Counts in this process how often it is sent to another."""

    def __init__(self) -> None:
        self.sent = 0

    def __getstate__(self) -> dict[str, int]:
        self.sent += 1
        return {"sent": self.sent}


def where(tools: str, job: int) -> tuple[str, int, int]:
    return tools, job, os.getpid()


def seen(tools: Tools, _: int) -> int:
    return id(tools)


def fall(_: str, job: int) -> int:
    if job == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return job


def test_results_come_in_order_with_their_jobs_from_other_processes() -> None:
    with processes(2, "tools") as workers:
        done = list(workers.done(where, range(20)))
    assert [(job, result[:2]) for job, result in done] == [(job, ("tools", job)) for job in range(20)]
    assert os.getpid() not in {result[2] for _, result in done}


def test_the_tools_go_to_a_worker_once_not_with_each_job() -> None:
    tools = Tools()
    with processes(1, tools) as workers:
        assert len({result for _, result in workers.done(seen, range(9))}) == 1
    assert tools.sent <= 1


def test_only_a_few_jobs_are_given_out_before_a_result_is_taken() -> None:
    given = 0

    def jobs() -> Iterator[int]:
        nonlocal given
        for job in range(100):
            given += 1
            yield job

    with processes(2, "tools") as workers:
        next(workers.done(where, jobs()))
    assert given == 2 * AHEAD


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is not killed by a signal")
def test_a_worker_that_the_system_ends_is_told_in_one_line() -> None:
    told = r"^the system ended a worker; free some memory and go on with --resume$"
    with pytest.raises(LeafletError, match=told), processes(2, "tools") as workers:
        list(workers.done(fall, range(9)))


def test_no_jobs_give_no_results() -> None:
    with processes(2, "tools") as workers:
        assert list(workers.done(where, [])) == []
