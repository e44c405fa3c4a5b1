import pytest
from bs4 import BeautifulSoup
from printing import pages

from leaflets.catalogue import Pick
from leaflets.errors import LeafletError
from leaflets.section import cut

PAGE = """
<h1>Page</h1><p>Before.</p>
<h2 id="one">One</h2><p>First.</p><h3 id="inner">Inner</h3><p>Second.</p>
<section class="care-card emergency"><p class="care-level">Emergency</p><h2 id="card">Call if:</h2>
<div class="slot" data-slot="emergency-number"></div>
<p>Act at once.</p><h3 id="a">A:</h3><ul><li>aa</li></ul><h3 id="b">B:</h3><ul><li>bb</li></ul>
<h3 id="c">C:</h3><p>cc</p><h4 id="deep">Deep</h4><p>dd</p></section>
<h2 id="two">Two</h2><p>Third.</p>
"""


def pick(section: str, *parts: str, page: str = "page") -> Pick:
    return Pick(page=page, section=section, parts=parts, place="mkdocs.yml:7")


def text(section: str, *parts: str) -> str:
    html = cut(pick(section, *parts), {"page": PAGE}).html
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_a_section_ends_at_the_next_heading_of_its_level_or_at_a_card() -> None:
    assert text("one") == "One First. Inner Second."
    assert text("inner") == "Inner Second."
    assert text("two") == "Two Third."


def test_a_care_card_is_cut_whole_with_its_frame_its_level_and_its_slot() -> None:
    card = BeautifulSoup(cut(pick("card"), {"page": PAGE}).html, "html.parser").section
    assert card is not None
    assert card["class"] == ["care-card", "emergency"]
    assert card.find(attrs={"data-slot": "emergency-number"})
    assert text("card") == "Emergency Call if: Act at once. A: aa B: bb C: cc Deep dd"


def test_parts_keep_what_stands_before_them_and_stay_in_the_order_of_the_page() -> None:
    assert text("card", "c", "a") == "Emergency Call if: Act at once. A: aa C: cc Deep dd"
    assert 'data-slot="emergency-number"' in cut(pick("card", "b"), {"page": PAGE}).html
    assert text("one", "inner") == "One First. Inner Second."


def test_a_section_knows_the_title_of_its_page() -> None:
    assert cut(pick("emergency", page="help"), pages()).page_title == "When to get help"


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (pick("one", page="pgae"), "there is no page “pgae”; did you mean “page”?"),
        (pick("onne"), "page “page” has no heading “onne”; did you mean “one”?"),
        (pick("one", "iner"), "“one” has no part “iner”; did you mean “inner”?"),
        (pick("b"), "“b” is a part of the care card “card”; write section: card, parts: [b]"),
    ],
)
def test_a_wrong_pick_is_told_with_its_line_and_a_guess(wrong: Pick, what: str) -> None:
    with pytest.raises(LeafletError) as caught:
        cut(wrong, {"page": PAGE})
    assert str(caught.value) == f"mkdocs.yml:7: {what}"


def test_a_page_without_a_title_is_refused() -> None:
    with pytest.raises(LeafletError, match=r"mkdocs\.yml:7: page “page” has no title"):
        cut(pick("two"), {"page": PAGE.replace("h1", "h2")})
