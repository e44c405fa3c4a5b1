"""The content rules: each has folders of cases in tests/checks/, which an author can add to."""

import shutil
from pathlib import Path

import pytest

import checks
from checks.page import Page
from checks.prose import sentences, words
from checks.reading import read_page
from checks.standards import read_standards

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "checks"
DATA = CASES / "data"
FOLDERS = sorted(folder.parent for folder in CASES.glob("*/bad.md"))


def page(file: Path) -> Page:
    standards, findings = read_standards(DATA)
    assert not findings
    return read_page(file, standards)


def told_of(file: Path) -> list[str]:
    """What the rules find on one page, the file by its name alone."""
    findings = sorted(checks.check_page(page(file)))
    return [f"{found}".replace(found.path, file.name, 1) for found in findings]


@pytest.mark.parametrize("case", FOLDERS, ids=lambda folder: folder.name)
def test_a_bad_page_is_told_line_by_line(case: Path) -> None:
    assert told_of(case / "bad.md") == (case / "expected.txt").read_text().splitlines()


@pytest.mark.parametrize("case", FOLDERS, ids=lambda folder: folder.name)
def test_a_good_page_is_left_in_peace(case: Path) -> None:
    assert told_of(case / "good.md") == []


def test_every_rule_for_a_page_has_a_case_named_after_it() -> None:
    names = {rule.__name__.replace("_", "-") for rule in checks.PAGE_RULES}
    assert names <= {folder.name for folder in FOLDERS}


@pytest.fixture
def guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a guide of one good page with a card, and its data."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "help.md").write_text(
        "# Help\n\n## Call now if: {#emergency .emergency}\n\n- the face drops [F090]\n"
    )
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(guide: Path) -> list[str]:
    return [str(finding) for finding in checks.run(guide / "en", guide / "data")]


def test_a_good_guide_is_left_in_peace(guide: Path) -> None:
    assert run(guide) == []


def test_a_warning_sign_that_no_card_page_tells_is_told(guide: Path) -> None:
    (guide / "en" / "help.md").write_text("# Help\n\nThe face drops. [F090]\n")
    assert run(guide) == [
        "data/facts.yml:11: no “emergency” card tells of F090; "
        "tell it there, or change its tag [care-fact-without-place]"
    ]


def test_a_region_with_an_unknown_source_is_told(guide: Path) -> None:
    regions = guide / "data" / "regions.yml"
    regions.write_text(regions.read_text().replace("[S01]", "[S02]"))
    assert run(guide) == ["data/regions.yml:6: there is no source S02; did you mean “S01”? [region-source-unknown]"]


def test_broken_data_hides_no_mistake_on_a_page_and_brings_up_none(guide: Path) -> None:
    (guide / "data" / "facts.yml").write_text("F001:\n  says: [\n")
    (guide / "data" / "wording.yml").write_text("name: []\n")
    (guide / "en" / "help.md").write_text("# Help\n\n# About Bell’s palsy\n\nIt is weak. [F001]\n")
    assert run(guide) == [
        "data/facts.yml:3: this is not YAML (did not find expected node content); "
        "mend the line or the one above it [data]",
        "data/wording.yml:1: unknown key “name”; did you mean “names”? [data]",
        "en/help.md:3: “About Bell’s palsy” is a second title; write it with “##” [one-h1]",
    ]


def test_findings_stand_in_the_order_of_lines(guide: Path) -> None:
    (guide / "en" / "causes.md").write_text("# Causes\n\nNo fact.\n\n## Too Much Coffee\n")
    assert [line.partition(": ")[0] for line in run(guide)] == ["en/causes.md:3", "en/causes.md:5"]


def test_a_page_that_is_not_text_hides_no_other_page(guide: Path) -> None:
    (guide / "en" / "causes.md").write_bytes(b"# Causes\n\nCaf\xe9\n")
    (guide / "en" / "words.md").write_text("no title [general]\n")
    assert [line.partition(": ")[0] for line in run(guide)] == ["en/causes.md:3", "en/words.md:1"]


def test_the_guide_has_nothing_to_mend() -> None:
    assert checks.run(ROOT / "docs" / "en", ROOT / "docs" / "data") == []


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
