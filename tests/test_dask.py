"""Beyond one machine: a real Dask scheduler and two workers on loopback, one of which is killed half-way."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from clinic_runs import command, environment, make_project, run, tree, write_roster

CLINICS = 20
ALONE = ("--no-dashboard", "--host", "127.0.0.1")
ONE = ("--nthreads", "1", "--no-nanny")
HANGS = 120
"""Seconds after which a run that waits for somebody is ended."""


@contextmanager
def started(project: Path, *words: str, ready: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield a Dask process that has said on stderr that it is ready, and the last word of that line."""
    dask = [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:], *ALONE]
    pipes = {"stderr": subprocess.PIPE, "stdout": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(dask, env=environment(project), cwd=project, **pipes) as process:
        try:
            yield process, next(line for line in process.stderr if ready in line).split()[-1]
        finally:
            process.kill()
            process.communicate(timeout=HANGS)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_project(tmp_path_factory.mktemp("project"))


@pytest.fixture
def scheduler(project: Path) -> Iterator[str]:
    with started(project, "scheduler", "--port", "0", ready="Scheduler at:") as (_, address):
        yield address


def test_every_file_is_there_once_and_whole_although_a_worker_is_killed(
    project: Path, scheduler: str, tmp_path: Path
) -> None:
    roster = write_roster(tmp_path / "roster.csv", CLINICS)
    worker = ("worker", scheduler, *ONE)
    out = tmp_path / "out"
    with (
        started(project, *worker, ready="Registered to:") as (doomed, _),
        started(project, *worker, ready="Registered to:"),
    ):
        words = command(project, roster, out, "--scheduler", scheduler)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(words, env=environment(project), **pipes) as running:
            assert any(line == f"Printed: 4 of {CLINICS}\n" for line in running.stdout)
            doomed.kill()
            said, complaints = running.communicate(timeout=HANGS)
    assert (running.returncode, complaints) == (0, "")
    assert f"Clinics: {CLINICS} printed ({4 * CLINICS} leaflets" in said
    assert run(project, roster, tmp_path / "here").returncode == 0
    assert tree(out) == tree(tmp_path / "here")


@pytest.mark.slow
def test_when_all_workers_are_gone_that_is_told_and_what_is_there_is_whole(
    project: Path, scheduler: str, tmp_path: Path
) -> None:
    roster = write_roster(tmp_path / "roster.csv", CLINICS)
    with started(project, "worker", scheduler, *ONE, ready="Registered to:") as (doomed, _):
        words = command(project, roster, tmp_path / "out", "--scheduler", scheduler)
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(words, env=environment(project), **pipes) as running:
            assert any(line == f"Printed: 4 of {CLINICS}\n" for line in running.stdout)
            doomed.kill()
            _, complaints = running.communicate(timeout=HANGS)
    assert running.returncode == 1
    told = "the scheduler or all of its workers are gone; start them and go on with --resume"
    assert complaints.splitlines() == [f"{scheduler}: {told}"]
    assert run(project, roster, tmp_path / "out", "--resume").returncode == 0
    assert not [name for name in tree(tmp_path / "out") if "unfinished" in name]


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(project: Path, scheduler: str, tmp_path: Path) -> None:
    done = run(project, write_roster(tmp_path / "roster.csv", 1), tmp_path / "out", "--scheduler", scheduler)
    assert done.returncode == 1
    assert done.stderr == f"{scheduler}: no worker is there; start some with `dask worker`\n"


def test_a_worker_that_has_not_this_project_is_told(project: Path, scheduler: str, tmp_path: Path) -> None:
    roster = write_roster(tmp_path / "roster.csv", 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clinic_runs.ROOT", tmp_path)
        stranger = started(project, "worker", scheduler, *ONE, ready="Registered to:")
        with stranger:
            patch.undo()
            done = run(project, roster, tmp_path / "out", "--scheduler", scheduler)
    assert done.returncode == 1
    assert "not everyone there can import this project; start scheduler and workers in copies of it" in done.stderr


@pytest.mark.slow
def test_a_scheduler_that_is_not_there_is_told(project: Path, tmp_path: Path) -> None:
    nobody = "tcp://127.0.0.1:1"
    done = run(project, write_roster(tmp_path / "roster.csv", 1), tmp_path / "out", "--scheduler", nobody)
    assert done.returncode == 1
    assert done.stderr == f"{nobody}: no Dask scheduler answers there; start it or correct --scheduler\n"
