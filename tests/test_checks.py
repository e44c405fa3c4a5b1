"""The content rules: each has folders of cases in tests/checks/, which an author can add to."""

import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import checks
from checks.cores import guide_core
from checks.page import Page
from checks.prose import sentences, words
from checks.reading import read_page
from checks.standards import read_standards
from checks.terms import glossary_terms
from checks.whole import read_whole

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "checks"
DATA = CASES / "data"
FOLDERS = sorted(folder.parent for folder in CASES.glob("*/bad.md"))
PAGE_RULES = {checks.name(rule) for rule in checks.PAGE_RULES}
GUIDE_RULES = {checks.name(rule) for rule in checks.GUIDE_RULES}
ON_A_PAGE = [folder for folder in FOLDERS if not folder.name.startswith((*GUIDE_RULES, "catalogue"))]
IN_THE_GUIDE = [folder for folder in FOLDERS if folder not in ON_A_PAGE]
DAY = date(2027, 5, 22)
"""On which the cases' reviews are looked at."""

HELP = (DATA / "help.md").read_text()


def page(file: Path) -> Page:
    standards, findings = read_standards(DATA)
    assert not findings
    terms = glossary_terms(read_page(DATA / "words.md", standards))
    return read_page(file, replace(standards, glossary=terms))


def told_of(file: Path) -> list[str]:
    """What the rules find on one page, the file by its name alone."""
    findings = sorted(checks.check_page(page(file)))
    return [f"{found}".replace(found.path, file.name, 1) for found in findings]


@pytest.mark.parametrize("case", ON_A_PAGE, ids=lambda folder: folder.name)
def test_a_bad_page_is_told_line_by_line(case: Path) -> None:
    assert told_of(case / "bad.md") == (case / "expected.txt").read_text().splitlines()


@pytest.mark.parametrize("case", ON_A_PAGE, ids=lambda folder: folder.name)
def test_a_good_page_is_left_in_peace(case: Path) -> None:
    assert told_of(case / "good.md") == []


def project(folder: Path, *files: Path) -> Path:
    """A project with a help page, its data, and the files; a folder's files take the place of the project's own."""
    shutil.copytree(DATA, folder / "docs" / "data", ignore=shutil.ignore_patterns("*.md", "mkdocs.yml"))
    (folder / "docs" / "en").mkdir()
    for name in ("print/leaflet.html", "print/a4.css", "labels/en.yml"):
        (folder / "overrides" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "overrides" / name, folder / "overrides" / name)
    for name in ("help.md", "words.md"):
        shutil.copy(DATA / name, folder / "docs" / "en")
    shutil.copy(DATA / "mkdocs.yml", folder)
    for file in files:
        if file.is_dir():
            shutil.copytree(file, folder, dirs_exist_ok=True)
        elif file.exists():
            shutil.copy(file, folder / "docs" / "en")
    for record in (folder / "docs" / "data" / "reviews").glob("*.yml"):
        record.write_text(with_core(record.read_text(), folder))
    return folder


def with_core(text: str, folder: Path) -> str:
    """The text with the core of the guide in the folder, which changes with any label that is printed."""
    whole = read_whole(folder, folder / "docs" / "en")
    return text.replace("{core}", str(guide_core(whole.pages, whole.standards.regions)))


def told_of_guide(folder: Path, rule: str) -> list[str]:
    """What the rule finds in the guide."""
    return [str(told) for told in checks.run(folder, folder / "docs" / "en", as_of=DAY) if rule.startswith(told.rule)]


@pytest.mark.parametrize("case", IN_THE_GUIDE, ids=lambda folder: folder.name)
def test_a_bad_guide_is_told(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    guide = project(tmp_path, case / "bad.md", case / "bad")
    expected = with_core((case / "expected.txt").read_text(), guide)
    assert told_of_guide(guide, case.name) == expected.splitlines()


@pytest.mark.parametrize("case", IN_THE_GUIDE, ids=lambda folder: folder.name)
def test_a_good_guide_is_left_in_peace(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert told_of_guide(project(tmp_path, case / "good.md", case / "good"), case.name) == []


def test_every_rule_has_a_case_named_after_it() -> None:
    assert {folder.name for folder in FOLDERS} >= PAGE_RULES | GUIDE_RULES


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a guide of one good page with a card, and its data."""
    monkeypatch.chdir(tmp_path)
    return project(tmp_path)


def run(guide: Path) -> list[str]:
    """What is found, but for the history, which these tests do not write anew."""
    found = checks.run(guide, guide / "docs" / "en")
    return [str(finding) for finding in found if finding.rule != "core-without-version"]


def test_broken_data_hides_no_mistake_on_a_page_and_brings_up_none(guide: Path) -> None:
    (guide / "docs" / "data" / "facts.yml").write_text("F001:\n  says: [\n")
    (guide / "docs" / "data" / "wording.yml").write_text("name: []\n")
    (guide / "docs" / "en" / "help.md").write_text(HELP.replace("# Help\n", "# Help\n\n# About Bell’s palsy\n"))
    assert run(guide) == [
        "docs/data/facts.yml:3: this is not YAML (did not find expected node content); "
        "mend the line or the one above it [data]",
        "docs/data/wording.yml:1: unknown key “name”; did you mean “names”? [data]",
        "docs/en/help.md:3: “About Bell’s palsy” is a second title; write it with “##” [one-h1]",
    ]


def test_findings_stand_in_the_order_of_lines(guide: Path) -> None:
    (guide / "docs" / "en" / "causes.md").write_text("# Causes\n\n[Help](help.md), no fact.\n\n## Too Much Coffee\n")
    assert [line.partition(": ")[0] for line in run(guide)] == ["docs/en/causes.md:3", "docs/en/causes.md:5"]


def test_a_page_that_is_not_text_hides_no_other_page(guide: Path) -> None:
    (guide / "docs" / "en" / "causes.md").write_bytes(b"# Causes\n\nCaf\xe9\n")
    (guide / "docs" / "en" / "diary.md").write_text("no title, see [Help](help.md) [general]\n")
    assert [line.partition(": ")[0] for line in run(guide)] == ["docs/en/causes.md:3", "docs/en/diary.md:1"]


def test_a_folder_with_a_page_s_name_is_no_page(guide: Path) -> None:
    (guide / "docs" / "en" / "folder.md").mkdir()
    assert run(guide) == []


@pytest.mark.parametrize(
    ("name", "text", "parts"),
    [
        ("regions", "[]", ["regions"]),
        ("services", "{}", ["actions", "heading_ends", "services"]),
        (
            "wording",
            "{}",
            ["abbreviations", "names", "vague_links", "absolute", "danger_signs", "soothing", "attributions"],
        ),
        ("plain-words", "{}", ["hard"]),
        ("facts", "{}", ["facts"]),
    ],
)
def test_an_empty_file_switches_no_rule_off_in_silence(guide: Path, name: str, text: str, parts: list[str]) -> None:
    (guide / "docs" / "data" / f"{name}.yml").write_text(text)
    place = f"docs/data/{name}.yml:1"
    told = [f"{place}: “{part}” is empty, so its rules are off; write it [data]" for part in parts]
    assert [line for line in run(guide) if line.startswith(place)] == sorted(told)


def test_a_guide_without_its_page_of_words_is_told(guide: Path) -> None:
    (guide / "docs" / "en" / "words.md").unlink()
    (line,) = run(guide)
    assert line.startswith("docs/en/words.md:1: no table explains the medical words; add one")


def test_a_mistake_in_facts_hides_none_in_sources(guide: Path) -> None:
    for name, good, bad in (("facts", "grade: A", "grade: Z"), ("sources", "weight: A", "weight: Y")):
        file = guide / "docs" / "data" / f"{name}.yml"
        file.write_text(file.read_text().replace(good, bad, 1))
    assert [line.partition(";")[0] for line in run(guide)] == [
        "docs/data/facts.yml:4: “grade” cannot be “Z”",
        "docs/data/sources.yml:6: “weight” cannot be “Y”",
    ]


def test_an_unknown_key_hides_no_other_mistake_in_mkdocs_yml(guide: Path) -> None:
    file = guide / "mkdocs.yml"
    file.write_text(file.read_text().replace("status: unreviewed", "status: well").replace("a4: 1", "a4: 0"))
    file.write_text(file.read_text().replace("extra:\n", "extra:\n  versoin: 1\n", 1))
    assert [line.partition(";")[0] for line in run(guide)] == [
        "mkdocs.yml:3: unknown key “versoin”",
        "mkdocs.yml:7: “status” cannot be “well”",
        "mkdocs.yml:12: “a4”: input should be greater than 0",
    ]


def test_broken_plain_words_bring_up_no_medical_word(guide: Path) -> None:
    (guide / "docs" / "data" / "plain-words.yml").write_text("hrad: {}\n")
    (guide / "docs" / "en" / "help.md").write_text(f"{HELP}- an MRI, EEG or NHS test shows blefarospazm [F001]\n")
    assert [line for line in run(guide) if "term-" in line] == []


def test_the_guide_has_nothing_to_mend() -> None:
    assert checks.run(ROOT, ROOT / "docs" / "en", as_of=date(2026, 11, 22)) == []


def test_the_mark_does_not_count_as_words(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nIt stops. [F001, F090]\n")
    (block,) = page(tmp_path / "a.md").blocks
    assert (block.parts, block.facts) == (("It stops.",), ("F001", "F090"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It stops. It comes back.", ["It stops.", "It comes back."]),
        ("Take 1.9 mg. Then wait", ["Take 1.9 mg.", "Then wait"]),
        ("Some, e.g. NHS pages, say so.", ["Some, e.g. NHS pages, say so."]),
        ("Ask (Dr. Who) now. Go.", ["Ask (Dr. Who) now.", "Go."]),
        ("“Is it?” It is… 5 of 9 say so!", ["“Is it?”", "It is…", "5 of 9 say so!"]),
        ("Wait … and see", ["Wait … and see"]),
    ],
)
def test_a_text_is_split_into_sentences(text: str, found: list[str]) -> None:
    assert [sentence for _, sentence in sentences(text, ("e.g.", "Dr."))] == found


def test_a_sentence_knows_how_many_line_breaks_stand_before_it() -> None:
    assert [breaks for breaks, _ in sentences("One\ntwo. Three.\nFour.", ())] == [0, 1, 2]


def test_dashes_and_signs_are_no_words() -> None:
    assert words("A well-known sign — 1,000 – “times”—or more") == [
        "A", "well-known", "sign", "1,000", "“times”", "or", "more",
    ]  # fmt: skip


def test_the_faults_of_the_article_that_this_guide_replaced_are_all_caught(guide: Path) -> None:
    """No danger signs or sources, grade 16, “numbness is normal”, “supplements correct it”, “sleep prevents”."""
    for file in (CASES / "faults.md", DATA / "words.md"):
        shutil.copy(file, guide / "docs" / "en")
    shutil.copytree(ROOT / "docs" / "data", guide / "docs" / "data", dirs_exist_ok=True)
    found = {line.partition("docs/en/faults.md:")[2] for line in run(guide)}
    told = {(line.partition(":")[0], line.rpartition("[")[2].rstrip("]")) for line in found if line}
    assert told >= {
        ("1", "page-without-way-to-help"),
        ("1", "page-hard-to-read"),
        ("1", "heading-in-title-case"),
        ("3", "facts-missing"),
        ("3", "sentence-too-long"),
        ("3", "hard-word"),
        ("3", "term-not-in-glossary"),
        ("5", "facts-missing"),
        ("5", "danger-called-normal"),
        ("7", "facts-missing"),
        ("7", "absolute-word"),
        ("9", "facts-missing"),
        ("9", "absolute-word"),
        ("9", "says-should"),
    }
    assert "9: “prevents” claims more than is known; write “may help” [absolute-word]" in found
    assert "9: “cure” claims more than is known; write “may help” [absolute-word]" in found
    assert any(line.startswith("7: “correct” claims more than is known; write “may help, if a test") for line in found)
    (grade,) = (line for line in found if "page-hard-to-read" in line)
    assert float(re.search(r"Flesch-Kincaid ([\d.]+)", grade)[1]) >= 16


WORDS_ELSEWHERE = [
    ("overrides/labels/en.yml", "diary-kept: Added.", "diary-kept: You should add.", "says-should"),
    ("overrides/labels/en.yml", "care-emergency: Emergency", "care-emergency: Prior to help", "hard-word"),
    ("overrides/labels/en.yml", "paper-more: ", 'paper-more: "Numbness is normal." #', "danger-called-normal"),
    ("overrides/labels/en.yml", "diary-deleted: Deleted.", f"diary-deleted: {'so ' * 21}long.", "sentence-too-long"),
    ("docs/data/regions.yml", 'note: ""', "note: Call 0800 123 456.", "phone-unknown"),
    ("docs/data/regions.yml", 'note: ""', "note: This cures it.", "absolute-word"),
    ("docs/data/history.yml", "The first version", "This cures it", "absolute-word"),
]


@pytest.mark.parametrize(("file", "good", "bad", "rule"), WORDS_ELSEWHERE)
def test_words_that_no_page_has_are_read_too(guide: Path, file: str, good: str, bad: str, rule: str) -> None:
    assert run(guide) == []
    text = (guide / file).read_text(encoding="utf-8")
    assert text.count(good) == 1
    (guide / file).write_text(text.replace(good, bad), encoding="utf-8")
    line = text[: text.index(good)].count("\n") + 1
    (told,) = run(guide)
    assert told.startswith(f"{file}:{line}: ")
    assert told.endswith(f"[{rule}]")


@pytest.mark.parametrize("text", ["a: " + "[" * 400 + "]" * 400, "a: &a [b, *a]", "- &a [c]\n- [*a, *a]"])
def test_labels_that_are_deep_or_name_themselves_end_in_no_traceback(guide: Path, text: str) -> None:
    (guide / "overrides" / "labels" / "en.yml").write_text(text, encoding="utf-8")
    assert all(found.startswith("overrides/labels/en.yml:1: ") for found in run(guide))


def test_labels_that_are_no_yaml_are_told_once(guide: Path) -> None:
    (guide / "overrides" / "labels" / "en.yml").write_text("a: [\n", encoding="utf-8")
    (told,) = (str(one) for one in checks.run(guide, guide / "docs" / "en"))
    assert told.startswith("overrides/labels/en.yml:2: this is not YAML")


def test_hidden_files_and_the_locks_of_editors_are_no_pages(guide: Path) -> None:
    (guide / "docs" / "en" / ".#help.md").symlink_to("someone@example.org")
    (guide / "docs" / "en" / ".drafts").mkdir()
    (guide / "docs" / "en" / ".drafts" / "new.md").write_text("no title\n")
    assert run(guide) == []
    (guide / "docs" / "en" / "new.md").write_text("no title\n")
    assert run(guide) != []
