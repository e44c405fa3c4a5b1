"""The site's forms."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from leaflets import labels
from leaflets.forms import diary_html, feedback_html

ENGLISH = labels.read(Path(__file__).resolve().parent.parent / "overrides" / "labels" / "en.yml")
FORMS = [feedback_html("", ENGLISH), diary_html(ENGLISH)]


@pytest.mark.parametrize("html", FORMS, ids=["feedback", "diary"])
def test_every_field_has_a_label_and_every_required_field_says_so_in_words(html: str) -> None:
    tree = BeautifulSoup(html, "html.parser")
    for field in tree.select(".field :is(input, select, textarea)"):
        label = tree.select_one(f'label[for="{field["id"]}"]')
        assert label is not None
        assert (ENGLISH["required"] in label.get_text()) == ("required" in field.attrs)


@pytest.mark.parametrize("html", FORMS, ids=["feedback", "diary"])
def test_a_form_has_nowhere_to_send_to_and_nothing_that_a_strict_policy_forbids(html: str) -> None:
    for element in BeautifulSoup(html, "html.parser").find_all(True):
        forbidden = [name for name in element.attrs if name in ("action", "style") or name[:2] == "on"]
        assert forbidden == []
        assert element.name != "script"


def test_who_gets_the_mail_is_told_only_where_nobody_is_named() -> None:
    assert ENGLISH["feedback-no-recipient"] in feedback_html("", ENGLISH)
    named = feedback_html("ann@example.org", ENGLISH)
    assert ENGLISH["feedback-no-recipient"] not in named
    assert 'data-contact="ann@example.org"' in named


def test_an_excluded_form_holds_no_element_of_its_own_kind() -> None:
    """To Material's search, `data-search-exclude` ends at the first closing tag of its name."""
    for html in FORMS:
        excluded = BeautifulSoup(html, "html.parser").select_one("[data-search-exclude]")
        assert excluded is not None
        assert excluded.find(excluded.name) is None
