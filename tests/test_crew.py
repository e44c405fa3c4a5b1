"""The crew: side by side, in order, with the same errors, and gone with whoever started it."""

import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from leaflets import crew

ROOT = Path(__file__).resolve().parent.parent


CASES = Path(__file__).with_name("crew_cases.py")
NAMES = re.findall(r"^def (\w+)\(\) -> None:", CASES.read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("way", ["fork", "spawn"])
@pytest.mark.parametrize("case", NAMES)
def test_in_a_process_of_its_own(case: str, way: str) -> None:
    if way == "fork" and sys.platform != "linux":
        pytest.skip("a fork is safe on Linux only")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, str(CASES), way, case]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment)
    assert done.returncode == 0, done.stderr  # at its end Python may complain of a pool whose worker was killed


def where(number: int) -> tuple[int, int]:
    return number, os.getpid()


def test_on_a_single_core_nothing_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "cores", lambda: 1)
    assert crew.begin(where, range(3))() == [(number, os.getpid()) for number in range(3)]


def test_no_jobs_give_no_results() -> None:
    assert crew.begin(where, [])() == []


@pytest.mark.skipif(sys.platform != "linux", reason="a fork is safe on Linux only")
def test_a_process_with_threads_is_not_forked_though_python_does_not_know_them() -> None:
    code = (
        "import _thread, os; from leaflets import crew; ways = [crew.way_to_start().get_start_method()]\n"
        "lock = _thread.allocate_lock(); lock.acquire(); _thread.start_new_thread(lock.acquire, ())\n"
        "ways.append(crew.way_to_start().get_start_method()); print(*ways, flush=True); os._exit(0)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    assert done.stdout == "fork spawn\n", done.stderr


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
    os.write(sys.stdout.fileno(), b"at work\n")  # in one piece, beside that of the other
    threading.Event().wait(60)
