"""The crew: side by side, in order, with the same errors, and gone with whoever started it."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from leaflets import crew
from leaflets.errors import LeafletError

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(params=["fork", "spawn"])
def four_cores(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "fork" and sys.platform != "linux":
        pytest.skip("a fork is safe on Linux only")
    monkeypatch.setattr(crew, "cores", lambda: 4)
    monkeypatch.setattr(crew, "_alone", lambda: request.param == "fork")


def where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def refuse_odd(number: int) -> int:
    if number % 2:
        raise LeafletError(f"docs/en/{number}.md:1: it is odd; make it even")
    return number


def fall(_: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.usefixtures("four_cores")
def test_results_come_in_the_jobs_order_from_other_processes() -> None:
    told = crew.begin(where, range(9))()
    assert [number for number, _ in told] == list(range(9))
    assert os.getpid() not in {worker for _, worker in told}


@pytest.mark.usefixtures("four_cores")
def test_the_first_job_that_failed_raises_the_very_same_error() -> None:
    with pytest.raises(LeafletError, match=r"^docs/en/1.md:1: it is odd; make it even$"):
        crew.begin(refuse_odd, range(6))()


@pytest.mark.usefixtures("four_cores")
@pytest.mark.skipif(sys.platform == "win32", reason="there a process is not killed by a signal")
def test_a_worker_that_the_system_ends_is_told_in_one_line() -> None:
    with pytest.raises(LeafletError, match="free some memory and build again"):
        crew.begin(fall, range(2))()


@pytest.mark.usefixtures("four_cores")
def test_one_job_alone_is_done_here_when_its_result_is_asked_for() -> None:
    assert crew.begin(where, [7])() == [(7, os.getpid())]


def test_on_a_single_core_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores", lambda: 1)
    assert crew.begin(where, range(3))() == [(number, os.getpid()) for number in range(3)]


def test_no_jobs_give_no_results() -> None:
    assert crew.begin(where, [])() == []


def test_a_process_with_threads_is_not_forked() -> None:
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert crew.way_to_start().get_start_method() == "spawn"
    finally:
        waiting.set()
        thread.join()


@pytest.mark.usefixtures("four_cores")
def test_what_is_done_aside_needs_no_pickling_and_is_done_here_where_no_copy_is_safe() -> None:
    told = {"by": os.getpid()}
    result = crew.aside(lambda: (told["by"], os.getpid()))()
    assert result[0] == os.getpid()
    assert (result[1] == os.getpid()) is not crew._alone()


@pytest.mark.usefixtures("four_cores")
def test_an_error_aside_is_the_very_same_when_the_result_is_asked_for() -> None:
    result = crew.aside(lambda: refuse_odd(1))
    with pytest.raises(LeafletError, match=r"^docs/en/1.md:1: it is odd; make it even$"):
        result()


@pytest.mark.skipif(sys.platform != "linux", reason="a copy of a process is safe on Linux only")
def test_a_copy_that_the_system_ends_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores", lambda: 4)
    monkeypatch.setattr(crew, "_alone", lambda: True)
    result = crew.aside(lambda: fall(0))
    with pytest.raises(LeafletError, match="free some memory and build again"):
        result()


@pytest.mark.skipif(sys.platform == "win32", reason="there a worker's pipe stays open otherwise")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    code = (
        "import os, sys, time; sys.path[:0] = sys.argv[1:]\n"
        "from leaflets import crew; from test_crew import speak_and_wait\n"
        "crew.cores = lambda: 3; crew.begin(speak_and_wait, range(2))()"
    )
    pipes = {"stdout": subprocess.PIPE, "text": True}
    folders = [str(ROOT / "scripts"), str(ROOT / "tests")]
    with subprocess.Popen([sys.executable, "-c", code, *folders], **pipes) as parent:
        assert [parent.stdout.readline() for _ in range(2)] == ["at work\n"] * 2
        parent.kill()
        assert parent.communicate(timeout=30)[0] == "", "the pipe closes with the last worker"


def speak_and_wait(_: int) -> None:
    print("at work", flush=True)
    threading.Event().wait(60)
