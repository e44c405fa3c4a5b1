"""Search from a folder: a lay word finds the page that a worried person needs."""

from pathlib import Path

import pytest
import yaml

CASES = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text(encoding="utf-8"))


def first_result(page):
    """Return the name of the page that is found first, once one is."""
    address = page.locator(".md-search-result__item a").first.get_attribute("href")
    return Path(address.split(".html")[0]).name


def search(page, words):
    """Give the words to the search at once, as pasting and dictation do."""
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.insert_text(words)


@pytest.mark.parametrize(("words", "pages"), CASES.items())
def test_lay_words_find_the_right_page_first(reader, words, pages):
    page = reader.open("about")
    search(page, words)
    assert first_result(page) in pages


def test_typed_words_are_searched_key_by_key(reader):
    page = reader.open("index")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("stro")
    assert first_result(page) == "help"


def test_what_is_not_prose_is_not_searched(reader):
    page = reader.open("index")
    search(page, "upper lip")  # prose, and a choice in the diary's form
    page.locator(".md-search-result__meta", has_text="matching").wait_for()
    found = page.locator(".md-search-result__item").all_inner_texts()
    assert not any("My left side" in text for text in found)


def test_a_result_leads_to_the_section_and_marks_the_word(reader):
    page = reader.open("index")
    search(page, "caffeine")
    page.locator(".md-search-result__more").first.click()
    page.locator(".md-search-result__item a[href*='h=caffeine']:visible").first.click()
    page.locator("article mark").first.wait_for()
    assert page.url.startswith(reader.folder.as_uri())


@pytest.mark.parametrize("settings", [{"viewport": {"width": 320, "height": 640}}])
def test_on_a_phone_the_magnifier_opens_the_search_by_keyboard_and_escape_closes_it(reader):
    page = reader.open("index")
    magnifier = page.locator(".md-header__button[data-toggles=search]")
    magnifier.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("stroke")
    assert first_result(page) == "help"
    page.keyboard.press("Escape")
    assert magnifier.evaluate("(button) => button === document.activeElement")
    assert not page.locator(".md-search__input").is_visible()
