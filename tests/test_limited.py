"""Whatever a limit ends is seen to end badly, also in a process that the work has started, which a command outlives."""

import subprocess
import sys
from pathlib import Path

import pytest
from two_pages import ROOT

PROGRAM = """
import os, signal, sys
from pathlib import Path
import limited
from leaflets import crew, workers

def work(*_):
    {work}
    return 0

def aside():
    return crew.aside(work)()

def in_a_pool():
    with workers.processes(1, None) as at_work:
        return [result for _, result in at_work.done(work, ["a job"])][0]

limited.MOST_SECONDS, limited.HANGS = 1, {hangs}
print(limited.wrong(limited.in_a_copy({where}, "x 1", Path())))
"""
ENDS = {
    "a fault of a library": "os.kill(os.getpid(), signal.SIGSEGV)",
    "no end of computing": "while True: pass",
    "too much memory": "bytes(700_000_000)",
    "a file outside": "Path('.cache', '..', 'out').write_text('x')",
    "a Python fault": "{}['x']",
}


def told(folder: Path, work: str, where: str, *, hangs: int = 60) -> str:
    """What is said to be wrong with the work; empty if it ended well."""
    (folder / ".cache").mkdir()
    words = [sys.executable, "-c", PROGRAM.format(work=work, where=where, hangs=hangs)]
    paths = f"{ROOT / 'scripts'}:{ROOT / 'tests'}"
    done = subprocess.run(words, cwd=folder, env={"PYTHONPATH": paths}, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert not (folder / "out").exists()
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux' own")
@pytest.mark.parametrize("where", ["work", "aside", "in_a_pool"])
class TestWorkHereAndInAProcessOfItsOwn:
    def test_what_ends_well_is_let_be(self, tmp_path: Path, where: str) -> None:
        assert told(tmp_path, "Path('.cache', 'a').write_text('x')", where) == ""

    @pytest.mark.parametrize("end", ENDS)
    def test_what_a_limit_ends_is_wrong(self, tmp_path: Path, where: str, end: str) -> None:
        assert told(tmp_path, ENDS[end], where)

    def test_what_hangs_is_ended_and_wrong(self, tmp_path: Path, where: str) -> None:
        assert "ended with -14" in told(tmp_path, "signal.pause()", where, hangs=1)
