"""The repairs of the handbook's tags, and whether WeasyPrint still has the faults they mend."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
import weasyprint
from verapdf import failures

from handbook.finish import elements, finish
from handbook.fonts import FOLDER
from leaflets.fontconfig import only_fonts_of

DOT = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><rect width='1' height='1'/></svg>"
PAGE = f"""<html lang="en"><title>T</title>
<style>
@page {{ @top-left {{ content: "Running head" }} }}
body {{ font: 11pt "Atkinson Hyperlegible Next" }}
img {{ width: 100px; height: 100px }}
</style>
<h1 id="top">Title</h1><ul><li><p>Two paragraphs</p><p>in an item</p></li></ul>
<table><thead><tr><th>Head</th></tr></thead><tbody><tr><td>Cell</td></tr></tbody></table>
<p><a href="#top">Back to the title</a></p>
<img alt="A dot" src="data:image/svg+xml,{DOT}">"""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with only_fonts_of(FOLDER, cache=tmp_path_factory.mktemp("fontconfig")):
        pdf: bytes = weasyprint.HTML(string=PAGE).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


@pytest.fixture
def before(printed: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(printed)) as pdf:
        yield pdf


@pytest.fixture
def after(printed: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(finish(printed))) as pdf:
        yield pdf


def first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    return next(element for element in elements(pdf.Root.StructTreeRoot) if str(element.S) == tag)


def test_items_that_hold_paragraphs_are_valid(printed: bytes) -> None:
    assert any(rule.startswith("7.2-20") for rule in failures(printed, "ua1")), "wrap_item can go"
    assert failures(finish(printed), "ua1") == []


def test_head_cells_say_what_they_head(before: pikepdf.Pdf, after: pikepdf.Pdf) -> None:
    assert "/Scope" not in first(before, "/TH").A, "scope_head can go"
    assert first(after, "/TH").A.Scope == "/Column"


def test_a_picture_is_where_it_is_drawn(before: pikepdf.Pdf, after: pikepdf.Pdf) -> None:
    _, top, _, bottom = map(float, first(before, "/Figure").A.BBox)
    assert bottom - top == pytest.approx(100), "place_figure can go"  # CSS pixels
    left, low, right, high = map(float, first(after, "/Figure").A.BBox)
    assert (right - left, high - low) == pytest.approx((75, 75))  # points
    assert high == pytest.approx(float(after.pages[0].MediaBox[3]) - top * 0.75)


def test_running_heads_are_no_part_of_the_text(before: pikepdf.Pdf, after: pikepdf.Pdf) -> None:
    assert b"/Artifact <</Type /Pagination>> BDC" not in content(before), "mark_margins can go"
    assert content(after).count(b"/Pagination") == 1


def content(pdf: pikepdf.Pdf) -> bytes:
    steps = pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[0]))
    return steps.replace(b"<< ", b"<<").replace(b" >>", b">>")


def test_a_link_is_called_by_its_words_and_prints(before: pikepdf.Pdf, after: pikepdf.Pdf) -> None:
    assert str(before.pages[0].Annots[0].Contents) == "top", "name_links can go"
    link = after.pages[0].Annots[0]
    assert str(link.Contents) == "Back to the title"
    assert link.F == 4


def test_the_machines_fonts_are_not_used(printed: bytes, before: pikepdf.Pdf) -> None:
    names = {str(thing.FontName) for thing in before.objects if _describes_font(thing)}
    assert {name[8:] for name in names} == {
        "Atkinson-Hyperlegible-Next",
        "Atkinson-Hyperlegible-Next-Bold",
    }


def _describes_font(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/FontName" in thing
