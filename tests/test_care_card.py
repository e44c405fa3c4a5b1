"""Care cards as an author types them."""

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from leaflets.care_card import CARES, CareCards

LEVELS = {"emergency": "Emergency", "same-day": "Today", "see-doctor": "Soon"}
PAGE = """# Help

Before.

## Call now if: {#call .emergency}

### Signs: {#signs}

- one

## Next {#next}

After.
"""


def rendered(text: str) -> BeautifulSoup:
    return BeautifulSoup(_markdown().convert(text), "html.parser")


def _markdown() -> Markdown:
    return Markdown(extensions=["attr_list", "toc", CareCards(LEVELS)])


@pytest.mark.parametrize("care", CARES, ids=lambda care: care.kind)
def test_a_card_says_its_urgency_in_words_and_has_a_slot_for_the_number(care) -> None:
    card = rendered(f"## Act if: {{#act .{care.kind}}}\n\n- one").section
    assert card is not None
    assert card["class"] == ["care-card", care.kind]
    assert [child.name for child in card.find_all(True, recursive=False)] == [
        "p",
        "h2",
        "div",
        "ul",
    ]
    assert card.select_one(".care-level").get_text() == LEVELS[care.kind]
    assert card.select_one(".slot")["data-slot"] == care.slot


def test_a_card_is_named_by_its_title_and_the_title_is_a_plain_heading() -> None:
    card = rendered(PAGE).section
    assert card["aria-labelledby"] == card.h2["id"] == "call"
    assert card.h2.get_text() == "Call now if:"
    assert "class" not in card.h2.attrs


def test_a_card_ends_at_the_next_heading_of_its_level() -> None:
    page = rendered(PAGE)
    assert page.section.find(id="signs") is not None
    assert page.section.find(id="next") is None
    assert [child.name for child in page.find_all(True, recursive=False)] == [
        "h1",
        "p",
        "section",
        "h2",
        "p",
    ]


def test_two_cards_after_each_other_are_two_cards() -> None:
    cards = rendered("## A if: {#a .emergency}\n\n- one\n\n## B if: {#b .same-day}\n\n- two").find_all("section")
    assert [card.li.get_text() for card in cards] == ["one", "two"]


def test_the_table_of_contents_still_names_the_card() -> None:
    converter = _markdown()
    converter.convert(PAGE)
    assert [token["name"] for token in converter.toc_tokens[0]["children"]] == [
        "Call now if:",
        "Next",
    ]
