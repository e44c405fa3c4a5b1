"""What has changed since a version, for whoever reviews it."""

import subprocess
import sys
from pathlib import Path

import pytest
from test_checks import project

import bootstrap
import check
from leaflets.errors import LeafletError

BEFORE = """\
# Causes

It stops. It comes back. See [help](help.md). [F001]

- stress [F001]
- sleep [F001]
"""
NOW = """\
# Causes

It stops soon. It comes back. See [help](help.md). [F001]

- stress [F001, general]
- coffee [F001]
- tea [F001]
"""


def git(folder: Path, *arguments: str) -> None:
    author = ("-c", "user.name=A. Example", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", folder, *author, *arguments], check=True, capture_output=True)


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the version 1.0.0 in git, and pages that have changed since."""
    monkeypatch.setattr(bootstrap, "ROOT", project(tmp_path))
    monkeypatch.setattr(bootstrap, "ready", lambda: None)
    pages = tmp_path / "docs" / "en"
    (pages / "causes.md").write_text(BEFORE)
    (pages / "about.md").write_text("---\nclinical: false\n---\n\n# About\n\nOld.\n")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "One")
    git(tmp_path, "tag", "v1.0.0")
    (pages / "causes.md").write_text(NOW)
    (pages / "about.md").write_text("---\nclinical: false\n---\n\n# About\n\nNew.\n")
    return tmp_path


def run(version: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["check.py", "--since", version])
    return check.main()


def test_each_changed_sentence_on_health_is_listed_and_no_other(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("1.0.0", monkeypatch) == 0
    assert capsys.readouterr().out.splitlines() == [
        "docs/en/causes.md:3: was “It stops.” [F001], is “It stops soon.” [F001]",
        "docs/en/causes.md:5: “stress” rested on [F001], rests on [F001, general]",
        "docs/en/causes.md:6: was “sleep” [F001], is “coffee” [F001]",
        "docs/en/causes.md:7: new: “tea” [F001]",
    ]


def test_a_page_that_is_gone_or_new_is_listed_whole(
    guide: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (guide / "docs" / "en" / "causes.md").rename(guide / "docs" / "en" / "reasons.md")
    (guide / "docs" / "en" / "reasons.md").write_text("# Reasons\n\nIt stops. [F001]\n")
    run("1.0.0", monkeypatch)
    told = capsys.readouterr().out.splitlines()
    assert "docs/en/causes.md: gone: “It comes back.” [F001]" in told
    assert told[-1] == "docs/en/reasons.md:3: new: “It stops.” [F001]"


def test_an_unknown_version_is_told_with_those_there_are(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LeafletError, match=r"--since 1\.0\.1: there is no git tag v1\.0\.1; did you mean “1\.0\.0”\?"):
        run("1.0.1", monkeypatch)


def test_a_folder_without_git_is_told(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (guide / ".git").rename(guide / "git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(guide.parent))
    with pytest.raises(LeafletError, match="--since: git could not read this folder; use a clone"):
        run("1.0.0", monkeypatch)


TABLE = """\
# Doses

See [help](help.md). [F001]

| Sign | Safe |
|---|---|
| numb | no [F001] |
"""
EDITS = [
    ("docs/en/help.md", ".emergency}", ".see-doctor}", "help.md:3: was “## Call now if: {.emergency}”, is “## Call"),
    ("docs/en/causes.md", "help.md", "about.md", "causes.md:3: was “help → help.md”, is “help → about.md”"),
    ("docs/en/tables.md", "Safe", "Unsafe", "tables.md:5: was “column: Safe”, is “column: Unsafe”"),
    ("docs/data/regions.yml", '"999"', '"998"', "regions.yml:3: was “GB emergency number: 999”, is “GB emerg"),
    ("docs/data/facts.yml", "is a small", "is a large", "facts.yml:2: was “F001 says: A twitch is a small move"),
    ("mkdocs.yml", "section: emergency", "section: other", "mkdocs.yml:13: was “extra leaflets twitches sections sec"),
    ("overrides/labels/en.yml", "care-emergency: Emergency", "care-emergency: Soon", "is “care-emergency: Soon”"),
]


@pytest.fixture
def unchanged(guide: Path) -> Path:
    """The same project, with no change since its version."""
    (guide / "docs" / "en" / "tables.md").write_text(TABLE)
    git(guide, "add", ".")
    git(guide, "commit", "-m", "Two")
    git(guide, "tag", "-f", "v1.0.0")
    return guide


@pytest.mark.parametrize(("file", "old", "new", "told"), EDITS)
def test_what_is_not_in_a_sentence_is_listed_too(
    unchanged: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    old: str,
    new: str,
    told: str,
) -> None:
    run("1.0.0", monkeypatch)
    assert capsys.readouterr().out == ""
    text = (unchanged / file).read_text(encoding="utf-8")
    assert old in text
    (unchanged / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    run("1.0.0", monkeypatch)
    (line,) = capsys.readouterr().out.splitlines()
    assert told in line


def test_a_page_in_a_folder_and_one_with_an_accent_are_compared(
    unchanged: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [unchanged / "docs" / "en" / name for name in ("more/causes.md", "café.md")]
    for page in pages:
        page.parent.mkdir(exist_ok=True)
        page.write_text("# More\n\nIt stops. [F001]\n", encoding="utf-8")
    git(unchanged, "add", ".")
    git(unchanged, "commit", "-m", "Three")
    git(unchanged, "tag", "v1.0.1")
    for page in pages:
        page.write_text("# More\n\nIt stays. [F001]\n", encoding="utf-8")
    run("v1.0.1", monkeypatch)
    assert capsys.readouterr().out.splitlines() == [
        "docs/en/café.md:3: was “It stops.” [F001], is “It stays.” [F001]",
        "docs/en/more/causes.md:3: was “It stops.” [F001], is “It stays.” [F001]",
    ]
