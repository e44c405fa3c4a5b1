"""The single file as it is opened from a mail: scripts off, no network, on a phone, in the dark, on paper."""

from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
NO_SCRIPTS = {"java_script_enabled": False, "viewport": PHONE}
LOOKS = [
    {"viewport": size, "color_scheme": scheme, "bypass_csp": True}
    for size in (PHONE, DESKTOP)
    for scheme in ("light", "dark")
]


@pytest.fixture(scope="session")
def folder(packed: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the file."""
    folder = tmp_path_factory.mktemp("mail")
    (folder / "guide.html").write_bytes(packed["html"])
    return folder


@pytest.mark.parametrize("settings", [NO_SCRIPTS])
class TestWithoutScripts:
    def test_help_is_one_tap_away_everywhere(self, reader):
        page = reader.open("guide")
        page.locator("#sources").scroll_into_view_if_needed()
        page.locator(".bar").get_by_role("link", name="When to get help").click()
        assert page.url.endswith("#help")
        assert page.locator("#help .care-card.emergency").is_visible()

    def test_the_contents_lead_to_a_section(self, reader):
        page = reader.open("guide")
        page.locator("#contents").get_by_role("link", name="Sources").click()
        assert page.url.endswith("#sources")

    def test_the_leaflet_can_be_saved(self, reader, site):
        page = reader.open("guide")
        with page.expect_download() as saved:
            page.locator("a.leaflet").click()
        assert saved.value.suggested_filename == "lip-twitching-a4.pdf"
        assert Path(saved.value.path()).read_bytes() == (site / "leaflets" / "lip-twitching-a4.pdf").read_bytes()


@pytest.mark.parametrize("settings", LOOKS, ids=lambda look: f"{look['viewport']['width']}-{look['color_scheme']}")
def test_axe_finds_nothing(reader):
    found = Axe().run(reader.open("guide"), options={"preload": False}).response["violations"]
    assert [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]] == []


@pytest.mark.parametrize("settings", [{"viewport": {"width": 320, "height": 640}}])
def test_it_does_not_scroll_sideways_on_the_smallest_phone(reader):
    assert reader.open("guide").evaluate("document.documentElement.scrollWidth") == 320


def test_it_prints_without_an_empty_sheet_and_without_what_paper_cannot_use(reader):
    document = pypdfium2.PdfDocument(reader.open("guide").pdf(format="A4", prefer_css_page_size=True))
    try:
        sheets = [sheet.get_textpage().get_text_bounded() for sheet in document]
    finally:
        document.close()
    assert all(len(sheet.split()) > 10 for sheet in sheets)
    assert "Version " in " ".join(sheets)
    assert "Save the leaflet" not in " ".join(sheets)
