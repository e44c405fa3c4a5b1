"""A process that may change only some folders is ended before it changes anything else, however it names it."""

import subprocess
import sys
from pathlib import Path

import pytest
from audited import OUTSIDE

TESTS = Path(__file__).resolve().parent
WELL = (
    "open('in/a', 'w')",
    "os.rename('in/b', 'in/c')",
    "open('out')",
    "os.mkdir('in/d')",
    "os.symlink('../out', 'in/e')",
    "os.remove('in/link')",
    "os.link('out', 'in/f')",
    "shutil.rmtree('in')",
    "LINUX and os.open('in', os.O_RDWR | os.O_TMPFILE)",
    "open(os.open('out', os.O_RDONLY)).read()",
)
BADLY = (
    "open('out', 'w')",
    "open('in/../out', 'a')",
    "open('in/s/../../out', 'r+')",
    "open(os.path.abspath('out'), 'wb')",
    "os.open(b'out', os.O_WRONLY)",
    "os.open('.', os.O_RDWR | os.O_TMPFILE) if LINUX else os.mkdir('x')",
    "open('in-evil/a', 'w')",
    "open('in/link', 'w')",
    "os.rename('in/b', 'b')",
    "os.rename('out', 'in/out')",
    "os.remove('out')",
    "os.symlink('in/b', 'y')",
    "os.link('in/b', 'y')",
    "os.truncate('out', 9)",
    "os.mkdir('in/../d')",
    "os.rmdir('in-evil/')",
    "os.chmod('out', 0)",
    "shutil.rmtree(Path('in-evil'))",
)


def ended(folder: Path, change: str) -> int:
    """The exit code of a process that makes the change and may do so in the folder `in`."""
    for made in ("in", "in/s", "in-evil"):
        (folder / made).mkdir()
    for made in ("out", "in/b"):
        (folder / made).touch()
    (folder / "in" / "link").symlink_to("../out")
    begin = "import os, shutil, sys, audited\nfrom pathlib import Path\nLINUX = sys.platform == 'linux'"
    code = f"{begin}\naudited.end_outside([Path('in')])\n{change}"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, env={"PYTHONPATH": str(TESTS)}).returncode


@pytest.mark.parametrize("change", WELL)
def test_what_is_inside_may_change_and_all_may_be_read(tmp_path: Path, change: str) -> None:
    assert ended(tmp_path, change) == 0


@pytest.mark.parametrize("change", BADLY)
def test_nothing_outside_changes(tmp_path: Path, change: str) -> None:
    assert ended(tmp_path, change) == OUTSIDE
    assert (tmp_path / "out").read_bytes() == b""
    assert {path.name for path in tmp_path.iterdir()} == {"in", "in-evil", "out"}
