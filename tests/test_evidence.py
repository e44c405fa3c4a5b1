"""The evidence: facts and sources, and which sources stand behind a sentence."""

from collections import Counter
from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from leaflets.evidence import Evidence, Fact, Source, read_evidence
from leaflets.limits import Limit

DATA = Path(__file__).resolve().parent.parent / "docs" / "data"

FACTS = """\
F001: {says: It stops., sources: [S01], grade: A, tag: USE}
F002: {says: It comes back., sources: [S02], rests_on: [F001], grade: B, tag: USE}
"""
FACTS_WITH_ONE_SOURCE = """\
F001: {says: It stops., sources: [S01], grade: A, tag: USE}
F002: {says: It comes back., sources: [S01], grade: A, tag: USE}
"""
SOURCES = """\
S01: {title: a, organisation: b, address: c, date: d, weight: A, copy_read: e}
S02: {title: a, organisation: b, address: c, date: d, weight: B, copy_read: e}
"""


def written(folder: Path, facts: str, sources: str = SOURCES) -> Path:
    (folder / "facts.yml").write_text(facts)
    (folder / "sources.yml").write_text(sources)
    return folder


@pytest.fixture
def evidence() -> Evidence:
    return read_evidence(DATA)


def test_all_facts_and_sources_are_there(evidence: Evidence) -> None:
    assert len(evidence.facts) == 226
    assert len(evidence.sources) == 113
    tags = Counter(fact.tag for fact in evidence.facts.values())
    assert tags == {"USE": 178, "BACKGROUND": 19, "LEAVE OUT": 13, "CARE": 12, "GENERAL": 4}


def test_a_fact_is_read_whole(evidence: Evidence) -> None:
    assert evidence.facts["F094a"] == Fact(
        id="F094a",
        says="Treat as a seizure: one-sided face or mouth jerks that spread to the arm, or come "
        "with a blank look, confusion or loss of speech.",
        sources=("S13", "S14", "S15"),
        grade="D",
        tag="USE",
        care="emergency",
        note="the action is our safety rule",
        keeps=(Limit(where=(), words=("one-sided", "one side")), Limit(where=(), words=("arm", "looks blank"))),
    )


def test_a_source_is_read_whole(evidence: Evidence) -> None:
    assert evidence.sources["S67"] == Source(
        id="S67",
        title="Tics",
        organisation="NHS, NHS 111 Wales",
        address="nhs.uk/conditions/tics/ ; 111.wales.nhs.uk",
        urls=("https://nhs.uk/conditions/tics/", "https://111.wales.nhs.uk"),
        date="undated (older)",
        weight="A",
        copy_read="older NHS and Wales copies",
    )


def test_an_address_that_is_words_gets_no_link(evidence: Evidence) -> None:
    linked = [url for source in evidence.sources.values() for url in source.urls]
    assert all(url.startswith("https://") and " " not in url for url in linked)
    assert evidence.sources["S69"].urls == ()


def test_a_graded_fact_has_sources_and_only_a_graded_one(evidence: Evidence) -> None:
    for fact in evidence.facts.values():
        assert (fact.grade is None) == (evidence.sources_of([fact.id]) == ()), fact.id


def test_a_fact_is_never_graded_above_its_best_source(evidence: Evidence) -> None:
    for fact in evidence.facts.values():
        if fact.grade:
            assert fact.grade >= min(source.weight for source in evidence.sources_of([fact.id]))


def test_what_rests_on_no_source_is_general_left_out_or_says_that_nothing_was_found(
    evidence: Evidence,
) -> None:
    bare = {fact.id for fact in evidence.facts.values() if fact.tag == "USE" and not fact.grade}
    assert bare == {"F015", "F036", "F130"}


def test_each_warning_sign_has_a_kind_of_card(evidence: Evidence) -> None:
    kinds = Counter(fact.care for fact in evidence.facts.values() if fact.care)
    assert kinds == {"emergency": 21, "same-day": 9, "see-doctor": 10}


def test_sources_follow_the_facts_that_a_fact_rests_on_each_once(tmp_path: Path) -> None:
    evidence = read_evidence(written(tmp_path, FACTS))
    assert [source.id for source in evidence.sources_of(["F002", "F001"])] == ["S02", "S01"]


def test_a_source_of_two_facts_is_named_once(tmp_path: Path) -> None:
    evidence = read_evidence(written(tmp_path, FACTS_WITH_ONE_SOURCE))
    assert [source.id for source in evidence.sources_of(["F001", "F002"])] == ["S01"]


def test_facts_that_rest_on_each_other_come_to_an_end(tmp_path: Path) -> None:
    circle = FACTS.replace("sources: [S01]", "sources: [S01], rests_on: [F002]")
    evidence = read_evidence(written(tmp_path, circle))
    assert [source.id for source in evidence.sources_of(["F001"])] == ["S01", "S02"]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            FACTS.replace("[S02]", "[S03]"),
            "facts.yml:2: F002 names “S03”, which is unknown; did you mean “S02”?",
        ),
        (
            FACTS.replace("rests_on: [F001]", "rests_on: [F009]"),
            "facts.yml:2: F002 names “F009”, which is unknown; did you mean “F002”?",
        ),
        (
            FACTS.replace("tag: USE", "tag: USED", 1),
            "facts.yml:1: “tag” cannot be “USED”; did you mean “USE”?",
        ),
        (
            FACTS.replace("grade: A", "grad: A"),
            "facts.yml:1: unknown key “grad”; did you mean “grade”?",
        ),
    ],
)
def test_a_mistake_is_told_by_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, facts: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LeafletError) as error:
        read_evidence(written(tmp_path, facts))
    assert str(error.value) == told


def test_a_misnamed_fact_is_told(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match=r"facts.yml:2: “F2”"):
        read_evidence(written(tmp_path, FACTS.replace("F002:", "F2:")))
