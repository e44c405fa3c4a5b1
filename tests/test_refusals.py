"""What the system refuses is told in a line with its file; a bug of ours keeps its traceback."""

import errno
from pathlib import Path

import pytest

import bootstrap
from refusals import REFUSALS, refusal

ROOT = Path("/a/guide")


@pytest.mark.parametrize(
    ("filename", "shown"),
    [
        ("/a/guide/site/index.html", "site/index.html"),
        ("site", "site"),
        ("/b/x", "/b/x"),
        (None, "/a/guide"),
        (7, "/a/guide"),
    ],
)
def test_the_file_is_named_as_seen_from_the_project_and_else_the_project(filename: object, shown: str) -> None:
    error = OSError(errno.ENOSPC, "No space left on device")
    error.filename = filename
    assert refusal(error, ROOT) == f"{shown}: {REFUSALS[errno.ENOSPC]}"


def test_of_a_copy_the_file_that_cannot_be_written_is_named() -> None:
    error = OSError(errno.ENOSPC, "No space left on device", "/from/here", None, "/a/guide/site/there")
    assert (refusal(error, ROOT) or "").startswith("site/there: ")


@pytest.mark.parametrize("number", sorted(REFUSALS))
def test_each_refusal_is_one_line_with_what_is_wrong_and_a_remedy(number: int) -> None:
    wrong, remedy = REFUSALS[number].split("; ", 1)
    assert wrong
    assert remedy
    assert "\n" not in REFUSALS[number]


def test_what_no_user_can_mend_keeps_its_traceback() -> None:
    def bug() -> int:
        raise FileNotFoundError(errno.ENOENT, "No such file", "x")

    with pytest.raises(FileNotFoundError):
        bootstrap.run(bug)


def test_any_command_tells_a_refusal_and_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    def refused() -> int:
        raise OSError(errno.ENAMETOOLONG, "File name too long", "a" * 300)

    with pytest.raises(SystemExit) as end:
        bootstrap.run(refused)
    assert end.value.code == 1
    assert capsys.readouterr().err.startswith(f"{'a' * 300}: its path is too long; ")
