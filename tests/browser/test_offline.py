"""The site by double click, with no network: every page, every picture, every script."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(path.stem for path in (ROOT / "docs" / "en").glob("*.md"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_folder_and_asks_nothing_of_the_network(reader, name):
    page = reader.open(name)
    page.wait_for_function("document.documentElement.classList.contains('js')")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_at_its_foot_how_old_it_is_and_who_checked_it(reader, name):
    foot = reader.open(name).locator("article .guide-foot").inner_text()
    assert "Version " in foot
    assert "check" in foot.lower()


def test_the_letters_are_the_guides_own(reader):
    page = reader.open("index")
    states = page.evaluate("document.fonts.ready.then((fonts) => [...fonts].map((font) => font.status))")
    assert states == ["loaded", "loaded"]
    assert "Atkinson" in page.locator("h1").evaluate("(title) => getComputedStyle(title).fontFamily")


def test_no_page_loads_anything_by_a_whole_address(folder):
    for file in folder.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert 'src="http' not in html, file.name
        assert '<link rel="stylesheet" href="http' not in html, file.name


@pytest.mark.parametrize("settings", [{"java_script_enabled": False, "viewport": {"width": 390, "height": 844}}])
class TestWithoutScripts:
    def test_the_menu_stands_beneath_the_text(self, reader):
        page = reader.open("index")
        page.locator("#guide-menu").get_by_role("link", name="What helps").click()
        assert page.url.endswith("treatment.html")

    def test_a_card_lists_the_numbers_and_has_a_line_to_write_on(self, reader):
        card = reader.open("help").locator(".care-card.emergency")
        assert card.locator('a[href="tel:999"]').first.is_visible()
        assert card.locator(".write-in").is_visible()
        assert not card.locator("select").is_visible()

    def test_forms_say_what_to_do_instead(self, reader):
        for name in ("feedback", "diary"):
            assert reader.open(name).locator("noscript .form-note").is_visible()
