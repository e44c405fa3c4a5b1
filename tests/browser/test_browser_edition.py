"""The browser edition from a folder, with no network: typed in, kept, saved, loaded, forgotten, printed."""

import json
import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from PIL import Image
from tagged import read_aloud

from leaflets.care_card import SLOTS
from leaflets.join import words
from leaflets.regions import read_regions
from leaflets.roster import read_roster

ROOT = Path(__file__).resolve().parents[2]

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
LOOKS = [{"viewport": size, "color_scheme": scheme} for size in (PHONE, DESKTOP) for scheme in ("light", "dark")]
CLINIC = {
    "name": "Millbrook Practice",
    "phone": "020 7946 0000",
    "out_of_hours": "020 7946 0999",
    "address": "1 Example Street\nSample Town",
    "hours": "Mon to Fri, 8:30 to 18:00",
    "website": "millbrook.example.org",
    "email": "desk@millbrook.example.org",
    "note": "Park behind the building.",
}
PAPERS = {
    "a4": (210, 297, 2),
    "letter": (215.9, 279.4, 2),
    "a4-large-print": (210, 297, 4),
    "letter-large-print": (215.9, 279.4, 4),
}
"""Width and height in mm, and how many pages."""
LEAFLETS = ("lip-twitching", "twitch-diary")
REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
NO_STORAGE = """Object.defineProperty(window, "localStorage", {
    configurable: true,
    get() { throw new DOMException("", "SecurityError"); },
});"""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)


@pytest.fixture
def leaflet(reader):
    reader.page.add_init_script("window.print = () => void (window.printed = (window.printed ?? 0) + 1)")
    return reader.open("leaflets/lip-twitching")


def write(page, region="GB", **details):
    for name, text in (details or CLINIC).items():
        page.locator(f"[name={name}]").fill(text)
    page.locator("[name=region]").select_option(region)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def told(page, text):
    page.locator(".status", has_text=text).wait_for()


def letters(text):
    return "".join(re.findall(r"\w", text))


def slot(page, name):
    """Return what stands in the slot, a line each, without its title."""
    text = page.locator(f'[data-slot="{name}"]:visible').first.inner_text()
    return [line for line in text.splitlines() if line and line != "Your clinic"]


def cards(page):
    """Return whom to call in each of the three cards."""
    return tuple(slot(page, name) for name in SLOTS)


def pdf(page, paper="a4"):
    """Return the PDF that the browser prints."""
    page.locator("#clinic-paper").select_option(paper)
    return page.pdf(prefer_css_page_size=True, tagged=True)


def printed(page, paper="a4"):
    """Return the size in points and the text of each page of the PDF that the browser prints."""
    with pypdfium2.PdfDocument(pdf(page, paper)) as document:
        return [(sheet.get_size(), sheet.get_textpage().get_text_bounded()) for sheet in document]


def axe(page):
    found = Axe().run(page, options={"preload": False}).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]


def test_the_leaflet_changes_as_one_types_and_an_empty_field_is_a_line_to_write_on(leaflet):
    assert slot(leaflet, "clinic") == ["Name:", "Phone:", "When closed:"]
    write(leaflet, name="Millbrook Practice", phone="020 7946 0000")
    assert slot(leaflet, "clinic") == ["Millbrook Practice", "Phone: 020 7946 0000", "When closed:"]
    assert leaflet.locator('[data-slot="clinic"] .write').count() == 1
    leaflet.locator("[name=phone]").fill("")
    assert leaflet.locator('[data-slot="clinic"] .write').count() == 2


def test_a_region_sets_the_numbers_and_another_place_leaves_lines(leaflet):
    write(leaflet, "GB")
    phone, closed = f"Phone: {CLINIC['phone']}", f"When closed: {CLINIC['out_of_hours']}"
    assert cards(leaflet) == (["Emergency number: 999 or 112"], [phone, closed], [phone])
    leaflet.locator("[name=out_of_hours]").fill("")
    assert cards(leaflet) == (["Emergency number: 999 or 112"], [phone, "When closed: NHS 111"], [phone])
    leaflet.locator("[name=phone]").fill("")
    assert cards(leaflet) == (["Emergency number: 999 or 112"], ["Phone:", "When closed: NHS 111"], ["Phone:"])
    write(leaflet, "US", phone="555 0100")
    assert cards(leaflet) == (["Emergency number: 911"], ["Phone: 555 0100", "When closed:"], ["Phone: 555 0100"])
    write(leaflet, "", phone="")
    assert cards(leaflet) == (["Emergency number:"], ["Phone:", "When closed:"], ["Phone:"])


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("هاتف 020 7946 0001", ["020", "7946", "0001"]),
        ("٠٢٠ ٧٩٤٦ ٠٠٠١", ["٠٢٠", "٧٩٤٦", "٠٠٠١"]),
        ("טלפון +44 20 7946 0001", ["+", "44", "20", "7946", "0001"]),
        ("020 7946 0001", ["020", "7946", "0001"]),
    ],
)
def test_a_number_beside_letters_from_right_to_left_is_shown_as_it_is_dialled(leaflet, text, groups):
    write(leaflet, phone=text, out_of_hours=text)
    lines = leaflet.locator(".slot [data-field=phone], .slot [data-field=out_of_hours], .slot [data-field=when-closed]")
    lefts = lines.locator("bdi").evaluate_all(
        """(lines, groups) => lines.map((line) => groups.map((group) => {
            const range = document.createRange();
            const from = line.firstChild.data.indexOf(group);
            range.setStart(line.firstChild, from);
            range.setEnd(line.firstChild, from + group.length);
            return range.getBoundingClientRect().left;
        }))""",
        groups,
    )
    assert len(lefts) == 5
    assert all(left == sorted(left) for left in lefts)


@pytest.mark.parametrize("name", LEAFLETS)
@pytest.mark.parametrize("paper", PAPERS)
def test_filled_in_it_prints_on_the_chosen_paper_with_the_details_and_the_whole_core(reader, name, paper):
    page = reader.open(f"leaflets/{name}")
    write(page)
    width, height, count = PAPERS[paper]
    sheets = printed(page, paper)
    assert all(", version " in text and ", print code " in text for _, text in sheets)  # also on a page that got loose
    sizes = [size for size, _ in sheets]
    assert sizes == [pytest.approx((width * 72 / 25.4, height * 72 / 25.4), abs=1)] * count
    text = letters(" ".join(part.text for part in read_aloud(pdf(page, paper))))
    for detail in (*CLINIC.values(), "Do not use after", "Notes from your clinic"):
        assert letters(detail) in text, detail
    core = BeautifulSoup((reader.folder / f"leaflets/{name}.html").read_text(encoding="utf-8"), "html.parser").main
    at = 0
    for line in words(str(core)).splitlines():
        at = text.index(letters(line), at) + len(letters(line))
    assert "Nothing is sent" not in text


@pytest.mark.parametrize("name", LEAFLETS)
def test_with_nothing_typed_it_prints_on_as_many_pages(reader, name):
    page = reader.open(f"leaflets/{name}")
    assert [len(printed(page, paper)) for paper in PAPERS] == [count for _, _, count in PAPERS.values()]


def test_a_care_card_is_not_parted_by_the_end_of_a_page(leaflet):
    write(leaflet)
    for paper in PAPERS:
        sheets = [letters(text) for _, text in printed(leaflet, paper)]
        for card in leaflet.locator(".care-card").all():
            first, last = card.locator("h2").inner_text(), card.locator("li").last.inner_text()
            assert any(letters(first) in sheet and letters(last) in sheet for sheet in sheets), (paper, first)


@pytest.mark.parametrize("settings", [{"color_scheme": "dark"}])
def test_it_prints_black_on_white_without_the_bar_also_from_dark_colours(leaflet):
    leaflet.emulate_media(media="print", color_scheme="dark")
    assert not leaflet.locator(".bar").is_visible()
    colours = "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    assert leaflet.locator(".sheet").evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert leaflet.locator("body").evaluate(colours)[1] == "rgb(255, 255, 255)"


def test_large_print_is_18_points_throughout(leaflet):
    write(leaflet)
    leaflet.locator("#clinic-paper").select_option("a4-large-print")
    leaflet.emulate_media(media="print")
    small = leaflet.locator(".sheet *").evaluate_all(
        """(all) => all.filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
            && parseFloat(getComputedStyle(one).fontSize) < 24).map((one) => one.outerHTML)"""
    )
    assert small == []


def test_saved_details_are_there_after_a_reload_and_on_the_other_leaflet(leaflet, reader):
    write(leaflet)
    leaflet.locator("#clinic-paper").select_option("letter")
    press(leaflet, "Save my clinic on this computer")
    told(leaflet, "Saved in this browser")
    for name in LEAFLETS:
        page = reader.open(f"leaflets/{name}")
        assert {field: page.locator(f"[name={field}]").input_value() for field in CLINIC} == CLINIC
        assert page.locator("[name=region]").input_value() == "GB"
        assert "Millbrook Practice" in slot(page, "clinic")
        assert printed(page, page.locator("#clinic-paper").input_value())[0][0][0] == pytest.approx(612, abs=1)


def test_nothing_is_kept_unless_it_is_saved(leaflet):
    write(leaflet)
    leaflet.reload()
    assert leaflet.locator("[name=name]").input_value() == ""
    assert leaflet.evaluate("localStorage.length") == 0


def test_forget_empties_the_fields_the_leaflet_and_the_browser(leaflet):
    write(leaflet)
    press(leaflet, "Save my clinic on this computer")
    press(leaflet, "Forget my clinic")
    told(leaflet, "Forgotten.")
    assert leaflet.evaluate("localStorage.length") == 0
    assert "Millbrook" not in leaflet.locator(".sheet").inner_text()
    leaflet.reload()
    assert leaflet.locator("[name=name]").input_value() == ""


@pytest.mark.parametrize(("script", "says"), [(NO_STORAGE, "keeps nothing"), (REFUSES, "keeps nothing")])
def test_a_browser_that_keeps_nothing_says_so_and_still_prints(reader, script, says):
    reader.page.add_init_script(script)
    page = reader.open("leaflets/lip-twitching")
    write(page)
    press(page, "Save my clinic on this computer")
    told(page, says)
    assert "Millbrook Practice" in slot(page, "clinic")


def test_a_browser_without_room_says_so(leaflet):
    write(leaflet)
    leaflet.evaluate(f"() => {{ {REFUSES} }}")
    press(leaflet, "Save my clinic on this computer")
    told(leaflet, "no room")


@pytest.mark.parametrize("kept", ['"a word"', "[1]", '{"name": 3}', '{"nmae": "x"}', '{"region": "<b>"}', "not JSON"])
def test_a_spoilt_profile_counts_as_none(reader, kept):
    reader.page.add_init_script(f"localStorage.setItem('twitch-guide.clinic', {kept!r})")
    page = reader.open("leaflets/lip-twitching")
    assert page.locator("[name=name]").input_value() == ""
    assert page.locator("#clinic").is_visible()


def saved_file(page):
    with page.expect_download() as download:
        press(page, "Save as file")
    return download.value


def read_by_the_command(download, folder):
    """Return the clinic that scripts/clinics.py reads from the saved file."""
    path = folder / download.suggested_filename
    download.save_as(path)
    editions = {name: tuple(PAPERS) for name in LEAFLETS}
    regions = read_regions(ROOT / "docs" / "data" / "regions.yml")
    roster = read_roster(path, regions=regions, editions=editions, languages=("en",))
    assert (roster.problems, roster.warnings) == ((), ())
    [clinic] = roster.clinics
    return clinic


def load(page, content):
    text = content if isinstance(content, str) else json.dumps(content)
    file = {"name": "clinic.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("#clinic-file").set_input_files(file)


def test_a_profile_saved_as_a_file_loads_again_and_has_the_fields_of_a_roster(leaflet):
    write(leaflet, "GB", **{**CLINIC, "name": "Clínica São João / №1"})
    download = saved_file(leaflet)
    assert download.suggested_filename == "clinica-sao-joao-1.json"
    text = download.path().read_text(encoding="utf-8")
    profile = json.loads(text)
    assert profile == {
        **CLINIC,
        "name": "Clínica São João / №1",
        "address": ["1 Example Street", "Sample Town"],
        "region": "GB",
    }
    press(leaflet, "Forget my clinic")
    load(leaflet, text)
    told(leaflet, "Loaded.")
    assert saved_file(leaflet).path().read_text(encoding="utf-8") == text


def test_the_command_reads_a_saved_file_just_as_it_reads_a_roster(leaflet, tmp_path):
    write(leaflet)
    leaflet.locator("#clinic-logo").set_input_files({"name": "l", "mimeType": "image/png", "buffer": picture()})
    told(leaflet, "The logo is on the leaflet.")
    clinic = read_by_the_command(saved_file(leaflet), tmp_path)
    assert clinic.id == "millbrook-practice"
    assert {name: getattr(clinic, name) for name in CLINIC if name != "address"} == {
        name: text for name, text in CLINIC.items() if name != "address"
    }
    assert clinic.address == ("1 Example Street", "Sample Town")
    assert clinic.region.code == "GB"
    assert (clinic.logo.width, clinic.logo.height) == (40, 20)


def test_what_only_the_command_uses_is_still_in_the_file_after_a_round_trip(leaflet):
    profile = {
        "id": "north-1",
        "name": "North",
        "papers": "a4 letter",
        "leaflets": ["twitch-diary"],
        "language": "en",
        "region": "DE",
        "logo": "pictures/north.png",
    }
    load(leaflet, "\ufeff" + json.dumps(profile))
    told(leaflet, "but for the logo")
    assert slot(leaflet, "emergency-number") == ["Emergency number:"]
    assert leaflet.locator(".slot-logo:visible").count() == 0
    assert json.loads(saved_file(leaflet).path().read_text(encoding="utf-8")) == profile


def test_an_address_may_come_as_lines_or_as_one_text_and_uk_is_gb(leaflet):
    for address in ("A\nB", "A | B", ["A", "B"]):
        load(leaflet, {"name": "N", "address": address, "region": "uk"})
        told(leaflet, "Loaded.")
        assert leaflet.locator("[name=address]").input_value() == "A\nB"
        assert leaflet.locator("[name=region]").input_value() == "GB"
        press(leaflet, "Forget my clinic")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name: North", "cannot be read"),
        ("[]", "cannot be read"),
        ({"name": "N", "fax": "1"}, "a field that we do not know: fax."),
        ({"name": "N", "phone": 5}, "The field phone of this file is not right."),
        ({"name": "N", "region": "Mars"}, "The field region of this file is not right."),
    ],
)
def test_a_file_that_is_not_a_profile_is_refused_whole_with_the_reason(leaflet, content, says):
    write(leaflet)
    load(leaflet, content)
    told(leaflet, says)
    assert leaflet.locator("[name=name]").input_value() == CLINIC["name"]


HOSTILE = "<script>alert(1)</script>{{ 7*7 }}<img src=x onerror=alert(1)>=cmd()../../x \u202eevil\u202c العربية 🏥\0"


def test_whatever_is_typed_stays_text_and_what_cannot_be_seen_is_taken_out(leaflet):
    for name in ("name", "phone", "out_of_hours", "address", "hours", "website", "email", "note"):
        leaflet.locator(f"[name={name}]").evaluate("(field, text) => { field.value = text; }", HOSTILE)
    leaflet.locator("[name=note]").dispatch_event("input", {"bubbles": True})
    shown = leaflet.locator('[data-field="name"] bdi').inner_text()
    assert shown == HOSTILE.replace("\u202e", "").replace("\u202c", "").replace("\0", "")
    assert leaflet.locator(".slot :is(script, b), .slot img:not(.slot-logo)").count() == 0
    assert "evil" in printed(leaflet)[0][1]


@pytest.mark.parametrize("settings", [{"viewport": {"width": 320, "height": 640}}])
def test_ten_thousand_characters_are_shown_and_told_too_long_and_nothing_scrolls_sideways(leaflet):
    leaflet.locator("[name=name]").fill("W" * 10_000)
    assert len(leaflet.locator('[data-field="name"] bdi').inner_text()) == 10_000
    assert leaflet.locator("#clinic-name-error").is_visible()
    told(leaflet, "at most 100 characters")
    assert leaflet.evaluate("document.documentElement.scrollWidth") == 320


def test_what_is_missing_or_wrong_is_told_next_to_the_field_and_nothing_is_saved_or_printed(leaflet):
    write(leaflet, phone="1", email="desk at home", website="our page", note="x" * 301)
    for button in ("Save my clinic on this computer", "Save as file", "Print"):
        press(leaflet, button)
        told(leaflet, "Mend what is marked first.")
    for name in ("name", "email", "website", "note"):
        field = leaflet.locator(f"[name={name}]")
        assert field.get_attribute("aria-invalid") == "true", name
        assert leaflet.locator(f"#{field.get_attribute('aria-describedby')}").is_visible()
    assert leaflet.locator("[name=name]").evaluate("(field) => field === document.activeElement")
    assert leaflet.evaluate("[localStorage.length, window.printed]") == [0, None]


def test_every_field_takes_what_every_paper_takes_all_at_once(leaflet):
    full = {
        field: ("Wörter und Worte " * 20)[
            : int(leaflet.locator(f"[name={field}]").get_attribute("data-longest"))
        ].strip()
        for field in ("name", "out_of_hours", "address", "hours", "note")
    }
    full["phone"] = "020 7946 0000, then ask for us"
    write(leaflet, "IN", **full, website="a." * 39 + "de", email="a" * 49 + "@example.de")
    press(leaflet, "Print")
    assert leaflet.evaluate("window.printed") == 1
    text = letters(" ".join(text for _, text in printed(leaflet)))
    assert all(letters(detail) in text for detail in full.values())


def test_the_note_counts_its_characters(leaflet):
    leaflet.locator("[name=note]").fill("abc")
    assert leaflet.locator(".field-count").inner_text() == "3 of 300 characters"


def test_an_empty_leaflet_is_printed_to_write_on(leaflet):
    press(leaflet, "Print")
    assert leaflet.evaluate("window.printed") == 1


def picture(kind="PNG", size=(40, 20)):
    data = BytesIO()
    Image.new("1", size).save(data, kind)
    return data.getvalue()


SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" onload="parent.hacked = 1">
<script>parent.hacked = 1</script><image href="http://outside.example/x.png"/><rect width="40" height="20"/></svg>"""


@pytest.mark.parametrize(
    ("kind", "data"), [("png", picture(size=(2000, 900))), ("jpeg", picture("JPEG")), ("svg+xml", SVG)]
)
def test_a_logo_is_shown_kept_and_taken_away(leaflet, kind, data):
    write(leaflet)
    file = {"name": f"logo.{kind}", "mimeType": f"image/{kind}", "buffer": data}
    leaflet.locator("#clinic-logo").set_input_files(file)
    told(leaflet, "The logo is on the leaflet.")
    press(leaflet, "Save my clinic on this computer")
    leaflet.reload()
    logo = leaflet.locator(".slot-logo")
    logo.wait_for()
    assert logo.get_attribute("src").startswith(f"data:image/{kind};base64,")
    assert logo.evaluate("(picture) => picture.decode().then(() => picture.naturalWidth)") <= 480
    assert leaflet.evaluate("window.hacked") is None
    press(leaflet, "Take the logo away")
    assert not logo.is_visible()


@pytest.mark.parametrize(
    ("kind", "data", "says"),
    [
        ("png", b"no picture", "cannot be read"),
        ("gif", b"GIF89a", "in PNG, JPEG or SVG"),
        ("png", b"\x89PNG" + bytes(5_000_001), "too large"),
        ("png", picture(size=(6000, 5000)), "too large"),
        ("png", picture(size=(500, 20)), "too narrow"),
        ("svg+xml", SVG.replace(b"<script>", b"<script>" + bytes(200_000)), "too large"),
    ],
)
def test_a_picture_that_cannot_be_a_logo_is_told_next_to_its_field(leaflet, kind, data, says):
    leaflet.locator("#clinic-logo").set_input_files({"name": "x", "mimeType": f"image/{kind}", "buffer": data})
    leaflet.locator("#clinic-logo-error", has_text=says).wait_for()
    assert leaflet.locator(".slot-logo:visible").count() == 0


@pytest.mark.parametrize("settings", LOOKS, ids=lambda look: f"{look['viewport']['width']}-{look['color_scheme']}")
def test_axe_finds_nothing_empty_filled_in_and_with_mistakes(reader, settings):
    for name in LEAFLETS:
        page = reader.open(f"leaflets/{name}")
        assert axe(page) == []
    write(page)
    page.locator("[name=name]").fill("")
    press(page, "Save as file")
    assert axe(page) == []


def test_by_keyboard_alone_one_fills_in_saves_and_prints(leaflet):
    stops = []
    for _ in range(30):
        leaflet.keyboard.press("Tab")
        stop = leaflet.evaluate(
            """() => {
                const { id, dataset, name } = document.activeElement;
                const { width, height } = document.activeElement.getBoundingClientRect();
                return { name: name || dataset.does || id, seen: width > 0 && height > 0 };
            }"""
        )
        stops.append(stop)
        if stop["name"] == "name":
            leaflet.keyboard.type("North")
        if stop["name"] in ("print", "save"):
            leaflet.keyboard.press("Enter")
        if stop["name"] == "forget":
            break
    assert all(stop["seen"] for stop in stops)
    reached = [stop["name"] for stop in stops]
    assert [name for name in reached if name in CLINIC] == list(CLINIC)
    assert {"region", "clinic-logo", "clinic-paper", "print", "save", "save-file", "load"} <= set(reached)
    assert leaflet.evaluate("window.printed") == 1
    assert json.loads(leaflet.evaluate("localStorage['twitch-guide.clinic']"))["name"] == "North"


@pytest.mark.parametrize("settings", [{"viewport": PHONE}])
def test_what_is_pressed_is_at_least_24_pixels_high(leaflet):
    heights = leaflet.locator(".bar :is(button, input, select, textarea):visible").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24


@pytest.mark.parametrize("settings", [{"java_script_enabled": False}])
def test_without_scripts_the_leaflet_has_lines_to_write_on_and_the_bar_says_what_it_needs(reader):
    page = reader.open("leaflets/lip-twitching")
    assert page.locator("noscript p").is_visible()
    assert not page.locator("#clinic").is_visible()
    assert slot(page, "clinic") == ["Name:", "Phone:", "When closed:"]


def test_it_works_under_a_strict_policy(reader):
    file = reader.folder / "leaflets" / "lip-twitching.html"
    strict = file.read_text(encoding="utf-8").replace(
        "<head>", f'<head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    )
    file.with_name("strict.html").write_text(strict, encoding="utf-8")
    page = reader.open("leaflets/strict")
    write(page)
    page.locator("#clinic-logo").set_input_files({"name": "l.png", "mimeType": "image/png", "buffer": picture()})
    told(page, "The logo is on the leaflet.")
    assert saved_file(page).suggested_filename == "millbrook-practice.json"


def test_the_page_of_leaflets_leads_to_it(reader):
    page = reader.open("leaflets")
    link = page.get_by_role("link", name="Twitch diary: put your clinic’s details in and print")
    link.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")  # of the pictures that come into view: one cut off would count as trouble
    link.click()
    page.wait_for_url("**/leaflets/twitch-diary.html")
    assert page.locator("h1").inner_text() == "Twitch diary"
    page.get_by_role("link", name="All leaflets").click()
    page.wait_for_url("**/leaflets.html")
    page.wait_for_load_state("networkidle")
