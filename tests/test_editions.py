import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import ImageChops, ImageStat
from printing import CONFIG, ROOT, edition, pages, print_guide, printed, project, shown
from tagged import read_aloud
from verapdf import failures

from leaflets import crew, editions, press
from leaflets.errors import LeafletError
from leaflets.press import Printed

NAMES = ["lip-twitching-a4", "lip-twitching-letter", "twitch-diary-a4", "twitch-diary-letter"]
MM = 25.4 / 72


def test_every_leaflet_is_printed_on_every_paper_in_the_order_of_the_catalogue() -> None:
    assert [edition.file for edition in printed()] == [f"leaflets/{name}.pdf" for name in NAMES]
    assert {(edition.pages, edition.sheets) for edition in printed()} == {(2, 1)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_verapdf_finds_no_fault(name: str, flavour: str) -> None:
    assert failures(edition(name).pdf, flavour) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_is_sound_small_titled_and_in_its_language(name: str) -> None:
    printed_edition = edition(name)
    assert len(printed_edition.pdf) <= 40_000
    with pikepdf.open(BytesIO(printed_edition.pdf)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert str(pdf.Root.Lang) == "en"
        assert str(pdf.docinfo["/Title"]) == printed_edition.title
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/CreationDate" not in pdf.docinfo


@pytest.mark.parametrize("name", NAMES)
def test_it_reads_word_for_word_as_composed_and_the_imprint_comes_last(name: str) -> None:
    tree = shown(edition(name).leaflet, edition(name).paper)
    assert tree.main is not None
    assert tree.footer is not None
    imprint = tree.footer.get_text(" ").split()
    spoken = read_aloud(edition(name).pdf)
    read = " ".join(part.text for part in spoken if "Lbl" not in part.tags).split()
    assert read == [*tree.main.get_text(" ").split(), *imprint[:-2], "Page", "2", "of", "2"]


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_is_smaller_than_12_points_but_the_imprints_9(name: str) -> None:
    with pypdfium2.PdfDocument(edition(name).pdf) as document:
        for page in document:
            letters = page.get_textpage()
            for index, letter in enumerate(letters.get_text_range()):
                if letter.isspace():
                    continue
                in_imprint = letters.get_charbox(index)[3] < 19 / MM
                assert _points(letters, index) >= (9 if in_imprint else 12)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_printed_within_9_mm_of_the_edge_and_ink_is_spared(name: str) -> None:
    with pypdfium2.PdfDocument(edition(name).pdf) as document:
        for page in document:
            picture = page.render(scale=100 / 72, grayscale=True).to_pil()
            ink = ImageChops.invert(picture)
            left, top, right, bottom = ink.getbbox() or (0, 0, 0, 0)
            edges = (left, top, ink.width - right, ink.height - bottom)
            assert min(edges) * 25.4 / 100 >= 9
            assert ImageStat.Stat(ink).mean[0] / 255 <= 0.08


@pytest.mark.parametrize("name", ["a4", "letter"])
def test_cards_are_told_apart_by_their_words_and_frames_without_colour(name: str) -> None:
    with pypdfium2.PdfDocument(edition(f"lip-twitching-{name}").pdf) as document:
        for page in document:
            red, green, blue = page.render(scale=1).to_pil().convert("RGB").split()
            assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_other_folders_time_zones_and_locales_give_the_same_bytes(tmp_path: Path) -> None:
    root = project(tmp_path / "Ein Ordner mit Ümlaut")
    code = "import sys; from printing import *; from pathlib import Path\n"
    code += "for e in print_guide(Path(sys.argv[1])): print(e.file, sha256(e.pdf).hexdigest())"
    strange = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
    path = os.pathsep.join([str(ROOT / "scripts"), str(ROOT / "tests")])
    done = subprocess.run(
        [sys.executable, "-c", f"from hashlib import sha256; {code}", root],
        env={**os.environ, **strange, "PYTHONPATH": path},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    expected = [f"{edition.file} {sha256(edition.pdf).hexdigest()}" for edition in printed()]
    assert done.stdout.splitlines() == expected


@pytest.mark.parametrize("cores", [1, 2, 9])
def test_the_number_of_cores_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    monkeypatch.setattr(crew, "cores", lambda: cores)
    told = [(edition.file, edition.pdf, edition.picture) for edition in print_guide(project(tmp_path))]
    assert told == [(edition.file, edition.pdf, edition.picture) for edition in printed()]


def test_what_the_press_says_in_a_worker_stops_the_printing_in_the_same_words(tmp_path: Path) -> None:
    picture = '<h2 id="key-points">Key points</h2><p><img src="http://example.org/a.png" alt=""></p>'
    with pytest.raises(LeafletError, match=r"^lip-twitching-a4: .*is not a file of this project"):
        print_guide(project(tmp_path), summary=re.sub(r'<h2 id="key-points">[^<]*</h2>', picture, pages()["summary"]))


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is really printed, in order."""
    names: list[str] = []
    really_press = press.press

    def noted(html: str, **settings: Any) -> Printed:
        names.append(settings["name"])
        return really_press(html, **settings)

    monkeypatch.setattr(press, "press", noted)
    monkeypatch.setattr(crew, "cores", lambda: 1)
    return names


def test_only_what_changed_is_printed_again(tmp_path: Path, pressed: list[str]) -> None:
    root = project(tmp_path)
    first = print_guide(root)
    assert pressed == NAMES
    pressed.clear()
    assert print_guide(root) == first
    assert pressed == []
    print_guide(root, diary=pages()["diary"].replace("a pregnancy", "a baby"))
    assert pressed == NAMES[2:]
    pressed.clear()
    with (root / "overrides" / "print" / "letter.css").open("a", encoding="utf-8") as style:
        style.write("h1 { letter-spacing: 1pt }")
    print_guide(root, diary=pages()["diary"].replace("a pregnancy", "a baby"))
    assert pressed == [NAMES[1], NAMES[3]]


def test_what_needs_no_printing_needs_no_weasyprint() -> None:
    code = (
        "import sys; from leaflets import editions, print_run; print_run.versions(); print('weasyprint' in sys.modules)"
    )
    path = {**os.environ, "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-c", code], env=path, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 cut off", bytes(40_000)])
def test_a_damaged_entry_of_the_cache_is_noticed_and_printed_again(
    damage: bytes, tmp_path: Path, pressed: list[str]
) -> None:
    root = project(tmp_path)
    first = print_guide(root)
    for entry in (root / ".cache" / "leaflets" / "en").iterdir():
        entry.write_bytes(damage)
    pressed.clear()
    told: list[str] = []
    assert print_guide(root, tell=told.append) == first
    assert pressed == NAMES
    assert len(told) == 2 * len(NAMES), "the PDF and its small picture"
    assert all("is damaged and made again" in line for line in told)
    pressed.clear()
    print_guide(root, tell=told.append)
    assert len(told) == 2 * len(NAMES)
    assert pressed == []


def test_the_cache_holds_no_more_than_what_the_last_run_used(tmp_path: Path) -> None:
    root = project(tmp_path)
    print_guide(root)
    print_guide(root, diary=pages()["diary"].replace("a pregnancy", "a baby"))
    assert len(list((root / ".cache" / "leaflets" / "en").iterdir())) == 2 * len(NAMES)


def test_a_complaint_is_told_every_time_and_names_leaflet_paper_page_and_section(
    tmp_path: Path,
) -> None:
    root = project(tmp_path)
    long = pages()["summary"].replace("</ul>", "<li>One more line.</li>" * 12 + "</ul>")
    for _ in range(2):
        told = [str(complaint) for edition in print_guide(root, summary=long) for complaint in edition.complaints]
        assert [line.split(": ")[1] for line in told] == NAMES[:2], told
        assert all("of page “summary”: 2 pages are declared" in line for line in told)
        assert all("lines too many, from" in line for line in told)


def test_another_number_of_pages_than_declared_is_a_complaint(tmp_path: Path) -> None:
    root = project(tmp_path)
    print_guide(root)
    told = print_guide(root, CONFIG.replace("a4: 2", "a4: 3", 1))[0].complaints
    assert ["3 pages are declared and 2 needed" in str(line) for line in told] == [True]


def test_a_pick_of_a_page_that_is_not_there_stops_the_printing(tmp_path: Path) -> None:
    with pytest.raises(LeafletError, match="there is no page “hlep”; did you mean “help”"):
        print_guide(project(tmp_path), CONFIG.replace("page: help", "page: hlep", 1))


def test_the_core_is_the_same_on_every_paper_and_differs_between_leaflets() -> None:
    a4, letter, diary, _ = (edition.core for edition in printed())
    assert a4 == letter != diary


def test_editions_json_tells_programs_what_there_is() -> None:
    told = json.loads(editions.as_json("0.1.0", printed()))
    assert told["version"] == "0.1.0"
    first, pdf = told["editions"][0], printed()[0].pdf
    assert first == {
        "file": "leaflets/lip-twitching-a4.pdf",
        "leaflet": "lip-twitching",
        "language": "en",
        "paper": "a4",
        "version": "0.1.0",
        "core": printed()[0].core,
        "sha256": sha256(pdf).hexdigest(),
        "bytes": len(pdf),
        "pages": 2,
        "sheets": 1,
        "reviewed": None,
        "review_due": "2027-05-22",
    }


def _points(letters: pypdfium2.PdfTextPage, index: int) -> float:
    """Return the size of a letter in points, as printed."""
    matrix = pdfium.FS_MATRIX()
    assert pdfium.FPDFText_GetMatrix(letters.raw, index, matrix)
    return round(matrix.d * pdfium.FPDFText_GetFontSize(letters.raw, index), 2)
