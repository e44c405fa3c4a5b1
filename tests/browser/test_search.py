"""Search from a folder: a lay word finds the section that a worried person needs."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

CASES = yaml.safe_load(Path(__file__).with_name("searches.yml").read_text(encoding="utf-8"))
ASK = """async (words) => {
    // The worker as Material runs it, asked as Material asks it: set up (0), a query (2) and its result.
    const answer = () => new Promise((resolve) => worker.addEventListener("message", resolve, { once: true }));
    if (!window.worker) {
        window.worker = new IFrameWorker("assets/js/search-worker.js");
        const ready = answer();
        worker.postMessage({ type: 0, data: __index });
        await ready;
    }
    const found = answer();
    worker.postMessage({ type: 2, data: words });
    return (await found).data.data.items.map(([first]) => first);
}"""


@pytest.fixture(scope="module")
def ask(browser, folder):
    """Ask the search on one page for all questions: a page for each would take minutes."""
    page = browser.new_page()
    page.goto((folder / "about.html").as_uri())
    page.evaluate("""() => new Promise((resolve) => {
        const index = document.createElement("script");
        index.src = "search/search_index.js";
        index.onload = resolve;
        document.head.append(index);
    })""")
    yield lambda words: page.evaluate(ASK, words)
    page.close()


def first_result(page):
    """Return the page and heading that are found first, once there is one."""
    address = urlsplit(page.locator(".md-search-result__link").first.get_attribute("href"))
    return f"{Path(address.path).stem}#{address.fragment}".removesuffix("#")


def search(page, words):
    """Give the words to the search at once, as pasting and dictation do."""
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.insert_text(words)


@pytest.mark.parametrize(("words", "sections"), CASES.items())
def test_lay_words_find_the_right_section_first(ask, words, sections):
    found = ask(str(words))
    assert found[0]["location"].replace(".html", "") in ([sections] if isinstance(sections, str) else sections)


def test_letters_accents_and_apostrophes_make_no_difference(ask):
    def sections(words):
        return [found["location"] for found in ask(words)]

    assert sections("Bell’s PALSY") == sections("bells palsy") == sections("bell's palsy") == sections("béll's pâlsy")


@pytest.mark.parametrize(
    "words", ["", "  ", "the", "?", "xyzzy", "<b>", "\\", "(", "*", "+~^:", "a" * 5000, "م", "日本"]
)
def test_odd_words_are_answered_too(ask, words):
    assert isinstance(ask(words), list)


def test_what_a_reader_types_never_becomes_html(reader):
    page = reader.open("about")
    search(page, "<img src=x onerror=alert(1)> stroke")
    page.locator(".md-search-result__link").first.wait_for()
    assert page.locator(".md-search-result img").count() == 0


def test_a_card_of_an_alarming_word_comes_first_and_says_what_to_do(reader):
    page = reader.open("about")
    search(page, "my face is drooping")
    assert first_result(page) == "help#stroke"
    assert page.locator(".md-search-result__link").first.inner_text().startswith("Call your emergency number now if:")


def test_typed_words_are_searched_key_by_key(reader):
    page = reader.open("index")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("stro")
    assert first_result(page) == "help#stroke"


def test_words_put_in_by_a_script_or_a_password_keeper_are_searched(reader):
    page = reader.open("index")
    page.get_by_role("textbox", name="Search").fill("caffine")
    page.get_by_role("textbox", name="Search").click()
    assert first_result(page) == "causes#caffeine"


def test_enter_goes_to_what_is_found_first(reader):
    page = reader.open("index")
    search(page, "swollen tongue")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Enter")
    page.locator("h3#breathing:target").wait_for()


def test_what_is_not_prose_is_not_searched(reader):
    page = reader.open("index")
    search(page, "upper lip")  # prose, and a choice in the diary's form
    page.locator(".md-search-result__link").first.wait_for()
    found = page.locator(".md-search-result__item").all_inner_texts()
    assert not any("My left side" in text for text in found)


def test_a_result_leads_to_the_section_and_marks_the_word(reader):
    page = reader.open("index")
    search(page, "caffeine")
    page.locator(".md-search-result__link").first.click()
    page.locator("article mark", has_text="caffeine").first.wait_for()
    assert page.url.startswith(reader.folder.as_uri())
    assert page.url.endswith("#caffeine")


@pytest.mark.parametrize("settings", [{"viewport": {"width": 320, "height": 640}}])
def test_on_a_phone_the_magnifier_opens_the_search_by_keyboard_and_escape_closes_it(reader):
    page = reader.open("index")
    magnifier = page.locator(".md-header__button[data-toggles=search]")
    magnifier.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("stroke")
    assert first_result(page) == "help#stroke"
    page.keyboard.press("Escape")
    assert magnifier.evaluate("(button) => button === document.activeElement")
    assert not page.locator(".md-search__input").is_visible()
