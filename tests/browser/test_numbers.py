"""The reader's place: chosen once, kept, and shown on every card."""

import pytest

NO_STORAGE = """Object.defineProperty(window, "localStorage", {
    configurable: true,
    get() { throw new DOMException("", "SecurityError"); },
});"""


def choose(page, place):
    page.locator(".care-card.emergency .region-choice").select_option(label=place)


def call(page, card=".emergency"):
    """Return the number to press on the card: its words and its address."""
    link = page.locator(f".care-card{card} .numbers-call:visible").first
    return link.inner_text(), link.get_attribute("href")


def test_without_a_choice_every_card_lists_all_numbers(reader):
    card = reader.open("help").locator(".care-card.emergency")
    assert card.locator("li[data-region]:visible").count() == 9
    assert card.locator(".write-in").is_visible()


def test_a_place_is_chosen_once_for_all_cards_and_all_pages(reader):
    page = reader.open("help")
    choose(page, "United Kingdom")
    assert call(page) == ("Call 999", "tel:999")
    assert call(page, ".same-day") == ("Call NHS 111", "tel:111")
    page.reload()
    assert call(page) == ("Call 999", "tel:999")
    assert call(reader.open("index")) == ("Call 999", "tel:999")


def test_the_table_of_all_places_marks_the_choice_and_says_that_it_is_kept(reader):
    page = reader.open("help")
    page.locator(".numbers-table .region-choice").select_option(label="New Zealand")
    assert page.locator(".numbers-table .is-chosen").inner_text().startswith("New Zealand")
    assert page.locator(".numbers-kept").inner_text()
    assert call(page) == ("Call 111", "tel:111")


def test_a_place_without_an_advice_line_gets_a_line_to_write_on(reader):
    page = reader.open("help")
    choose(page, "Ireland")
    card = page.locator(".care-card.same-day")
    assert card.locator(".numbers-none").is_visible()
    assert lines(card) == ["My clinic or doctor:", "When closed:"]


def lines(card):
    """Return the labels of the lines to write on that are seen in the card."""
    return [line.strip() for line in card.locator("p:has(.write-in):visible").all_inner_texts()]


def slots(page):
    """Return what is seen beneath the title of the three cards, in one line each."""
    return [" ".join(slot.split()) for slot in page.locator(".care-card > .slot").all_inner_texts()]


def test_the_same_day_card_says_the_clinic_first_and_the_advice_line_for_when_it_is_closed(reader):
    page = reader.open("help")
    choose(page, "United Kingdom")
    emergency, today, soon = slots(page)
    assert emergency.startswith("Call 999 or Call 112")
    assert today.startswith("My clinic or doctor: When closed: Call NHS 111")
    assert soon == "My clinic or doctor:"
    assert lines(page.locator(".care-card.same-day")) == ["My clinic or doctor:"]


@pytest.mark.parametrize("place", ["", "United Kingdom", "New Zealand", "Ireland"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_advice_line_is_seen_where_there_is_time_to_wait_for_the_clinic(reader, place, media):
    page = reader.open("help")
    if place:
        choose(page, place)
    page.emulate_media(media=media)
    assert slots(page)[2] == "My clinic or doctor:"
    assert page.locator(".care-card.see-doctor .numbers-call").count() == 0


@pytest.mark.parametrize("settings", [{"java_script_enabled": False}])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_without_scripts_each_card_has_its_own_numbers_and_lines_to_write_on(reader, media):
    page = reader.open("help")
    page.emulate_media(media=media)
    emergency, today, soon = slots(page)
    assert "United Kingdom: 999 or 112" in emergency
    assert "My emergency number:" in emergency
    assert today.startswith(
        "My clinic or doctor: When closed: health advice lines United Kingdom: NHS 111 New Zealand:"
    )
    assert soon == "My clinic or doctor:"
    assert lines(page.locator(".care-card.same-day")) == ["My clinic or doctor:", "When closed:"]


def test_the_choice_can_be_changed_on_any_card_by_keyboard(reader):
    page = reader.open("index")
    choose(page, "Canada")
    page.locator(".care-card.emergency .numbers-change").focus()
    page.keyboard.press("Enter")
    choice = page.locator(".care-card.emergency .region-choice")
    assert choice.evaluate("(select) => select === document.activeElement")
    choose(page, "Australia")
    assert call(page) == ("Call 000", "tel:000")


def test_arrow_keys_go_through_the_places_until_the_focus_leaves(reader):
    page = reader.open("index")
    choice = page.locator(".care-card.emergency .region-choice")
    choice.focus()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    assert call(page) == ("Call 911", "tel:911")
    assert choice.is_visible()
    page.keyboard.press("Tab")
    choice.wait_for(state="hidden")
    assert call(page) == ("Call 911", "tel:911")


@pytest.mark.parametrize("kept", ['"XX"', "not JSON", "[1]", "null"])
def test_a_spoilt_choice_counts_as_none(reader, kept):
    reader.page.add_init_script(f"localStorage.setItem('twitch-guide.region', {kept!r})")
    page = reader.open("index")
    assert page.locator(".care-card.emergency li[data-region]:visible").count() == 9


def test_a_browser_that_refuses_to_keep_anything_shows_the_choice_until_the_page_closes(reader):
    reader.page.add_init_script(NO_STORAGE)
    page = reader.open("help")
    choose(page, "Sri Lanka")
    assert call(page) == ("Call 1990", "tel:1990")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("stroke")
    page.locator(".md-search-result__item").first.wait_for()
