"""A version that is out, as its git tag says, keeps its entry in history.yml."""

import shutil
from pathlib import Path

import pytest
from test_checks import project
from test_since import git

import checks
from checks import git as asked
from leaflets.errors import LeafletError

RULE = "version-changed-after-release"
HISTORY = Path("docs", "data", "history.yml")
NEWER = """\
- version: "1.1.0"
  date: "2026-12-01"
  cores: {twitches: "aaaaaaaaaa"}
  changes: [Something.]
"""


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide whose version 1.0.0 is out."""
    project(tmp_path)
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "One")
    git(tmp_path, "tag", "v1.0.0")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(guide: Path) -> list[str]:
    return [str(found) for found in checks.run(guide, guide / "docs" / "en") if found.rule == RULE]


def rewrite(old: str, new: str) -> None:
    text = HISTORY.read_text()
    assert old in text
    HISTORY.write_text(text.replace(old, new))


def test_a_newer_entry_above_is_no_mistake(guide: Path) -> None:
    HISTORY.write_text(NEWER + HISTORY.read_text())
    assert told(guide) == []


def test_an_entry_that_is_out_and_changed_is_told(guide: Path) -> None:
    rewrite("[The first version.]", "[Another.]")
    (line,) = told(guide)
    assert line.startswith("docs/data/history.yml:1: version 1.0.0 is out (tag v1.0.0) and its entry is not that")
    assert "git show v1.0.0:docs/data/history.yml" in line
    HISTORY.write_text(NEWER + HISTORY.read_text())
    assert told(guide)[0].startswith("docs/data/history.yml:5: ")


def test_a_version_that_is_out_may_be_withdrawn_and_nothing_else(guide: Path) -> None:
    rewrite("[The first version.]", "[The first version.]\n  withdrawn: A line was wrong.")
    assert told(guide) == []
    rewrite("[The first version.]", "[Another.]")
    (line,) = told(guide)
    assert "its entry is not that of its tag" in line


def test_a_version_that_was_withdrawn_stays_so_in_whatever_words(guide: Path) -> None:
    rewrite("[The first version.]", "[The first version.]\n  withdrawn: A line was wrong.")
    HISTORY.write_text(NEWER + HISTORY.read_text())
    git(guide, "commit", "-am", "Two")
    git(guide, "tag", "v1.1.0")
    rewrite("A line was wrong.", "A line was too short.")
    assert told(guide) == []
    rewrite("  withdrawn: A line was too short.\n", "")
    (line,) = told(guide)
    assert line.startswith(
        "docs/data/history.yml:5: version 1.0.0 was withdrawn (tag v1.1.0); put its “withdrawn” back"
    )


def test_an_entry_that_is_renamed_is_gone(guide: Path) -> None:
    rewrite('"1.0.0"', '"1.1.0"')
    assert told(guide)[0].startswith("docs/data/history.yml:1: version 1.0.0 is out (tag v1.0.0) and has no entry")


def test_a_history_that_is_deleted_has_lost_what_is_out(guide: Path) -> None:
    HISTORY.unlink()
    assert len(told(guide)) == 1


def test_a_guide_in_a_folder_of_the_repository_has_its_own_history(guide: Path) -> None:
    inner = guide / "inner"
    shutil.copytree(guide, inner, ignore=shutil.ignore_patterns(".git", "inner"))
    git(guide, "add", ".")
    git(guide, "commit", "-m", "Two")
    git(guide, "tag", "-f", "v1.0.0")
    assert told(inner) == []
    (inner / HISTORY).unlink()
    assert len(told(inner)) == 1


def test_no_repository_no_git_and_no_tag_are_silent(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite('"1.0.0"', '"1.1.0"')
    with monkeypatch.context() as without_git:
        without_git.setenv("PATH", "")
        assert told(guide) == []
    git(guide, "tag", "-d", "v1.0.0")
    assert told(guide) == []
    shutil.rmtree(guide / ".git")
    assert told(guide) == []


def test_a_repository_that_git_does_not_read_is_told(guide: Path) -> None:
    (guide / ".git" / "HEAD").write_text("nothing\n")
    (line,) = told(guide)
    assert line.startswith(".git:1: git does not read this repository (fatal: not a git repository")


def test_a_git_that_is_stuck_is_told(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "SECONDS", 0)
    with pytest.raises(LeafletError, match=r"\.git:1: git tag has not ended after 0 seconds"):
        asked.tags(guide)
    assert told(guide)[0].startswith(".git:1: git tag")
