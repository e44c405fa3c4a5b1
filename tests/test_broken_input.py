"""Broken Markdown and YAML, made by the hundred: never a traceback, always file, line, what is wrong, and a remedy."""

import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_checks import DATA, DAY, ROOT, project

import checks
from checks.finding import Finding, from_error
from leaflets.errors import LeafletError
from passport.records import read_records

SHAPE = re.compile(r"[^:\n]+:[1-9]\d*: .+; .+ \[[a-z0-9-]+\]")
MARKS = (
    "# ¦## ¦#### ¦{#id .emergency}¦{:¦}¦if:¦- ¦1. ¦|¦|---|¦  ¦[F001]¦"
    '[F999, general]¦[general¦[here](¦](x.md)¦![](¦<div>¦<!--¦{class="emergency"}¦<!-->¦-->¦: '
)
WORDS = "word¦Two people¦12345¦call 998¦should¦cures¦MRI¦. ¦“¦’¦`¦*¦>¦\u00ad¦\t¦\n¦\n\n¦---\n¦```\n¦clinical: false\n"
KEYS = (
    "a¦:¦: ¦- ¦\n¦  ¦[¦]¦{¦}¦&a ¦*a¦!ENV x¦!!python/name:os¦'¦\"¦|¦#¦"
    'extra¦version¦leaflets¦F001¦S01¦says¦hard¦no¦0b_¦2026-02-31¦\t¦!!int ¦!!float ¦!!bool ¦!!timestamp ¦""¦+¦? '
    "¦Twitch¦absolute¦markdown_extensions:¦def_lst¦{}¦3¦\\n"
)


def pieces(known: str, most: int) -> st.SearchStrategy[str]:
    """Texts of the known pieces, parted by “¦”, with any others between them."""
    return st.lists(st.sampled_from(known.split("¦")) | st.text(max_size=8), max_size=most).map("".join)


def deep(marks: str) -> st.SearchStrategy[str]:
    """One of the marks hundreds of times, and then its end as often, as nobody writes and a slip of a key does."""
    mark = st.sampled_from(marks.split("¦"))
    return st.builds(lambda mark, times: mark[0] * times + "a" + mark[1:] * times, mark, st.integers(100, 2000))


MARKDOWN = pieces(f"{MARKS}¦{WORDS}", 40) | deep("**¦__¦>¦(¦[]¦`¦_*¦-")
YAML = pieces(KEYS, 25) | deep("[]¦{}¦[¦{¦&¦-").map("a: {}".format) | deep("[]¦{}¦[")
FUZZ = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return project(tmp_path, DATA / "words.md")


def told(guide: Path) -> None:
    in_shape(checks.run(guide, guide / "docs" / "en", as_of=DAY))


def in_shape(findings: Iterable[Finding]) -> None:
    assert [line for line in map(str, findings) if not SHAPE.fullmatch(line)] == []


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


@FUZZ
@given(text=YAML, whole=st.booleans())
def test_a_broken_history_is_told_by_file_and_line(guide: Path, text: str, whole: bool) -> None:
    good = '- {version: "1.0.0", date: 2026-01-01, cores: {}, changes: [Some]}\n'
    broken = text if whole else good + text
    (guide / "docs" / "data" / "history.yml").write_text(broken, encoding="utf-8", errors="surrogatepass")
    told(guide)


@FUZZ
@given(text=YAML, whole=st.booleans())
def test_broken_labels_are_told_by_file_and_line(guide: Path, text: str, whole: bool) -> None:
    shutil.copytree(ROOT / "overrides" / "print", guide / "overrides" / "print", dirs_exist_ok=True)
    (guide / "docs" / "data" / "history.yml").write_text("[]\n")
    file = guide / "overrides" / "labels" / "en.yml"
    file.parent.mkdir(exist_ok=True)
    good = (ROOT / "overrides" / "labels" / "en.yml").read_text(encoding="utf-8")
    file.write_text(text if whole else good + text, encoding="utf-8", errors="surrogatepass")
    told(guide)


@FUZZ
@given(text=YAML)
def test_a_broken_record_of_what_people_did_is_told_by_file_and_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "test.yml").write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        read_records(tmp_path)
    except LeafletError as error:
        in_shape(from_error(error, "record"))


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("docs/en/causes.md", f"# Title\n\n{'*' * 1000}a{'*' * 1000}\n"),
        ("docs/en/causes.md", '---\nclinical: !!int ""\n---\n\n# Title\n'),
        ("docs/data/facts.yml", 'F001: !!float ""\n'),
        ("docs/data/sources.yml", "S01: !!int +\n"),
        ("docs/data/wording.yml", 'absolute: {"": may help}\n'),
        ("mkdocs.yml", "markdown_extensions: [def_lst]\n"),
        ("mkdocs.yml", "markdown_extensions: [3]\n"),
        ("mkdocs.yml", "markdown_extensions: [{}]\n"),
    ],
    ids=lambda value: value[:30],
)
def test_what_once_ended_in_a_traceback_is_told(guide: Path, file: str, text: str) -> None:
    (guide / file).write_text(text)
    findings = checks.run(guide, guide / "docs" / "en", as_of=DAY)
    in_shape(findings)
    assert file in {finding.path for finding in findings}
    assert len(findings) < 20


def test_a_review_due_on_the_last_of_all_days_is_soon_for_once(guide: Path) -> None:
    file = guide / "mkdocs.yml"
    file.write_text(file.read_text().replace("2030-01-01", "9999-12-31"))
    findings = checks.run(guide, guide / "docs" / "en", as_of=date(9999, 12, 20))
    assert "review-due-soon" in {finding.rule for finding in findings}


def test_a_value_over_lines_keeps_its_remedy_on_the_one_line(guide: Path) -> None:
    file = guide / "docs" / "data" / "facts.yml"
    file.write_text(file.read_text().replace("tag: USE", 'tag: "U\\n\\nSE"', 1))
    assert "docs/data/facts.yml:5: “tag” cannot be “U SE”; did you mean “USE”? [data]" in map(
        str, checks.run(guide, guide / "docs" / "en")
    )


def test_an_error_without_a_place_is_told_all_the_same() -> None:
    (finding,) = from_error(LeafletError("no room left; make some"), "data")
    assert str(finding) == "mkdocs.yml:1: no room left; make some [data]"
