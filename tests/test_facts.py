"""The mark that says on which facts a block rests."""

import pytest
from bs4 import BeautifulSoup
from markdown import markdown

from leaflets.facts import Facts


def rendered(text: str) -> BeautifulSoup:
    return BeautifulSoup(markdown(text, extensions=["tables", "attr_list", Facts()]), "html.parser")


@pytest.mark.parametrize(
    ("text", "tag", "facts"),
    [
        ("A twitch. [F001, F020]", "p", "F001 F020"),
        ("A *twitch*. [general]", "p", "general"),
        ("A twitch\nover two lines. [F052a]", "p", "F052a"),
        ("- the face drops [F090]", "li", "F090"),
        ("- a **bold** word and [a link](x.md). [F090, general]", "li", "F090 general"),
        ("| a | b |\n|---|---|\n| x | y [F110] |", "tr[data-facts]", "F110"),
        ("| a | b |\n|---|---|\n| x | [general] |", "tr[data-facts]", "general"),
    ],
)
def test_a_mark_at_the_end_of_a_block_becomes_its_facts_and_leaves_the_text(text: str, tag: str, facts: str) -> None:
    block = rendered(text).select_one(tag)
    assert block is not None
    assert block["data-facts"] == facts
    assert "[" not in block.get_text()
    assert not block.get_text().endswith(" ")


def test_an_item_keeps_its_own_mark_when_it_holds_a_list() -> None:
    outer, inner = rendered("- outer [F001]\n    - inner [F002]").find_all("li")
    assert (outer["data-facts"], inner["data-facts"]) == ("F001", "F002")


@pytest.mark.parametrize("text", ["See [F001] here.", "A [link](x.md)", "Not a fact [F1]", "[F001 F002]"])
def test_what_is_not_a_mark_at_the_end_stays_as_it_is(text: str) -> None:
    page = rendered(text)
    assert not page.select("[data-facts]")
    assert page.get_text() == text.replace("[link](x.md)", "link")
