"""Everybody can use it: axe, the keyboard, small screens, large text, forced colours."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "docs" / "en").glob("*.md"))
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
NARROW = {"viewport": {"width": 320, "height": 640}}
LOOKS = [{"viewport": size, "color_scheme": scheme} for size in (PHONE, DESKTOP) for scheme in ("light", "dark")]
ALWAYS_TWO = [pytest.param(look, marks=[] if at in (0, 3) else [pytest.mark.slow]) for at, look in enumerate(LOOKS)]
"""The phone in light and the desktop in dark always, the other two with `test.py --all`."""
FOCUS = """() => {
    const stop = document.activeElement;
    const shown = stop.matches(".md-option") ? stop.nextElementSibling : stop;
    const box = shown.getBoundingClientRect();
    return {
        name: stop.getAttribute("aria-label") ?? stop.textContent.trim(),
        tag: stop.tagName,
        seen: shown.checkVisibility({ visibilityProperty: true, opacityProperty: true })
            && box.width > 0 && box.right > 0 && box.left < innerWidth,
    };
}"""
STYLE = """(text) => {
    const sheet = new CSSStyleSheet();  // the page's policy lets no other in
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
}"""
TEXT_SPACING = """* {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
}"""


def violations(page, *, targets=True):
    """Return what axe finds, a line each; `targets` of 24 pixels too, which takes long where there are hundreds."""
    options = {"preload": False, "rules": {"target-size": {"enabled": targets}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def look_name(look):
    return f"{look['viewport']['width']}-{look['color_scheme']}"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("settings", ALWAYS_TWO, ids=look_name)
def test_axe_finds_nothing_on_a_page(reader, name):
    assert violations(reader.open(name), targets=name != "sources") == []


@pytest.mark.parametrize("settings", LOOKS, ids=look_name)
def test_axe_finds_nothing_when_things_are_open_chosen_and_filled_in(reader):
    page = reader.open("help")
    page.locator(".emergency .region-choice").select_option(label="India")
    page.locator(".page-sources > summary").click()
    assert violations(page) == []
    page = reader.open("diary")
    page.get_by_role("button", name="Add to my diary").click()
    page.get_by_role("button", name="Delete all", exact=True).click()
    page.locator("[name=date]").fill("")
    page.get_by_role("button", name="Add to my diary").click()
    assert violations(page) == []
    page = reader.open("feedback")
    page.get_by_role("button", name="Open in my email").click()
    assert violations(page) == []


@pytest.mark.parametrize("settings", LOOKS[:2], ids=look_name)
def test_axe_finds_nothing_in_the_open_menu(reader):
    page = reader.open("index")
    page.get_by_role("button", name="Menu", exact=True).click()
    assert violations(page) == []


@pytest.mark.parametrize("settings", LOOKS, ids=look_name)
def test_axe_finds_nothing_in_the_open_search(reader):
    page = reader.open("index")
    if page.viewport_size == PHONE:
        page.get_by_role("button", name="Search").click()
    page.get_by_role("textbox", name="Search").fill("stroke")
    page.get_by_role("textbox", name="Search").click()
    page.locator(".md-search-result__item").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize("settings", [{"viewport": {"width": 320, "height": 256}}])
@pytest.mark.parametrize("name", ["index", "help", "diary"])
def test_a_page_zoomed_to_400_percent_leaves_most_of_the_screen_to_its_text(reader, name):
    page = reader.open(name)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.locator(".md-header").evaluate("(header) => header.getBoundingClientRect().height") <= 256 / 4


@pytest.mark.parametrize("settings", [NARROW])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_does_not_scroll_sideways_on_the_smallest_phone(reader, name):
    page = reader.open(name)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.evaluate(STYLE, TEXT_SPACING)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("settings", [NARROW])
def test_tab_goes_through_a_narrow_page_and_every_stop_is_in_sight(reader):
    page = reader.open("help")
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(FOCUS))
        if stops[-1]["tag"] == "BODY":
            break
    names = [stop["name"] for stop in stops]
    assert "Menu" in names
    assert "Search" in names
    assert [stop for stop in stops[:-1] if not stop["seen"]] == []
    assert "What helps" not in names  # that is in the closed menu


@pytest.mark.parametrize("settings", [NARROW])
def test_the_menu_opens_holds_the_focus_and_closes_by_keyboard(reader):
    page = reader.open("help")
    button = page.get_by_role("button", name="Menu", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate(FOCUS)["name"] == "Close the menu"
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('body, #guide-menu *')")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("(one) => one === document.activeElement")


def test_tab_goes_from_the_search_box_through_the_results_and_back(reader):
    page = reader.open("index")
    box = page.get_by_role("textbox", name="Search")
    box.click()
    page.keyboard.type("stroke")
    links = page.locator(".md-search-result__link")
    links.first.wait_for()
    page.keyboard.press("Tab")
    assert links.nth(0).evaluate("(link) => link === document.activeElement")
    page.keyboard.press("Tab")
    assert links.nth(1).evaluate("(link) => link === document.activeElement")
    assert links.nth(1).evaluate("(link) => getComputedStyle(link).outlineStyle") == "solid"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert box.evaluate("(box) => box === document.activeElement")


def test_how_many_results_there_are_is_told_to_a_screen_reader(reader):
    page = reader.open("index")
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type("stroke")
    page.get_by_role("status").filter(has_text="matching").wait_for()


def test_nothing_moves_for_who_asks_for_less_motion(reader):
    page = reader.open("index")
    moving = page.evaluate("""[...document.querySelectorAll("*")].filter((one) => {
        const { transitionDuration, animationName } = getComputedStyle(one);
        return transitionDuration !== "0s" || animationName !== "none";
    }).length""")
    assert moving == 0


def test_the_skip_link_comes_first_and_leads_to_the_text(reader):
    page = reader.open("help")
    page.keyboard.press("Tab")
    assert "md-skip" in page.locator(":focus").get_attribute("class")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_colours_change_by_keyboard(reader):
    page = reader.open("index")
    page.locator(".md-option:checked").focus()
    page.keyboard.press("Enter")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    page.keyboard.press("Enter")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.reload()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("settings", [NARROW])
def test_a_table_wider_than_the_screen_is_reached_by_tab_and_has_a_name(reader):
    page = reader.open("diary")
    box = page.locator(".md-typeset__scrollwrap[tabindex='0']").first
    box.wait_for()
    assert box.get_attribute("role") == "region"
    assert box.get_attribute("aria-label")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("settings", [{"viewport": PHONE}])
def test_what_is_pressed_is_at_least_24_pixels_high(reader, name):
    page = reader.open(name)
    sizes = page.locator(":is(button, select, input, summary, nav a):visible").evaluate_all(
        "(all) => all.map((one) => [one.className, one.getBoundingClientRect().height])"
    )
    assert [size for size in sizes if size[1] < 24] == []


@pytest.mark.parametrize("settings", [{"forced_colors": "active"}])
def test_in_forced_colours_what_has_the_focus_is_outlined(reader):
    page = reader.open("help")
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.locator(":focus").evaluate("(one) => getComputedStyle(one).outlineStyle") != "none"


@pytest.mark.parametrize("settings", [{"forced_colors": "active"}])
def test_a_card_keeps_its_frame_and_its_words_in_forced_colours(reader):
    card = reader.open("help").locator(".care-card.emergency")
    assert card.evaluate("(one) => getComputedStyle(one).borderTopStyle") == "solid"
    assert card.locator(".care-level").inner_text()


def test_the_kinds_of_card_differ_by_word_and_by_weight(reader):
    page = reader.open("help")
    cards = [page.locator(f".care-card.{kind}").first for kind in ("emergency", "same-day", "see-doctor")]
    weights = [card.evaluate("(one) => parseFloat(getComputedStyle(one).borderTopWidth)") for card in cards]
    words = {card.locator(".care-level").inner_text() for card in cards}
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(words) == 3


def test_text_is_19_pixels_on_a_desk_and_at_least_16_on_a_phone(reader):
    page = reader.open("index")
    size = "(article) => parseFloat(getComputedStyle(article).fontSize)"
    assert page.locator("article").evaluate(size) == pytest.approx(19)
    page.set_viewport_size(PHONE)
    assert page.locator("article").evaluate(size) >= 16
