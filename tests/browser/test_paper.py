"""Paper is white: what Chromium prints of a page can be read, whatever colours the screen has."""

import csv
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hosting import Host
from ink import sheets
from playwright.sync_api import Browser, Page

LEAFLETS = ["leaflets/lip-twitching", "leaflets/twitch-diary"]
PAGES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "docs" / "en").glob("*.md"))
SIZES = ["A4", "Letter"]
PAPERS = ["a4", "a4-large-print", "letter", "letter-large-print"]
MISSING = "no/such/page"
"""A host answers with 404.html, which is made only for an address."""
ORIGIN = "https://health.example.org/"
ROSTER = Path(__file__).resolve().parents[1] / "clinics" / "roster.csv"
FIELDS = ("name", "phone", "out_of_hours", "address", "hours", "website", "email", "region", "note")
FILL = """(clinic) => {
    for (const [name, text] of Object.entries(clinic)) {
        const field = document.querySelector(`[name=${name}]`);
        field.value = text;
        field.dispatchEvent(new Event(field.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
    }
}"""
"""Put the details of a clinic into the fields of a leaflet, as their reader does."""
FOOT = ("Check again by", "Do not use after")
SYSTEMS = ["light", "dark"]
CHOSEN = ["device", "light", "dark"]
"""As the reader chose by the button; “device” is what they begin with."""
COLOURS = list(itertools.product(SYSTEMS, CHOSEN))

CHOOSE = "(number) => document.querySelectorAll('.md-option')[number]?.click()"
FAINT = r"""() => {
    const parsed = (text) => {
        const [red, green, blue, opacity = 1] = text.match(/[\d.]+/g).map(Number);
        return { paint: [red, green, blue], opacity };
    };
    const over = ({ paint, opacity }, below) => paint.map((one, at) => one * opacity + below[at] * (1 - opacity));
    const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const SHARES = [0.2126, 0.7152, 0.0722];
    const light = (paint) => paint.reduce((sum, part, at) => sum + linear(part / 255) * SHARES[at], 0);
    const ratio = (one, other) => {
        const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05);
    };
    const chain = (element) => (element ? [...chain(element.parentElement), element] : []);
    const behind = (element, all) => {
        let paint = [255, 255, 255];
        for (const one of chain(element)) {
            const style = getComputedStyle(one);
            if (all || style.printColorAdjust === "exact") paint = over(parsed(style.backgroundColor), paint);
        }
        return paint;
    };
    const faint = [];
    const measure = (element, words, colour) => {
        const opacity = chain(element).reduce((product, one) => product * getComputedStyle(one).opacity, 1);
        for (const all of [true, false]) {
            const below = behind(element, all);
            const ink = parsed(colour);
            const contrast = ratio(over({ ...ink, opacity: ink.opacity * opacity }, below), below);
            const how = `${contrast.toFixed(2)}${all ? "" : " without grounds"}`;
            if (contrast < 7) faint.push(`${words.trim().slice(0, 40)}: ${how}`);
        }
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let count = 0;
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
        const style = getComputedStyle(element);
        measure(element, walker.currentNode.data, element.closest("svg") ? style.fill : style.color);
        count += 1;
    }
    for (const field of document.querySelectorAll("input, select, textarea")) {
        if (!field.checkVisibility()) continue;
        measure(field, field.name, getComputedStyle(field).color);
        if (field.placeholder) measure(field, field.placeholder, getComputedStyle(field, "::placeholder").color);
    }
    return [count, faint];
}"""
"""The count of texts that are printed, and those that are under 7 : 1 by the page's own colours."""


def nothing(page):
    """As the page opens."""


def place_chosen(page):
    page.evaluate("guide.keep('region', 'GB')")
    page.reload()


def details_open(page):
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def search_open(page):
    page.locator(".md-search__input").click()
    page.keyboard.insert_text("stroke")
    page.locator(".md-search-result__link").first.wait_for()


def menu_open(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".md-header__button[data-toggles=drawer]").click()


def link_to_the_text_focused(page):
    page.keyboard.press("Tab")


def searched_words_marked(page):
    page.goto(f"{page.url.partition('?')[0]}?h=twitch")
    page.locator("mark").first.wait_for()


def update_told(page):
    page.evaluate(
        """() => {
            const place = document.getElementById("guide-update");
            place.append(place.querySelector("template").content.cloneNode(true));
        }"""
    )


def out_of_date(page):
    page.clock.set_fixed_time("2031-01-01T12:00:00")
    page.reload()


STATES = [place_chosen, details_open, search_open, menu_open, link_to_the_text_focused, update_told, out_of_date]


def long_details() -> dict[str, str]:
    """Return the clinic whose details are as long as they may be, by the names of a leaflet's fields."""
    with ROSTER.open(encoding="utf-8", newline="") as rows:
        (clinic,) = [row for row in csv.DictReader(rows) if row["id"] == "latin-full"]
    return {name: clinic[name].replace(" | ", "\n") for name in FIELDS}


@pytest.fixture
def hosted(browser: Browser, project_at: Callable[[str], Path], settings: dict[str, object]) -> Iterator[Page]:
    """A window on a host whose address the guide knows; it begins where the host has no page."""
    context = browser.new_context(reduced_motion="reduce", service_workers="block", **settings)
    with Host(project_at(ORIGIN) / "site", below="/") as host:
        page = context.new_page()
        page.goto(f"{host.address}{MISSING}")
        yield page
        context.close()


def faint(page, colours=COLOURS, *, more_than=10):
    """What is under 7 : 1 in any of the colours, under the rules for paper, of more texts than that."""
    found = []
    for system, chosen in colours:
        page.evaluate(CHOOSE, CHOSEN.index(chosen))
        page.emulate_media(media="print", color_scheme=system)
        count, words = page.evaluate(FAINT)
        assert count > more_than
        found += [(system, chosen, word) for word in words]
    return found


@pytest.mark.parametrize("name", [*PAGES, *LEAFLETS])
def test_every_text_of_a_printed_page_stands_out_in_all_colours_of_the_screen(reader, name):
    assert faint(reader.open(name)) == []


@pytest.mark.parametrize("state", STATES)
def test_it_does_whatever_is_open_or_chosen(reader, state):
    page = reader.open("help")
    state(page)
    assert faint(page) == []


def test_words_that_a_search_has_marked_stand_out_too(reader):
    page = reader.open("causes")
    searched_words_marked(page)
    assert faint(page) == []


def test_details_of_every_page_stand_out_too(reader):
    for name in ("checked", "sources", "index"):
        page = reader.open(name)
        details_open(page)
        assert faint(page) == []


def test_forms_and_what_is_wrong_in_them_stand_out(reader):
    page = reader.open("feedback")
    page.get_by_role("button", name="Copy").click()
    page.locator("[name=message]").fill("Good")
    assert page.locator(".field-error:visible").count() == 1
    assert faint(page) == []


def ends_with_more_than_the_imprint(words: str) -> bool:
    """Return whether the last sheet, which has the imprint, has a clinic's or the leaflet's own words before it."""
    head, imprint, _ = words.replace("\r\n", " ").partition("From the guide “Lip twitching”")
    return bool(imprint) and len(head.split()) > 30  # the foot of each sheet and the leaflet's name are 15


def fill_diary(page, entries):
    """Put an entry for each of the days into the diary."""
    kept = [{"date": f"2026-11-{day:02}", "time": "08:30", "doing": "Reading", "part": "Upper lip"} for day in entries]
    page.evaluate("(kept) => guide.keep('diary', kept)", kept)
    page.reload()


def test_a_diary_and_the_question_beneath_it_stand_out(reader):
    page = reader.open("diary")
    fill_diary(page, range(1, 4))
    page.get_by_role("button", name="Delete all", exact=True).click()
    page.evaluate("document.body.dataset.prints = 'diary'")
    assert faint(page) == []


@pytest.mark.parametrize("count", range(9, 16))
def test_a_printed_diary_ends_with_an_entry_and_the_foot(reader, count):
    page = reader.open("diary")
    fill_diary(page, range(1, count))
    for size in SIZES:
        page.evaluate("document.body.dataset.prints = 'diary'")  # as its button does, until it is printed
        last = sheets(page.pdf(format=size))[-1].words
        assert "08:30" in last
        assert FOOT[0] in last.replace("\r\n", " ")


def test_whatever_is_said_of_a_print_stands_out(reader):
    page = reader.open("current")
    for answer in ("newest", "replaced", "ended", "withdrawn", "unknown", "unreached"):
        page.evaluate(
            """(answer) => {
                const place = document.getElementById("print-status");
                place.dataset.answer = answer;
                for (const part of place.querySelectorAll("[hidden]")) {
                    part.hidden = false;
                    part.textContent ||= part.dataset.say;
                }
            }""",
            answer,
        )
        assert faint(page) == []


@pytest.mark.parametrize("settings", [{"java_script_enabled": False, "color_scheme": "dark"}])
def test_without_scripts_the_paper_is_white_too(reader):
    page = reader.open("help")
    for sheet in sheets(page.pdf(format="A4", print_background=True)):
        assert sheet.is_white
        assert sheet.faint == ""


@pytest.mark.parametrize("chosen", ["device", "dark"])
@pytest.mark.parametrize("name", ["help", "current", "checked", LEAFLETS[0]])
@pytest.mark.parametrize("settings", [{"color_scheme": "dark"}])
def test_what_comes_out_of_the_printer_is_white_with_dark_words(reader, name, chosen):
    page = reader.open(name)
    page.evaluate(CHOOSE, CHOSEN.index(chosen))
    for grounds in (True, False):
        for sheet in sheets(page.pdf(format="A4", print_background=grounds)):
            assert sheet.is_white
            assert sheet.faint == ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", [*PAGES, *LEAFLETS])
def test_no_sheet_holds_the_foot_alone(reader, name, size):
    pages = [sheet.words.replace("\r\n", " ") for sheet in sheets(reader.open(name).pdf(format=size))]
    assert any(foot in pages[-1] for foot in FOOT)
    assert len(pages[-1].split("No clinician has checked")[0].split()) > 4
    assert "Version" in pages[-1] or "version" in pages[-1]  # nor half of it


def test_the_page_for_what_a_host_does_not_have_stands_out_on_one_sheet(hosted):
    assert faint(hosted, more_than=0) == []  # its title is all that is printed
    for size in SIZES:
        (sheet,) = sheets(hosted.pdf(format=size))
        assert "404" in sheet.words


@pytest.mark.parametrize("chosen", ["device", "dark"])
@pytest.mark.parametrize("settings", [{"color_scheme": "dark"}])
def test_that_page_comes_out_of_the_printer_white_with_dark_words(hosted, chosen):
    hosted.evaluate(CHOOSE, CHOSEN.index(chosen))
    for grounds in (True, False):
        for sheet in sheets(hosted.pdf(format="A4", print_background=grounds)):
            assert sheet.is_white
            assert sheet.faint == ""


@pytest.mark.parametrize("name", LEAFLETS)
@pytest.mark.parametrize("settings", [{"color_scheme": "dark"}])
def test_a_leaflet_filled_with_long_details_is_white_with_dark_words_and_no_sheet_holds_the_imprint_alone(hosted, name):
    page = hosted
    page.goto(f"{page.url.removesuffix(MISSING)}{name}.html")  # with its code, which makes the imprint high
    page.evaluate(FILL, long_details())
    assert faint(page) == []
    page.emulate_media(media="null", color_scheme="dark")
    for paper in PAPERS:
        page.locator("#clinic-paper").select_option(paper)
        for grounds in (True, False):
            printed = sheets(page.pdf(prefer_css_page_size=True, print_background=grounds))
            assert all(sheet.is_white and sheet.faint == "" for sheet in printed), paper
            assert ends_with_more_than_the_imprint(printed[-1].words), paper
