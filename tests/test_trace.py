"""Provenance: each sentence that is printed leads back to a page, a line and what it rests on."""

from functools import cache
from itertools import groupby
from pathlib import Path

import pytest
from tagged import read_aloud
from test_checks import ROOT

from checks.prose import sentences
from checks.trace import Origin, nearest, told, trace
from checks.whole import Whole, read_whole
from leaflets import labels

ENGLISH = labels.read(ROOT / "overrides" / "labels" / "en.yml")


@cache
def whole() -> Whole:
    return read_whole(ROOT, ROOT / "docs" / "en")


def found(sentence: str) -> list[Origin]:
    return trace(sentence, whole(), ENGLISH)


def rests(origin: Origin) -> bool:
    """Whether it has a source, or says of itself that it is general advice."""
    evidence = whole().standards.evidence
    return bool(evidence.sources_of(origin.facts)) or "general" in origin.facts


def printed(pdf: Path) -> list[str]:
    """The sentences of a leaflet's text; places to write in and the imprint, which no page has, left out."""
    spoken = [part for part in read_aloud(pdf.read_bytes()) if "Part" in part.tags and "Div" not in part.tags]
    texts = [" ".join(part.text for part in parts) for _, parts in groupby(spoken, lambda part: part.tags)]
    return [sentence for text in texts for _, sentence in sentences(text, ()) if sentence != "•"]


def is_fixed(sentence: str) -> bool:
    """Whether it is no clinical sentence: a label, or the leaflet's own title."""
    titles = {one.leaflet.title for one in whole().leaflets}
    return sentence in titles or any(origin.path == ENGLISH.source for origin in found(sentence))


def test_every_sentence_of_every_leaflet_stands_on_the_site_and_carries_a_source(site: Path) -> None:
    pdfs = sorted((site / "leaflets").glob("*.pdf"))
    assert len(pdfs) == 12
    for pdf in pdfs:
        printed_there = printed(pdf)
        assert len(printed_there) > 30
        without = [one for one in printed_there if not is_fixed(one) and not any(map(rests, found(one)))]
        assert without == [], pdf.name


@pytest.mark.parametrize(
    "copied",
    [
        "A lip twitch is a small movement that you do not choose to make.",
        "A lip twitch is a small move-\nment that you\ndo not choose to make",
        "a lip twitch IS a ‘small’ move\u00adment that you do not choose to make…",
    ],
)
def test_a_sentence_is_found_however_it_was_copied(copied: str) -> None:
    (origin,) = found(copied)
    assert (origin.path, origin.facts) == ("docs/en/index.md", ("F001", "F010", "F020"))
    assert origin.printed == ("lip-twitching",)


def test_a_heading_rests_on_what_its_section_rests_on() -> None:
    origins = found("Breathing is hard, or lips swell fast:")
    assert [origin.facts for origin in origins] == [("F095", "F096")]


def test_a_text_over_several_blocks_leads_to_each() -> None:
    texts = [origin.text for origin in found("confusion, or loss of sight or balance There may be a fit (seizure):")]
    assert texts == ["sudden severe headache, confusion, or loss of sight or balance", "There may be a fit (seizure):"]


def test_a_label_leads_to_its_file_with_whatever_stands_in_its_places() -> None:
    (origin,) = found("No clinician has checked this leaflet yet. Do not use after 1 May 2031.")
    assert origin.path.endswith("overrides/labels/en.yml")
    assert origin.text.startswith("No clinician")


@pytest.mark.parametrize(
    ("printed_text", "label"),
    [
        ("Page 3 of 12", "Page {page} of {pages}"),
        ("Version 0.1.0, 22 November 2026.", "Version {version}, {date}."),
        ("Print code: 55dd644129", "Print code: {core}"),
        ("More signs: ask for “When to get help”.", "More signs: ask for “{page}”."),
        ("(PDF, 120 KB, 2 pages on 1 sheet)", "(PDF, {size} KB, {pages} on {sheets})"),
    ],
)
def test_a_label_is_known_by_what_can_stand_in_its_places(printed_text: str, label: str) -> None:
    assert label in [origin.text for origin in found(printed_text)]


@pytest.mark.parametrize(
    "claim",
    [
        "Page after page of cures",
        "Page 2 of 3 cures",
        "Version of magnesium cures numbness",
        "Version 2 of magnesium, 1 May 2026",
        "No clinician has checked this leaflet yet. Do not use after you feel well.",
        "Checked by nobody, neurologist, on 1 May 2026. Next check by 1 May 2027.",
    ],
)
def test_a_claim_is_no_label_for_beginning_like_one(claim: str) -> None:
    assert found(claim) == []


def test_a_sentence_begins_and_ends_with_its_words() -> None:
    assert found("lip twitch is a small movement") != []
    assert found("ip twitch is a small move") == []


def test_a_sentence_is_found_with_its_mark() -> None:
    (origin,) = found("A lip twitch is a small movement that you do not choose to make. [F001, F010]")
    assert origin.path == "docs/en/index.md"


def test_the_note_of_a_region_leads_to_its_line_and_its_sources() -> None:
    (origin,) = found("108 may still be used while states merge their systems.")
    assert origin.path == "docs/data/regions.yml"
    line = (ROOT / origin.path).read_text(encoding="utf-8").splitlines()[origin.line - 1]
    assert line.startswith("  note: 112 is the national number. 108 may still")
    assert [text.partition(",")[0] for text in told(origin, whole().standards.evidence)][1:] == ["  S104"]


def test_what_stands_nowhere_leads_to_the_nearest_sentence() -> None:
    assert found("A lip twitch is a large movement that you choose to make.") == []
    near = nearest("A lip twitch is a large movement that you choose to make.", whole())
    assert near is not None
    assert near.path == "docs/en/index.md"
    assert found("…") == []


def test_it_is_told_with_each_fact_and_each_source() -> None:
    sign = "the face drops on one side, you cannot smile, or an arm will not stay up"
    (origin,) = found(sign)
    lines = list(told(origin, whole().standards.evidence))
    assert lines[0] == f"docs/en/index.md:{origin.line}: “{sign}”"
    assert (
        "the face drops"
        in (ROOT / "docs" / "en" / "index.md").read_text(encoding="utf-8").splitlines()[origin.line - 1]
    )
    assert lines[1] == "  printed in: twitch-diary"
    assert lines[2].startswith("  F090, grade A: Face drops on one side")
    assert lines[3].startswith("    S04, grade A: Signs of stroke: FAST, ")
