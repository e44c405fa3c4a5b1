"""A command that the system ends by a signal leaves no temporary folder, and ends by that signal."""

import signal
from pathlib import Path

import end_at
import pytest
from mutations import write_clinics
from two_pages import edit, run_in


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    ("words", "at"),
    [
        (("build.py",), "*/handbook-*/handbook.pdf"),
        (("clinics.py", "clinics/roster.csv", "--out", "clinics/out"), "*/docs/en/*.md"),
    ],
)
def test_a_command_that_the_system_ends_leaves_no_temporary_folder(
    guide: Path, tmp_path: Path, words: tuple[str, ...], at: str, sign: signal.Signals
) -> None:
    own = tmp_path / "tmp"
    own.mkdir()
    write_clinics(guide / "clinics")
    edit(guide)
    end_at.load_into(guide)
    done = run_in(guide, *words, TMPDIR=str(own), END_AT=at, END_SIGN=str(int(sign)))
    assert (done.returncode, list(own.iterdir())) == (-sign, [])
    assert "Traceback" not in done.stderr
    assert run_in(guide, *words, TMPDIR=str(own)).returncode == 0
