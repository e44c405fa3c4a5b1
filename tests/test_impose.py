"""Panels on sheets: cut out again and put in order, they are what they were, for the eye and for a screen reader."""

from functools import cache
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from tempfile import mkdtemp

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from printing import FONTS, composed, press_body, project
from tagged import elements, read_aloud
from verapdf import failures

from leaflets.fold import FOLDS, fold_of
from leaflets.impose import impose
from leaflets.press import press

FOLDED = ["a4-trifold", "letter-trifold", "a4-booklet", "letter-booklet"]
SCALE = 2
"""Pixels in a point."""
PIXEL = (
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
CSS = (
    "@page { size: 100mm 200mm; margin: 10mm } h2 { break-before: page } img { width: 9mm; image-rendering: pixelated }"
)
CHAPTERS = "".join(f'<h2 id="n{number}">Chapter {number}</h2><p>Words {number}.</p>' for number in range(2, 6))
BODY = (
    '<h1>Title</h1><p>See <a href="#n4">chapter four</a>.</p>'
    f'{CHAPTERS}<p>See <a href="https://example.org/">the site</a>.</p><p><img alt="A square" src="{PIXEL}"></p>'
)


@cache
def panels(paper: str) -> bytes:
    """Return the leaflet as its panels come from the press."""
    root = project(Path(mkdtemp(prefix="impose-")))
    styles = [root / "overrides" / "print" / f"{sheet}.css" for sheet in ("text", paper)]
    return press(composed("lip-twitching"), name=paper, styles=styles, fonts=FONTS, root=root).pdf


@cache
def five_pages() -> bytes:
    return press_body(BODY, CSS).pdf


def pictures(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=SCALE, grayscale=True).to_pil() for page in document]


def widths(pdf: bytes) -> list[float]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_width() for page in document]


def spoken(pdf: bytes) -> list[tuple[tuple[str, ...], str]]:
    return [(part.tags, part.text) for part in read_aloud(pdf)]


@pytest.mark.parametrize("paper", FOLDED)
def test_panels_cut_out_of_the_sheets_and_put_in_order_are_the_panels(paper: str) -> None:
    fold = fold_of(paper)
    assert fold is not None
    before, across = pictures(panels(paper)), widths(panels(paper))
    for side, picture in zip(fold.sides(len(before)), pictures(impose(panels(paper), fold)), strict=True):
        lefts = [0, *accumulate(across[number - 1] for number in side)]
        assert picture.width == pytest.approx(lefts[-1] * SCALE, abs=1)
        for left, number in zip(lefts, side, strict=False):
            panel, x = before[number - 1], round(left * SCALE)
            cut_out = picture.crop((x, 0, x + panel.width, panel.height))
            assert ImageChops.difference(ink(cut_out), ink(panel)).getextrema()[1] <= 16, f"panel {number}"


def ink(panel: Image.Image) -> Image.Image:
    """Return how much ink there is in each square of 5 mm; the lines that show where to fold are left out."""
    inner = ImageChops.invert(panel).crop((12, 0, panel.width - 12, panel.height))
    return inner.resize((inner.width // 28, inner.height // 28), Image.Resampling.BOX)


@pytest.mark.parametrize("paper", FOLDED)
def test_a_screen_reader_reads_the_sheets_as_it_read_the_panels(paper: str) -> None:
    fold = fold_of(paper)
    assert fold is not None
    assert spoken(impose(panels(paper), fold)) == spoken(panels(paper))


@pytest.mark.parametrize("kind", FOLDS)
def test_blank_panels_fill_up_the_last_sheet_and_nothing_is_lost(kind: str) -> None:
    sheets = impose(five_pages(), FOLDS[kind])
    assert spoken(sheets) == spoken(five_pages())
    assert len(widths(sheets)) == {"trifold": 2, "booklet": 4}[kind]
    assert (failures(sheets, "ua1"), failures(sheets, "2a")) == ([], [])


def test_bookmarks_and_links_lead_to_where_the_headings_are() -> None:
    with pikepdf.open(BytesIO(impose(five_pages(), FOLDS["booklet"]))) as pdf:
        sides = [page.objgen for page in pdf.pages]
        chapters = [item.destination for item in pdf.open_outline().root[0].children]
        # pages 2, 3, 4, 5 of 8: sides (8, 1), (2, 7), (6, 3), (4, 5)
        assert [sides.index(target[0].objgen) for target in chapters] == [1, 2, 3, 3]
        assert [float(target[2]) > 283 for target in chapters] == [False, True, False, True]
        names = pdf.Root.Names.Dests.Names
        named = dict(zip(map(str, names[::2]), names[1::2], strict=True))
        assert sides.index(named["n4"][0].objgen) == 3
        assert float(named["n4"][2]) < 283


def test_a_link_is_where_its_words_are() -> None:
    sheets = impose(five_pages(), FOLDS["booklet"])
    with pikepdf.open(BytesIO(sheets)) as pdf, pypdfium2.PdfDocument(sheets) as seen:
        found = [(number, link) for number, page in enumerate(pdf.pages) for link in page.obj.get("/Annots", ())]
        texts = []
        for number, link in found:
            left, top, right, bottom = map(float, link.Rect)
            texts.append(seen[number].get_textpage().get_text_bounded(left, bottom, right, top))
            assert link.Subtype == "/Link"
        assert texts == ["chapter four", "the site"]


def test_a_picture_is_where_its_tag_says() -> None:
    with pikepdf.open(BytesIO(impose(five_pages(), FOLDS["booklet"]))) as pdf:
        figures = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"]
        (figure,) = figures
        assert pdf.pages[3].objgen == figure.Pg.objgen
        assert float(figure.A.BBox[0]) > 283
    assert len(elements(impose(five_pages(), FOLDS["booklet"]), "Figure")) == 1


def test_the_same_panels_give_the_same_sheets_and_no_page_is_left_over() -> None:
    one, other = (impose(five_pages(), FOLDS["trifold"]) for _ in range(2))
    assert one == other
    with pikepdf.open(BytesIO(one)) as pdf:
        kinds = [item.get("/Type") for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        assert kinds.count("/Page") == len(pdf.pages) == 2
