"""Reading grades: the formulas, what counts as a word and a sentence, and what a leaflet is made of."""

import pytest
from test_checks import ROOT

from checks.grade import Grade, Reading, reading
from checks.grades import LEAFLET, passes
from checks.syllables import count, is_known
from checks.whole import read_whole


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("medicine", 3),
        ("Electricity", 5),
        ("calcium", 3),
        ("drools", 1),
        ("tingles", 2),
        ("unsteadiness", 4),
        ("lip-smacking", 3),
        ("Bell’s", 1),
        ("1,000", 1),
        ("SSRI", 4),
        ("(“tired,”)", 2),
    ],
)
def test_a_word_has_the_syllables_that_one_hears(word: str, syllables: int) -> None:
    assert count(word) == syllables


def test_the_dictionary_knows_stems_but_no_rare_words() -> None:
    assert is_known("dizziness")
    assert is_known("newborn’s")
    assert not is_known("myokymia")


def test_the_formulas_are_those_that_were_published() -> None:
    """Ten sentences of five words: 50 words, 70 syllables, ten of them in long words."""
    found = reading(["The medicine is for you."] * 10, (), ())
    assert found is not None
    assert found.raw == found.adjusted
    assert (found.raw.words, found.raw.sentences, found.longest) == (50, 10, 5)
    assert found.raw.flesch_kincaid == pytest.approx(0.39 * 5 + 11.8 * 1.4 - 15.59)
    assert found.raw.smog == pytest.approx(3.1291 + 1.0430 * 30**0.5)


def test_items_run_on_in_the_raw_grade_and_are_sentences_in_the_other() -> None:
    found = reading(["it stops", "it comes back", "It hurts."], (), ())
    assert found is not None
    assert (found.raw.sentences, found.adjusted.sentences, found.longest) == (1, 3, 3)


def test_a_word_of_the_glossary_counts_at_its_first_mention_alone() -> None:
    found = reading(["Dystonia hurts.", "Dystonia and dystonias stop."], ("dystonia",), ())
    assert found is not None
    assert (found.raw.words, found.adjusted.words) == (6, 4)


def test_a_text_without_words_has_no_grade() -> None:
    assert reading(["…", ""], (), ()) is None


def test_a_leaflet_is_made_of_the_parts_it_picks_and_no_others() -> None:
    leaflets = {one.leaflet.id: one for one in read_whole(ROOT, ROOT / "docs" / "en").leaflets}
    texts = leaflets["lip-twitching"].texts()
    assert "one side of the face drops, or you cannot smile" in texts
    assert "you have a fit" not in texts  # the part on pregnancy is on the site alone
    assert texts[0].startswith("A lip twitch is a small movement")
    assert texts[-1] == "A twitch lasts more than 2 weeks: see a doctor."


@pytest.mark.parametrize(
    ("smog", "flesch_kincaid", "good"), [(8.04, 6.04, True), (8.05, 2.0, False), (2.0, 6.06, False)]
)
def test_both_grades_are_within_the_limit_as_they_are_shown(smog: float, flesch_kincaid: float, good: bool) -> None:
    grade = Grade(smog=smog, flesch_kincaid=flesch_kincaid, words=1, sentences=1)
    assert passes(Reading(raw=grade, adjusted=grade, longest=1), LEAFLET) is good
