"""The site in Firefox: from a folder, with no network, under its own policy."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from firefox import Tab

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "docs" / "en").glob("*.md"))
FIRST_FOUND = """
    for (let tries = 0; tries < 300; tries++) {
        const found = document.querySelector(".md-search-result__link");
        if (found) return found.getAttribute("href");
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
"""


@pytest.fixture
def page(tab: Tab, folder: Path) -> Iterator[Tab]:
    """The tab; an error in a page, a policy that is broken or a request that leaves the folder fails the test."""
    tab.set_size(1280, 900)
    yield tab
    assert tab.trouble(folder.as_uri()) == []


def open_page(page: Tab, folder: Path, name: str) -> None:
    page.open(f"{(folder / name).as_uri()}.html")


def search(page: Tab, words: str) -> str:
    page.run("document.querySelector('.md-search__input').focus()")
    page.press(words)
    return unquote(str(page.run(FIRST_FOUND)))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_folder_with_its_letters_and_its_scripts(page: Tab, folder: Path, name: str) -> None:
    open_page(page, folder, name)
    assert page.run("return document.documentElement.classList.contains('js')")
    assert (
        page.run("await document.fonts.ready; return [...document.fonts].map((font) => font.status)") == ["loaded"] * 2
    )
    assert page.run("return document.querySelectorAll('h1').length") == 1


def test_every_other_page_of_the_site_opens_too(page: Tab, folder: Path) -> None:
    for file in sorted(folder.rglob("*.html")):
        if file.stem not in PAGES:
            page.open(file.as_uri())
            assert page.run("return document.title"), file.name


@pytest.mark.parametrize("words", ["stroke", "anxeity", "can't swallow"])
def test_the_search_finds_the_section(page: Tab, folder: Path, words: str) -> None:
    open_page(page, folder, "about")
    places = {"stroke": "help.html?h=stroke#stroke", "anxeity": "#stress", "can't swallow": "#breathing"}
    assert search(page, words).endswith(places[words])


def test_pasted_words_are_searched_too(page: Tab, folder: Path) -> None:
    open_page(page, folder, "about")
    page.run("""
        const box = document.querySelector(".md-search__input");
        box.focus();
        document.execCommand("insertText", false, "seizure");
    """)
    assert str(page.run(FIRST_FOUND)).endswith("#fit")


def test_the_diary_keeps_an_entry(page: Tab, folder: Path) -> None:
    open_page(page, folder, "diary")
    page.run("document.querySelector('[name=date]').value = '2026-11-20'")
    page.run("document.querySelector('#diary [type=submit]').click()")
    open_page(page, folder, "diary")
    entries = page.run("return [...document.querySelectorAll('.diary-when')].map((one) => one.textContent)")
    assert entries == ["20 November 2026"]


def test_a_chosen_place_shows_its_number(page: Tab, folder: Path) -> None:
    open_page(page, folder, "help")
    page.run("""
        const choice = document.querySelector(".emergency .region-choice");
        choice.value = "IN";
        choice.dispatchEvent(new Event("change", { bubbles: true }));
    """)
    shown = page.run("return document.querySelector('.emergency .is-chosen').innerText")
    assert "112" in shown


def test_the_form_tells_what_is_missing(page: Tab, folder: Path) -> None:
    open_page(page, folder, "feedback")
    page.run("document.querySelector('#feedback [type=submit]').click()")
    assert page.run("return document.querySelector('#feedback-name-error').hidden") is False


def test_the_menu_opens_on_a_phone_and_escape_closes_it(page: Tab, folder: Path) -> None:
    page.set_size(390, 844)
    open_page(page, folder, "help")
    page.run("document.querySelector('.md-header__button[data-toggles=drawer]').click()")
    assert page.run("return document.activeElement.matches('.guide-menu-close')")
    page.press("\ue00c")
    assert page.run("return document.querySelector('[data-md-toggle=drawer]').checked") is False


def test_a_phone_shows_no_page_wider_than_itself(page: Tab, folder: Path) -> None:
    page.set_size(320, 640)
    for name in PAGES:
        open_page(page, folder, name)
        assert (
            page.run("const { scrollWidth, clientWidth } = document.documentElement; return scrollWidth - clientWidth")
            == 0
        ), name
