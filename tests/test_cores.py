"""The core that check.py computes is the one that the build prints."""

import json
import shutil
from pathlib import Path

import pytest
from test_checks import ROOT
from test_trace import whole

import checks
from checks.cores import cores


def test_each_core_is_the_one_of_the_build(site: Path) -> None:
    told = json.loads((site / "editions.json").read_text(encoding="utf-8"))["editions"]
    built = {edition["leaflet"]: edition["core"] for edition in told if edition["core"]}
    assert cores(whole(), ROOT) == built


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the rule reads of the real guide."""
    for name in ("docs", "overrides/print", "overrides/labels"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(guide: Path) -> list[str]:
    return [str(found) for found in checks.run(guide, guide / "docs" / "en") if found.rule == "core-without-version"]


def test_the_history_fits_the_guide_and_a_change_outside_of_leaflets_needs_no_version(guide: Path) -> None:
    page = guide / "docs" / "en" / "causes.md"
    page.write_text(page.read_text(encoding="utf-8").replace("This is rare:", "This is quite rare:"), encoding="utf-8")
    assert told(guide) == []


def test_a_core_that_changed_while_the_version_did_not_is_an_error(guide: Path) -> None:
    page = guide / "docs" / "en" / "summary.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("lasts over 2 weeks", "lasts over 3 weeks"), encoding="utf-8"
    )
    (line,) = told(guide)
    assert line.startswith("docs/data/history.yml:")
    assert "the text of “lip-twitching” is not that of version 0.1.0; raise extra.version in mkdocs.yml" in line


def test_a_broken_history_is_told(guide: Path) -> None:
    (guide / "docs" / "data" / "history.yml").write_text("- version: 1\n")
    assert told(guide)[0].startswith("docs/data/history.yml:1: ")


def test_a_missing_history_is_told(guide: Path) -> None:
    (guide / "docs" / "data" / "history.yml").unlink()
    assert told(guide)[0].startswith("docs/data/history.yml:1: there is no such file; add it")


def test_other_mistakes_do_not_silence_the_rule(guide: Path) -> None:
    page = guide / "docs" / "en" / "summary.md"
    page.write_text(page.read_text(encoding="utf-8").replace("over 2 weeks", "over 3 weeks"), encoding="utf-8")
    (guide / "docs" / "data" / "facts.yml").write_text("F001: [\n")
    assert "is not that of version 0.1.0" in told(guide)[0]
