"""The guide of two pages (tests/guide), copied and built by the real scripts, to be broken in tests/faults."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest
from clone import borrow_venv, command

import bootstrap
from checks.cores import cores, guide_core
from checks.whole import read_whole

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "tests" / "guide"
BUILDS_WITH = ("scripts", "overrides", *bootstrap.PACK_LOCKS)
"""What the guide takes from the project. A data file that every guide must have stands in tests/guide/docs/data."""
NO_RIGHTS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if os.geteuid() == 0 else ()
"""Stands before a command and takes root's rights over all files away: permissions hold as for any other user."""
HANGS = 120
"""Seconds after which a command is taken to hang."""


def few(cases: Iterable[object], number: int) -> list[object]:
    """The cases, of which all but the first few run with `test.py --all` only."""
    return [pytest.param(case, marks=[pytest.mark.slow] if at >= number else []) for at, case in enumerate(cases)]


def copied(root: Path) -> Path:
    """Put the guide into a folder that is not there yet, ready to be built."""
    shutil.copytree(GUIDE, root)
    for name in BUILDS_WITH:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, root)
    history = root / "docs" / "data" / "history.yml"
    history.write_text(with_cores(history.read_text(encoding="utf-8"), root), encoding="utf-8")
    borrow_venv(root)
    return root


def with_cores(text: str, root: Path) -> str:
    """The history with the cores of the guide in the folder: they change with any label that is printed."""
    whole = read_whole(root, root / "docs" / "en")
    (leaflet,) = cores(whole, root).items()
    for name, core in (leaflet, ("guide", guide_core(whole.pages, whole.standards.regions))):
        text = re.sub(rf'{name}: "[0-9a-f]{{10}}"', f'{name}: "{core}"', text)
    return text


def moved(built: Path, root: Path) -> Path:
    """Copy a guide that is built already, with a `.venv` that knows its new place."""
    shutil.copytree(built, root, ignore=shutil.ignore_patterns(".venv"))
    borrow_venv(root)
    return root


def run(root: Path, *, before: tuple[str, ...] = (), **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Build the guide; `before` stands before the command, and a variable that is None is taken away."""
    return run_in(root, "build.py", before=before, **environment)


def run_in(
    root: Path, *verb: str, before: tuple[str, ...] = (), **environment: str | None
) -> subprocess.CompletedProcess[str]:
    """Run a command in the guide's folder."""
    words = [*before, *command(root, *verb)]
    variables = {name: value for name, value in {**os.environ, **environment}.items() if value is not None}
    return subprocess.run(
        words, cwd=root, capture_output=True, text=True, errors="replace", env=variables, timeout=HANGS
    )


def edit(root: Path) -> None:
    """Change the head of a page and what each paper says of its press; words on health belong to a version."""
    for name, word in (("docs/en/index.md", "for the tests"), ("mkdocs.yml", "made-up press")):
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(text.replace(word, f"{word} and trials"), encoding="utf-8")


def files(folder: Path) -> dict[str, str]:
    """The files beneath the folder, each with the SHA-256 of its content."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in found}


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """What was told of a fault: one line with its remedy, and the exit code of something to mend."""
    assert "Traceback" not in done.stderr, done.stderr
    (line,) = done.stderr.splitlines()
    assert done.returncode in (1, 2), done
    assert "; " in line, line
    return line


def good(done: subprocess.CompletedProcess[str]) -> str:
    """What a command said that did its work."""
    assert (done.returncode, done.stderr) == (0, ""), (done.stdout, done.stderr)
    return done.stdout
