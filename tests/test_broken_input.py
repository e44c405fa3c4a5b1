"""Broken Markdown and YAML, made by the hundred: never a traceback, always file, line, what is wrong, and a remedy."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_checks import DATA, DAY, project

import checks

SHAPE = re.compile(r"[^:\n]+:[1-9]\d*: .+; .+ \[[a-z0-9-]+\]", re.DOTALL)
MARKS = (
    "# ¦## ¦#### ¦{#id .emergency}¦{:¦}¦if:¦- ¦1. ¦|¦|---|¦  ¦[F001]¦"
    "[F999, general]¦[general¦[here](¦](x.md)¦![](¦<div>¦<!--"
)
WORDS = "word¦Two people¦12345¦call 998¦should¦cures¦MRI¦. ¦“¦’¦`¦*¦>¦\u00ad¦\t¦\n¦\n\n¦---\n¦```\n¦clinical: false\n"
KEYS = (
    "a¦:¦: ¦- ¦\n¦  ¦[¦]¦{¦}¦&a ¦*a¦!ENV x¦!!python/name:os¦'¦\"¦|¦#¦"
    "extra¦version¦leaflets¦F001¦S01¦says¦hard¦no¦0b_¦2026-02-31¦\t"
)


def pieces(known: str, most: int) -> st.SearchStrategy[str]:
    """Texts of the known pieces, parted by “¦”, with any others between them."""
    return st.lists(st.sampled_from(known.split("¦")) | st.text(max_size=8), max_size=most).map("".join)


MARKDOWN, YAML = pieces(f"{MARKS}¦{WORDS}", 40), pieces(KEYS, 25)
FUZZ = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path, DATA / "words.md")


def told(guide: Path) -> list[str]:
    findings = [str(finding) for finding in checks.run(guide, guide / "docs" / "en", as_of=DAY)]
    assert [line for line in findings if not SHAPE.fullmatch(line)] == []
    return findings


@FUZZ
@given(text=MARKDOWN)
def test_a_broken_page_is_told_by_file_and_line(guide: Path, text: str) -> None:
    (guide / "docs" / "en" / "causes.md").write_text(text, encoding="utf-8", errors="surrogatepass")
    told(guide)


@FUZZ
@given(text=YAML)
def test_broken_front_matter_is_told_by_file_and_line(guide: Path, text: str) -> None:
    page = f"---\n{text}\n---\n\n# Title\n"
    (guide / "docs" / "en" / "causes.md").write_text(page, encoding="utf-8", errors="surrogatepass")
    told(guide)


@FUZZ
@given(text=YAML, whole=st.booleans())
@pytest.mark.parametrize("name", ["facts", "sources", "regions", "services", "wording", "plain-words"])
def test_a_broken_data_file_is_told_by_file_and_line(guide: Path, name: str, text: str, whole: bool) -> None:
    file = guide / "docs" / "data" / f"{name}.yml"
    good = (DATA / f"{name}.yml").read_text(encoding="utf-8")
    file.write_text(text if whole else good + text, encoding="utf-8", errors="surrogatepass")
    told(guide)
    shutil.copy(DATA / f"{name}.yml", file)


@FUZZ
@given(text=YAML, whole=st.booleans())
def test_a_broken_mkdocs_yml_is_told_by_file_and_line(guide: Path, text: str, whole: bool) -> None:
    good = (DATA / "mkdocs.yml").read_text(encoding="utf-8")
    broken = text if whole else good + text
    (guide / "mkdocs.yml").write_text(broken, encoding="utf-8", errors="surrogatepass")
    told(guide)
