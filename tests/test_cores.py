"""The core that check.py computes is the one that the build prints."""

import json
import shutil
from pathlib import Path

import pytest
from test_checks import ROOT
from test_trace import whole

import checks
from checks.cores import cores, guide_core
from checks.whole import read_whole


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


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_outside_of_leaflets_is_one_of_the_guide(guide: Path) -> None:
    rewrite(guide / "docs" / "en" / "causes.md", "This is rare:", "This is quite rare:")
    (line,) = told(guide)
    assert "the text of the pages on health is not that of version 0.2.0; raise extra.version" in line


def test_the_core_of_the_guide_knows_care_classes_links_and_numbers_but_no_marks_and_line_breaks(guide: Path) -> None:
    def core() -> str | None:
        read = read_whole(guide, guide / "docs" / "en")
        return guide_core(read.pages, read.standards.regions)

    def after(file: str, old: str, new: str) -> str | None:
        path = guide / "docs" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        now = core()
        path.write_text(text, encoding="utf-8")
        return now

    same = core()
    assert after("en/help.md", "[F090", "[F091, F090") == same
    assert after("en/help.md", " the ", "\nthe ") == same
    assert after("en/about.md", "# About", "# Of") == same
    changed = [
        after("en/help.md", "#emergency .emergency", "#emergency .see-doctor"),
        after("en/causes.md", "](help.md", "](treatment.md"),
        after("data/regions.yml", '"999"', '"998"'),
        after("data/regions.yml", "name: United Kingdom", "name: Kingdom"),
    ]
    assert len({same, *changed}) == 5


def test_the_history_fits_the_guide(guide: Path) -> None:
    assert told(guide) == []


def test_a_core_that_changed_while_the_version_did_not_is_an_error(guide: Path) -> None:
    rewrite(guide / "docs" / "en" / "summary.md", "more than 2 weeks", "more than 3 weeks")
    of_the_guide, line = told(guide)
    assert "the pages on health" in of_the_guide
    assert line.startswith("docs/data/history.yml:")
    assert "the text of “lip-twitching” is not that of version 0.2.0; raise extra.version in mkdocs.yml" in line


def test_a_broken_history_is_told(guide: Path) -> None:
    (guide / "docs" / "data" / "history.yml").write_text("- version: 1\n")
    assert told(guide)[0].startswith("docs/data/history.yml:1: ")


def test_a_missing_history_is_told(guide: Path) -> None:
    (guide / "docs" / "data" / "history.yml").unlink()
    assert told(guide)[0].startswith("docs/data/history.yml:1: there is no such file; add it")


def test_other_mistakes_do_not_silence_the_rule(guide: Path) -> None:
    rewrite(guide / "docs" / "en" / "summary.md", "more than 2 weeks", "more than 3 weeks")
    (guide / "docs" / "data" / "facts.yml").write_text("F001: [\n")
    assert all("is not that of version 0.2.0" in line for line in told(guide))
    assert len(told(guide)) == 2
