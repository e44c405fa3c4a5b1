"""The command check.py: what it prints, and its exit codes."""

import sys
from pathlib import Path

import pytest
from test_checks import HELP, project
from two_pages import with_cores

import bootstrap
import check


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(bootstrap, "ROOT", project(tmp_path))
    history = tmp_path / "docs" / "data" / "history.yml"
    history.write_text(with_cores(history.read_text(encoding="utf-8"), tmp_path), encoding="utf-8")
    monkeypatch.setattr(bootstrap, "ready", lambda: print("Set-up: ready"))
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["check.py", "--as-of", "2026-11-22", *arguments])
    return check.main()


def test_a_good_guide_ends_with_0_and_prints_nothing(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--strict") == 0
    assert capsys.readouterr().out == ""


def test_a_mistake_ends_with_1_and_stands_alone_on_stdout(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / "docs" / "en" / "help.md").write_text(HELP.replace("# Help", "# Help prior to", 1))
    assert run(monkeypatch) == 1
    assert capsys.readouterr().out.splitlines()[-1] == (
        "docs/en/help.md:1: “prior to” is a hard word; write “before” [hard-word]"
    )


def test_a_warning_ends_with_0_and_with_1_if_strict(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--as-of", "2030-01-02") == 0
    assert "mkdocs.yml:7: warning: the guide is out of date since 2030-01-01; " in capsys.readouterr().out
    assert run(monkeypatch, "--as-of", "2030-01-02", "--strict") == 1


def test_a_day_that_is_none_ends_with_2(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(monkeypatch, "--as-of", "tomorrow")


@pytest.mark.parametrize(
    "wrong", [("--trace", ""), ("--trace", " "), ("--since", ""), ("--trace", "It stops.", "--since", "1.0.0")]
)
def test_nothing_to_look_for_and_two_things_at_once_end_with_2(
    guide: Path, monkeypatch: pytest.MonkeyPatch, wrong: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        run(monkeypatch, *wrong)
