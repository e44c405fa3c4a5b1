"""Every leaflet on every paper: sound, readable, as it should be folded, and the same words on all."""

import json
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from bs4 import BeautifulSoup
from PIL import Image, ImageChops, ImageStat
from printing import EVERY_PAPER, composed, edition, on_every_paper, pages, print_guide, project, shown
from tagged import read_aloud
from verapdf import failures

from leaflets import editions

PAPERS = {  # pages or panels as one reads them, sheets, a sheet's width and height in mm
    "a4": (2, 1, 210, 297),
    "letter": (2, 1, 215.9, 279.4),
    "a4-large-print": (4, 2, 210, 297),
    "letter-large-print": (4, 2, 215.9, 279.4),
    "a4-trifold": (6, 1, 297, 210),
    "letter-trifold": (6, 1, 279.4, 215.9),
    "a4-booklet": (4, 1, 297, 210),
    "letter-booklet": (4, 1, 279.4, 215.9),
}
NAMES = [
    *(f"lip-twitching-{paper}" for paper in PAPERS),
    *(f"twitch-diary-{paper}" for paper in PAPERS if not paper.endswith(("trifold", "booklet"))),
]
MM = 25.4 / 72
ACROSS = {  # where the panels begin, in mm: the narrow one is the left one outside and the right one inside
    "a4-trifold": ((0, 97, 197, 297), (0, 100, 200, 297)),
    "letter-trifold": ((0, 91.4, 185.4, 279.4), (0, 94, 188, 279.4)),
    "a4-booklet": ((0, 148.5, 297), (0, 148.5, 297)),
    "letter-booklet": ((0, 139.7, 279.4), (0, 139.7, 279.4)),
}


def test_the_papers_each_leaflet_is_made_for_in_the_order_of_the_catalogue() -> None:
    assert [edition.file for edition in on_every_paper()] == [f"leaflets/{name}.pdf" for name in NAMES]
    assert [edition.complaints for edition in on_every_paper()] == [()] * 12


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(name: str, flavour: str) -> None:
    assert failures(edition(name).pdf, flavour) == []


@pytest.mark.parametrize("name", NAMES)
def test_pages_sheets_and_their_size_are_those_of_the_paper(name: str) -> None:
    made = edition(name)
    read, sheets, width, height = PAPERS[made.paper]
    assert (made.pages, made.sheets) == (read, sheets)
    with pypdfium2.PdfDocument(made.pdf) as document:
        assert len(document) == 2 * sheets
        for page in document:
            assert [side * MM for side in page.get_size()] == pytest.approx([width, height], abs=0.02)


def test_editions_json_tells_pages_as_read_and_sheets_of_paper() -> None:
    told = json.loads(editions.as_json("0.1.0", on_every_paper()))["editions"]
    assert [(one["pages"], one["sheets"]) for one in told] == [PAPERS[one["paper"]][:2] for one in told]


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_is_small_and_qpdf_finds_no_fault(name: str, tmp_path: Path) -> None:
    made = edition(name)
    assert len(made.pdf) <= (40_000 if made.paper in ("a4", "letter") else 120_000)
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(made.pdf)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_word_for_word_as_composed_and_the_imprint_comes_last(name: str) -> None:
    tree = shown(edition(name).leaflet, edition(name).paper)
    assert tree.main is not None
    imprint = " ".join(part.get_text(" ") for part in tree.select("footer.at-the-end")).split()
    count = str(edition(name).pages)
    page_of = [] if "trifold" in name else ["Page", count, "of", count]
    read = "".join(part.text for part in read_aloud(edition(name).pdf) if "Lbl" not in part.tags)
    # no spaces: “-pril” goes over a line in one edition; test_finish looks at the spaces
    assert "".join(read.split()) == "".join([*tree.main.get_text(" ").split(), *imprint, *page_of])


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_smaller_than_12_points_but_the_imprints_9_and_in_large_print_none_than_18(name: str) -> None:
    footer = BeautifulSoup(composed(edition(name).leaflet), "html.parser").footer
    assert footer is not None
    in_imprint = {*footer.get_text(" ").split(), *"0123456789"}
    large = "large-print" in name
    for word, size in words(edition(name).pdf):
        assert size >= (18 if large else 9 if word in in_imprint else 12), word


def words(pdf: bytes) -> list[tuple[str, float]]:
    """Return each word with the size of its smallest letter in points, as printed."""
    found: list[tuple[str, float]] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            letters = page.get_textpage()
            word, smallest = "", 99.0
            for index, letter in enumerate(letters.get_text_range() + " "):
                if not letter.isspace():
                    word, smallest = word + letter, min(smallest, points(letters, index))
                elif word:
                    found.append((word, smallest))
                    word, smallest = "", 99.0
    return found


def points(letters: pypdfium2.PdfTextPage, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    assert pdfium.FPDFText_GetMatrix(letters.raw, index, matrix)
    return round(matrix.d * pdfium.FPDFText_GetFontSize(letters.raw, index), 2)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_printed_within_6_mm_of_the_edge_and_ink_is_spared(name: str) -> None:
    for picture in pictures(edition(name).pdf):
        ink = ImageChops.invert(picture)
        left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)
        assert min(left, top, picture.width - right, picture.height - bottom) / DOTS >= 6
        assert ImageStat.Stat(ink).mean[0] / 255 <= (
            0.09 if "large-print" in name else 0.08
        )  # larger letters, more ink


DOTS = 8
"""Pixels in a mm."""


def pictures(pdf: bytes) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=DOTS * MM, grayscale=True).to_pil() for page in document]


@pytest.mark.parametrize("paper", ACROSS)
def test_short_lines_at_the_edge_show_where_to_fold_on_both_sides(paper: str) -> None:
    for picture, (_, *folds, _) in zip(pictures(edition(f"lip-twitching-{paper}").pdf), ACROSS[paper], strict=True):
        height = PAPERS[paper][3]
        assert lines_at(picture, 7.5) == pytest.approx(folds, abs=0.3)
        at_the_foot = lines_at(picture, height - 7.5)  # a booklet's page numbers are there, too
        assert all(any(abs(line - fold) <= 0.3 for line in at_the_foot) for fold in folds)


def lines_at(picture: Image.Image, y: float) -> list[float]:
    """Where something dark begins, in mm from the left, so many mm from the top."""
    row = [picture.getpixel((x, round(y * DOTS))) for x in range(picture.width)]
    dark = [x / DOTS for x, grey in enumerate(row) if grey < 200]
    return [after for before, after in pairwise([-9.0, *dark]) if after - before > 1]


@pytest.mark.parametrize(
    ("paper", "sides"),
    [
        (
            "trifold",
            (("Causes", "Key points", "Lip twitching"), ("Emergency", "While you wait for help", "See a doctor if:")),
        ),
        ("booklet", (("What helps", "Lip twitching"), ("Emergency", "Today Call your doctor today if:"))),
    ],
)
@pytest.mark.parametrize("sheet", ["a4", "letter"])
def test_each_panel_is_where_it_must_be_for_the_fold(
    sheet: str, paper: str, sides: tuple[tuple[str, ...], ...]
) -> None:
    name = f"{sheet}-{paper}"
    with pypdfium2.PdfDocument(edition(f"lip-twitching-{name}").pdf) as document:
        for page, lefts, begins in zip(document, ACROSS[name], sides, strict=True):
            letters = page.get_textpage()
            for (left, right), begin in zip(pairwise(lefts), begins, strict=True):
                text = letters.get_text_bounded(left=left / MM, right=right / MM)
                assert begin in text.splitlines()


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(("trifold", "booklet"))])
def test_a_printer_is_asked_to_turn_folded_paper_on_its_short_edge(name: str) -> None:
    with pikepdf.open(BytesIO(edition(name).pdf)) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_printed_again_in_another_folder_every_edition_has_the_same_bytes(tmp_path: Path) -> None:
    again = print_guide(project(tmp_path / "Ein Ordner mit Ümlaut"), EVERY_PAPER)
    assert [one.pdf == other.pdf for one, other in zip(on_every_paper(), again, strict=True)] == [True] * 12


def test_an_overfull_panel_is_told_with_its_section_and_its_lines(tmp_path: Path) -> None:
    long = pages()["summary"].replace("a lot of caffeine or alcohol", "a lot of caffeine or alcohol " * 25)
    made = print_guide(project(tmp_path), EVERY_PAPER, summary=long)
    told = {edition.paper: [str(complaint) for complaint in edition.complaints] for edition in made[:8]}
    (complaint,) = (line for line in told["a4-trifold"] if "needed" in line)
    assert "lip-twitching-a4-trifold: panel 5, section “what-helps” of page “summary”: " in complaint
    assert "6 panels are declared and 7 needed, for 14 lines too many, from “What helps” on" in complaint
    assert any("lip-twitching-a4-booklet: page 4" in line for line in told["a4-booklet"])


def test_a_card_too_tall_for_a_panel_is_told_with_its_lines(tmp_path: Path) -> None:
    long = pages()["help"].replace("spasm of the hands", "spasm of the hands " * 12)
    made = print_guide(project(tmp_path), EVERY_PAPER, help=long)
    told = [str(complaint) for complaint in made[4].complaints]
    what = "lip-twitching-a4-trifold: panel 2, section “emergency” of page “help”: a care card is split, and "
    assert any(what in line for line in told), told
