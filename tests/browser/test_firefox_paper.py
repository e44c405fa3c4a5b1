"""Paper is white in Firefox: each page is printed to a PDF with dark colours on the screen, and the PDF is measured."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from firefox import Tab, firefox
from ink import sheets
from test_paper import CHOOSE, FOOT, LEAFLETS, PAGES

from parts import firefox_program

SIZES = {"A4": (21.0, 29.7), "Letter": (21.59, 27.94)}
"""Centimetres."""
TYPICAL = ("help", LEAFLETS[0])
"""These in every combination, the others once; the rest takes minutes."""
OTHERS = [pytest.param(name, marks=pytest.mark.slow) for name in [*PAGES, *LEAFLETS] if name not in TYPICAL]
PRINTS = [
    pytest.param(name, size, marks=[] if size == "A4" or name in TYPICAL else [pytest.mark.slow])
    for name in [*PAGES, *LEAFLETS]
    for size in SIZES
]


@pytest.fixture(scope="module", params=["by the system", "by the button"])
def dark(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """Firefox whose pages are dark, because the system is or because the reader has chosen it."""
    program = firefox_program()
    assert program
    by_system = request.param == "by the system"
    settings = {
        "ui.systemUsesDarkTheme": int(by_system),
        "layout.css.prefers-color-scheme.content-override": int(not by_system),
    }
    with firefox(program, tmp_path_factory.mktemp("firefox"), settings) as tab:
        tab.chosen = 0 if by_system else 2
        yield tab


def open_page(tab: Tab, folder: Path, name: str) -> None:
    """Open the page and make sure that it is dark, where it has colours to choose."""
    tab.open(f"{(folder / name).as_uri()}.html")
    tab.run(f"({CHOOSE})({tab.chosen})")
    if name not in LEAFLETS:
        assert tab.run("return document.body.dataset.mdColorScheme") == "slate"


@pytest.mark.parametrize("name", [*TYPICAL, *OTHERS])
def test_what_comes_out_of_the_printer_is_white_with_dark_words(dark: Tab, folder: Path, name: str) -> None:
    open_page(dark, folder, name)
    for sheet in sheets(dark.printed(*SIZES["A4"], grounds=True)):
        assert sheet.is_white
        assert sheet.faint == ""


def test_it_is_with_a_place_chosen_and_all_details_open(dark: Tab, folder: Path) -> None:
    open_page(dark, folder, "help")
    dark.run("guide.keep('region', 'GB')")
    open_page(dark, folder, "help")
    dark.run("for (const one of document.querySelectorAll('details')) one.open = true; guide.keep('region', null)")
    assert [sheet.faint for sheet in sheets(dark.printed(*SIZES["A4"])) if sheet.faint] == []


@pytest.mark.parametrize(("name", "size"), PRINTS)
def test_without_grounds_too_and_no_sheet_holds_the_foot_alone(dark: Tab, folder: Path, name: str, size: str) -> None:
    open_page(dark, folder, name)
    printed = sheets(dark.printed(*SIZES[size]))
    assert [sheet.faint for sheet in printed if sheet.faint] == []
    pages = [sheet.words.replace("\r\n", " ") for sheet in printed]
    assert any(foot in pages[-1] for foot in FOOT)
    assert len(pages[-1].split("No clinician has checked")[0].split()) > 4
