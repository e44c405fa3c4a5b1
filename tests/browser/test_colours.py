"""The choice of colours that the browser keeps: what is spoilt there stops no page."""

import pytest

PALETTE = "new URL('.', location).pathname + '.__palette'"
SPOILT = [
    "not JSON",
    "{",
    "3",
    "[]",
    '"slate"',
    "{}",
    '{"index": "x", "color": {"scheme": "slate"}}',
    '{"index": 1}',
    '{"index": 1, "color": null}',
    '{"index": 1, "color": "slate"}',
    '{"index": 1, "color": {"a b": "c"}}',
    '{"index": 1, "color": {"scheme": {}}}',
    '{"index": 99, "color": {"scheme": "nonsense"}}',
]


def choose(page, name):
    page.locator(f"label[title='{name}']").click()


@pytest.mark.parametrize("kept", SPOILT)
def test_a_spoilt_choice_counts_as_none_and_colours_can_be_chosen_again(reader, kept):
    page = reader.open("index")
    page.evaluate(f"(kept) => localStorage.setItem({PALETTE}, kept)", kept)
    page.reload()  # an error there fails the test, as the reader looks for it
    assert page.locator("body").get_attribute("data-md-color-scheme") in ("default", "slate")
    assert page.locator("label[title]:visible").count() == 1
    assert page.evaluate(f"JSON.parse(localStorage.getItem({PALETTE})).index") in (0, 1, 2)


def test_a_good_choice_is_kept(reader):
    page = reader.open("index")
    choose(page, "Colours as on your device")
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    choose(page, "Light colours")
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
