"""A page printed from the browser: whole, dark on white, no empty sheet."""

from pathlib import Path

import pypdfium2
import pytest

PAGES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "docs" / "en").glob("*.md"))


def printed(page):
    """Return the text of each sheet of A4 that the page prints."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    try:
        return [sheet.get_textpage().get_text_bounded() for sheet in document]
    finally:
        document.close()


def test_the_diarys_table_prints_every_column(reader):
    sheets = " ".join(printed(reader.open("diary"))).split()
    for heading in reader.page.locator("#diary-paper ~ * th").all_inner_texts():
        assert set(heading.split()) <= set(sheets)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints_whole_and_without_an_empty_sheet(reader, name):
    sheets = printed(reader.open(name))
    assert all(len(sheet.split()) > 10 for sheet in sheets)
    assert "Check again by" in sheets[-1].replace("\r\n", " ")


def test_a_card_prints_its_numbers_and_a_line_also_from_a_phone(reader):
    reader.page.set_viewport_size({"width": 390, "height": 844})
    text = " ".join(printed(reader.open("index")))
    assert "United Kingdom" in text
    assert "My emergency number" in text


@pytest.mark.parametrize("settings", [{"color_scheme": "dark"}])
def test_dark_colours_print_dark_on_white(reader):
    page = reader.open("index")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("article").evaluate("(one) => getComputedStyle(one).color") == "rgb(0, 0, 0)"
