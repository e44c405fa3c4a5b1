"""Paper is white in Firefox: each page is printed to a PDF with dark colours on the screen, and the PDF is measured."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from firefox import Tab, firefox
from hosting import Host
from ink import sheets
from test_paper import (
    CHOOSE,
    FILL,
    FOOT,
    LEAFLETS,
    MISSING,
    ORIGIN,
    PAGES,
    ends_with_more_than_the_imprint,
    long_details,
)

from parts import firefox_program

SIZES = {"A4": (21.0, 29.7), "Letter": (21.59, 27.94)}
"""Centimetres."""
TYPICAL = ("help", LEAFLETS[0])
"""These in every combination, the others once; the rest takes minutes."""
OTHERS = [pytest.param(name, marks=pytest.mark.slow) for name in [*PAGES, *LEAFLETS] if name not in TYPICAL]
PRINTS = [
    pytest.param(name, size, marks=[] if size == "A4" else [pytest.mark.slow])
    for name in [*PAGES, *LEAFLETS]
    if name not in TYPICAL
    for size in SIZES
]
CHANGED = "paper.dispatchEvent(new Event('change'))"


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


def look_without_grounds(dark: Tab, folder: Path, name: str, size: str) -> None:
    """Make sure that the print can be read, and that its last sheet has more than the foot."""
    open_page(dark, folder, name)
    printed = sheets(dark.printed(*SIZES[size]))
    assert [sheet.faint for sheet in printed if sheet.faint] == []
    pages = [sheet.words.replace("\r\n", " ") for sheet in printed]
    assert any(foot in pages[-1] for foot in FOOT)
    assert len(pages[-1].split("No clinician has checked")[0].split()) > 4


@pytest.mark.parametrize("name", TYPICAL)
@pytest.mark.parametrize("size", SIZES)
def test_without_grounds_too_and_no_sheet_holds_the_foot_alone(dark: Tab, folder: Path, name: str, size: str) -> None:
    look_without_grounds(dark, folder, name, size)


@pytest.mark.parametrize(
    "dark",
    ["by the system", pytest.param("by the button", marks=pytest.mark.slow)],
    indirect=True,
    scope="module",
)
@pytest.mark.parametrize(("name", "size"), PRINTS)
def test_nor_any_of_the_other_pages(dark: Tab, folder: Path, name: str, size: str) -> None:
    look_without_grounds(dark, folder, name, size)


def test_the_page_for_what_a_host_does_not_have_is_white_too(dark: Tab, project_at: Callable[[str], Path]) -> None:
    with Host(project_at(ORIGIN) / "site", below="/") as host:
        dark.open(f"{host.address}{MISSING}")
        dark.run(f"({CHOOSE})({dark.chosen})")
        assert dark.run("return document.body.dataset.mdColorScheme") == "slate"
        for grounds in (True, False):
            (sheet,) = sheets(dark.printed(*SIZES["A4"], grounds=grounds))
            assert "404" in sheet.words
            assert (sheet.is_white, sheet.faint) == (True, "")


@pytest.mark.parametrize("dark", ["by the system"], indirect=True, scope="module")
@pytest.mark.parametrize(("name", "size"), list(zip(LEAFLETS[::-1], SIZES, strict=True)))
def test_a_leaflet_filled_with_long_details_is_too_and_no_sheet_holds_the_imprint_alone(
    dark: Tab, project_at: Callable[[str], Path], name: str, size: str
) -> None:
    open_page(dark, project_at(ORIGIN) / "site", name)
    dark.run(f"({FILL})({json.dumps(long_details())})")
    dark.run(f"const paper = document.getElementById('clinic-paper'); paper.value = '{size.lower()}'; {CHANGED}")
    for grounds in (True, False):
        printed = sheets(dark.printed(*SIZES[size], grounds=grounds))
        assert all(sheet.is_white and sheet.faint == "" for sheet in printed)
        assert ends_with_more_than_the_imprint(printed[-1].words)
