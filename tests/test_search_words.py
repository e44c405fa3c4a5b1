"""The words that people type, and the site's index that carries them."""

import json
from pathlib import Path

import pytest

from leaflets.errors import LeafletError
from leaflets.search_words import Asked, SearchWords, as_lines, read_search_words, trails, with_words

DATA = Path(__file__).resolve().parent.parent / "docs" / "data" / "search.yml"
FILE = """\
ignored: [the]
endings: [s]
alike: [[lip, mouth]]
asked:
  help#stroke:
    alarming: true
    words: [face drooping]
  causes:
    words: [why]
"""
INDEX = json.dumps(
    {
        "config": {"lang": ["en"], "separator": " ", "pipeline": ["stopWordFilter"], "fields": {}},
        "docs": [
            {"location": "causes.html", "title": "Causes", "text": ""},
            {"location": "help.html#stroke", "title": "A stroke:", "text": ""},
        ],
    }
)


def read(folder: Path, text: str) -> SearchWords:
    file = folder / "search.yml"
    file.write_text(text, encoding="utf-8")
    return read_search_words(file)


def test_the_guides_own_words_are_read_and_only_cards_are_alarming() -> None:
    words = read_search_words(DATA)
    alarming = [section for section, asked in words.asked.items() if asked.alarming]
    assert len(alarming) > 5
    assert all(section.startswith("help#") for section in alarming)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("words: [why]", "words: [Face drooping]", "9: “Face drooping” stands under “help#stroke” already; take one"),
        ("alarming: true", "alarm: true", "6: unknown key “alarm”; did you mean “alarming”?"),
        ("ignored: [the]", "ignored: the", "1: “ignored”: "),
    ],
)
def test_a_mistake_in_the_words_is_told_by_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(LeafletError, match=r"search.yml:") as error:
        read(tmp_path, FILE.replace(old, new))
    assert told in str(error.value)


def test_words_for_a_section_that_is_not_there_are_refused_with_the_nearest(tmp_path: Path) -> None:
    words = read(tmp_path, FILE.replace("help#stroke", "help#strokes"))
    with pytest.raises(LeafletError) as error:
        with_words(INDEX, words, {}, source=tmp_path / "search.yml")
    assert str(error.value).endswith(
        "search.yml:5: the guide has no section “help#strokes”; did you mean “help#stroke”?"
    )


def test_the_index_carries_the_words_and_what_stands_above_a_section(tmp_path: Path) -> None:
    words = read(tmp_path, FILE)
    above = {"help.html#stroke": "Call now if:", "help.html#gone": "not in the index"}
    made = json.loads(with_words(INDEX, words, above, source=tmp_path / "search.yml"))
    assert made["config"] == {
        "lang": ["en"],
        "separator": " ",
        "ignored": ["the"],
        "endings": ["s"],
        "alike": [["lip", "mouth"]],
    }
    causes, stroke = made["docs"]
    assert causes["asked"] == ["why"]
    assert stroke["asked"] == ["face drooping"]
    assert stroke["alarming"]
    assert stroke["trail"] == "Call now if:"


def test_a_heading_in_a_card_stands_under_the_cards_heading_and_any_other_under_its_page() -> None:
    page = """<h2 id="what">What</h2>
        <div class="care-card emergency"><h2 id="now">Call now if:</h2><h3 id="stroke">A stroke:</h3></div>"""
    assert trails({"help": page}, {"help": "Get help"}) == {
        "help.html#what": "Get help",
        "help.html#now": "Get help",
        "help.html#stroke": "Call now if:",
    }


def test_an_asked_section_is_not_alarming_unless_it_says_so() -> None:
    assert not Asked(words=("why",)).alarming


def test_a_sections_text_becomes_a_line_for_each_block() -> None:
    html = "<p>A <b>b</b></p> <ul> <li>one &lt;</li>\n<li>two</li> </ul><table><tr><td>x</td><td>y</td></tr></table>"
    assert as_lines(html) == "A b\none &lt;\ntwo\nx y"
