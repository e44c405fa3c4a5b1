"""What the crew must do, each case in a process of its own: a fork is safe where no threads are, and pytest has some.

`PYTHONPATH=scripts python tests/crew_cases.py fork|spawn CASE`
"""

import os
import signal
import sys

from leaflets import crew
from leaflets.errors import LeafletError


def where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def refuse_odd(number: int) -> int:
    if number % 2:
        raise LeafletError(f"docs/en/{number}.md:1: it is odd; make it even")
    return number


def fall(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def told_by(result: object) -> str:
    """The error that asking for the result raises."""
    try:
        result()
    except LeafletError as error:
        return str(error)
    raise AssertionError("no error")


def results_come_in_the_jobs_order_from_other_processes() -> None:
    told = crew.begin(where, range(9))()
    assert [number for number, _ in told] == list(range(9))
    assert os.getpid() not in {worker for _, worker in told}


def the_first_job_that_failed_raises_the_very_same_error() -> None:
    assert told_by(crew.begin(refuse_odd, range(6))) == "docs/en/1.md:1: it is odd; make it even"


def a_worker_that_the_system_ends_is_told_in_one_line() -> None:
    assert told_by(crew.begin(fall, range(2))).endswith("free some memory and build again")


def one_job_alone_is_done_here_when_its_result_is_asked_for() -> None:
    assert crew.begin(where, [7])() == [(7, os.getpid())]


def what_is_done_aside_needs_no_pickling_and_is_done_here_where_no_copy_is_safe() -> None:
    here = os.getpid()
    by, worker = crew.aside(lambda: (here, os.getpid()))()
    assert by == here
    assert (worker == here) is not crew._alone()


def an_error_aside_is_the_very_same_when_the_result_is_asked_for() -> None:
    assert told_by(crew.aside(lambda: refuse_odd(1))) == "docs/en/1.md:1: it is odd; make it even"


def a_copy_that_the_system_ends_is_told_in_one_line() -> None:
    if crew._alone():  # else it is this process that would be ended
        assert told_by(crew.aside(lambda: fall(0))).endswith("free some memory and build again")


if __name__ == "__main__":
    way, case = sys.argv[1:]
    crew.cores = lambda: 4
    crew._alone = lambda: way == "fork"
    globals()[case]()
