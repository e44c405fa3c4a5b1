"""Nothing of a clinic is drawn over the leaflet's own words, whatever got into a slot: proved by what can be seen."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter

PILE = {
    "above": "W" + "\u0301" * 60,
    "beneath": "W" + "\u0323\u200c" * 60,
    "around": "\u0e01" + "\u0e34" * 40 + "\ufdfd" * 3,
}
"""Letters with more marks than any check lets through, and the widest letter."""
HOSTILE = "for (const said of document.querySelectorAll('.slot bdi')) said.textContent = cases.repeat(3);"
EMPTIED = ".slot bdi { visibility: hidden }"
MARKED = ".slot [data-field] { background: #f0f !important }"
MOVED = ".slot bdi { position: relative; top: 2em }"
"""As high a pile as any, also in Firefox, which sets marks of one kind on one another."""
OPENED = ".sheet .slot, .sheet .slot [data-field] { overflow: visible !important }"
STYLED = "const sheet = new CSSStyleSheet(); sheet.replaceSync(rules); document.adoptedStyleSheets = [sheet];"
SHOWN = "for (const line of document.querySelectorAll('.slot [data-field]')) line.hidden = false;"
SCRIPT = f"{SHOWN} {HOSTILE} {STYLED}"
Pictures = list[Image.Image]


Looks = Callable[[str, str], Pictures]
"""Returns how the leaflet with a text in its slots looks with more rules, on the screen and in print."""


@pytest.fixture(params=["chromium", "firefox"])
def looks(request: pytest.FixtureRequest, folder: Path) -> Looks:
    address = f"{(folder / 'leaflets/lip-twitching').as_uri()}.html"

    def in_firefox(pile: str, rules: str) -> Pictures:
        tab.open(address)
        tab.run(f"const [cases, rules] = {json.dumps([pile, rules])}; {SCRIPT}")
        return [_opened(tab.picture()), *_sheets(tab.pdf())]

    def in_chromium(pile: str, rules: str) -> Pictures:
        page.goto(address)
        page.evaluate(f"([cases, rules]) => {{ {SCRIPT} }}", [pile, rules])
        return [_opened(page.screenshot(full_page=True)), *_sheets(page.pdf(prefer_css_page_size=True))]

    if request.param == "firefox":
        tab = request.getfixturevalue("tab")
        tab.set_size(1000, 900)
        return in_firefox
    page = request.getfixturevalue("reader").page
    page.set_viewport_size({"width": 1000, "height": 900})
    return in_chromium


def _opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def _sheets(pdf: bytes) -> Pictures:
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.render(scale=1.5).to_pil().convert("RGB") for sheet in document]


def _changed(one: Image.Image, other: Image.Image) -> Image.Image:
    """Return in white where the pictures differ."""
    return ImageChops.difference(one, other).convert("L").point(lambda level: 255 if level > 8 else 0)


def _reaches_out(looks: Looks, pile: str, rules: str = "") -> list[bool]:
    """Return for the screen and each printed sheet whether the text in the slots is drawn beyond its lines."""
    hostile, empty, marked = (looks(pile, rules + more) for more in ("", EMPTIED, EMPTIED + MARKED))
    assert len(hostile) == len(empty) == len(marked)
    drawn = [_changed(one, other) for one, other in zip(hostile, empty, strict=True)]
    lines = [_changed(one, other).filter(ImageFilter.MaxFilter(9)) for one, other in zip(marked, empty, strict=True)]
    assert drawn[0].getbbox()
    return [ImageChops.subtract(one, other).getbbox() is not None for one, other in zip(drawn, lines, strict=True)]


@pytest.mark.parametrize("pile", PILE)
def test_what_is_piled_up_in_a_slot_is_cut_off_at_its_line(looks: Looks, pile: str) -> None:
    assert not any(_reaches_out(looks, PILE[pile]))


def test_only_the_cut_keeps_what_is_drawn_off_its_place_from_the_leaflets_words(looks: Looks) -> None:
    assert not any(_reaches_out(looks, "W", MOVED))
    screen, *sheets = _reaches_out(looks, "W", MOVED + OPENED)
    assert screen
    assert all(sheets)
