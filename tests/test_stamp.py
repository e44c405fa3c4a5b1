"""Stamped leaflets: sound, read in order, and the core is what it was."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from bs4 import Tag
from PIL import Image
from printing import shown
from tagged import elements, read_aloud
from test_papers import NAMES
from thirty_clinics import LOGO, all_templates, block_press, regions, stamped, template, thirty
from verapdf import failures

from leaflets.block import BlockPress
from leaflets.clinic import Clinic
from leaflets.details import ORDERS
from leaflets.errors import LeafletError
from leaflets.logo import logo_of
from leaflets.stamp import stamp

CLINICS = {clinic.id: clinic for clinic in thirty()}
PRINTS = [(id_, NAMES[index % len(NAMES)]) for index, id_ in enumerate(CLINICS)]
PLAIN = Clinic(id="plain", name="Mill Lane Clinic", place="roster.csv:2")
MARK = "Notes from your clinic, not part of the leaflet itself"


def expected(clinic: Clinic, name: str) -> str:
    """Return all that is to be read on the paper up to the imprint, without spaces."""
    found = template(name)
    tree = shown(found.leaflet, found.paper)
    assert tree.main is not None
    words = {
        "clinic": [clinic.name, _labelled("Phone:", clinic.phone), _labelled("When closed:", clinic.out_of_hours)],
        "visit": [*clinic.address, _labelled("Open:", clinic.hours), clinic.website, clinic.email],
        "note": [MARK, clinic.note] if clinic.note else [],
        "emergency-number": [_numbers(clinic)[0] or "Emergency number:"],
        "doctor-today": [clinic.phone or "Phone:", "When closed:", clinic.out_of_hours or _numbers(clinic)[1]],
        "doctor-soon": [clinic.phone or "Phone:"],
    }
    for slot in tree.select(".slot"):
        slot.string = " ".join(words[str(slot["data-slot"])])
    return "".join(ORDERS.sub("", tree.main.get_text(" ")).split())


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text else ""


def _numbers(clinic: Clinic) -> tuple[str, str]:
    known = {"GB": ("999 or 112", "NHS 111"), "NZ": ("111", "Healthline 0800 611 116")}
    return known[clinic.region.code] if clinic.region else ("", "")


def read(pdf: bytes) -> str:
    return "".join("".join(part.text for part in read_aloud(pdf) if "Lbl" not in part.tags).split())


@pytest.mark.parametrize(("clinic", "name"), PRINTS)
def test_verapdf_and_qpdf_find_no_fault(clinic: str, name: str, tmp_path: Path) -> None:
    pdf = stamped(CLINICS[clinic], name)
    assert (failures(pdf, "ua1"), failures(pdf, "2a")) == ([], [])
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(("clinic", "name"), PRINTS)
def test_the_clinics_text_and_the_whole_core_are_read_in_order_and_once(clinic: str, name: str) -> None:
    said = read(stamped(CLINICS[clinic], name))
    assert said.startswith(expected(CLINICS[clinic], name))
    assert said.removeprefix(expected(CLINICS[clinic], name)) == read(template(name).pdf).removeprefix(
        "".join(_without_slots(name).split())
    )


def _without_slots(name: str) -> str:
    tree = shown(template(name).leaflet, template(name).paper)
    for slot in tree.select(".slot"):
        slot.decompose()
    assert isinstance(tree.main, Tag)
    return tree.main.get_text(" ")


@pytest.mark.parametrize("clinic", ["latin-full", "cyrillic-full", "chinese-full"])
def test_poppler_finds_the_clinic_too(clinic: str, tmp_path: Path) -> None:
    file = tmp_path / "leaflet.pdf"
    file.write_bytes(stamped(CLINICS[clinic], "lip-twitching-a4"))
    text = "".join(subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True).stdout.split())
    assert text.count("".join(CLINICS[clinic].name.split())) == 1
    assert text.count("".join(CLINICS[clinic].note.split())) == 1


def test_the_same_clinic_gives_the_same_bytes_whatever_was_stamped_before() -> None:
    once = stamped(CLINICS["arabic-full"], "lip-twitching-a4")
    anew = BlockPress(all_templates(), _root())
    anew.lay_out(CLINICS["thai-full"])
    assert stamp(template("lip-twitching-a4"), anew.lay_out(CLINICS["arabic-full"])) == once
    assert stamped(CLINICS["hebrew-full"], "lip-twitching-a4") != once


def _root() -> Path:
    from thirty_clinics import root

    return root()


@pytest.mark.parametrize("name", NAMES)
def test_no_slot_that_is_not_used_leaves_a_frame_or_a_tag(name: str) -> None:
    blank = _ink(template(name).pdf)
    plain = stamped(PLAIN, name)
    named = stamped(replace(PLAIN, note="Please ring the bell.", hours="Mo-Fr"), name)
    assert blank < _ink(plain) < _ink(named)
    assert "Open" not in read(plain)
    assert MARK.replace(" ", "") not in read(plain)
    assert _divs(plain) == _divs(named) - 2


def _divs(pdf: bytes) -> int:
    return len(elements(pdf, "Div"))


def _ink(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=1, grayscale=True).to_pil() for page in document]
    return sum(255 * page.width * page.height - sum(page.tobytes()) for page in pages)


def test_a_logo_is_drawn_in_its_colours_and_said_to_be_one() -> None:
    pdf = stamped(replace(PLAIN, logo=LOGO), "lip-twitching-a4")
    with pypdfium2.PdfDocument(pdf) as document:
        colours = document[0].render(scale=2).to_pil().convert("RGB").getcolors(100_000) or []
    assert max(count for count, colour in colours if colour == (0, 204, 0)) > 2000
    assert len(elements(pdf, "Figure")) == 1
    assert elements(stamped(PLAIN, "lip-twitching-a4"), "Figure") == []


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_logo_of_pixels_is_drawn_and_the_same_bytes_each_time(kind: str) -> None:
    picture = BytesIO()
    Image.new("RGB", (90, 60), (0, 204, 0)).save(picture, kind)
    clinic = replace(PLAIN, logo=logo_of(picture.getvalue(), where="logo"))
    pdf = stamped(clinic, "lip-twitching-a4")
    with pypdfium2.PdfDocument(pdf) as document:
        colours = document[0].render(scale=2).to_pil().convert("RGB").getcolors(100_000) or []
    assert sum(count for count, (red, green, blue) in colours if green > 190 and red < 20 > blue) > 2000
    assert stamped(clinic, "lip-twitching-a4") == pdf


@pytest.mark.parametrize("name", ["lip-twitching-a4", "lip-twitching-letter-booklet"])
def test_links_are_where_their_words_are(name: str) -> None:
    pdf = stamped(CLINICS["latin-full"], name)
    found = {}
    with pikepdf.open(BytesIO(pdf)) as document, pypdfium2.PdfDocument(pdf) as seen:
        for page, picture in zip(document.pages, seen, strict=True):
            for link in page.obj.get("/Annots", ()):
                left, low, right, high = map(float, link.Rect)
                text = picture.get_textpage().get_text_bounded(left, low, right, high)
                found[str(link.A.URI)] = found.get(str(link.A.URI), "") + text.strip()
    assert found == {
        "tel:+441632960001": "+44 1632 960 001" * 3,  # at the head and in two cards
        "tel:01632960002": "01632 960 002" * 2,
        "https://clinic.example.org/here": "https://clinic.example.org/here",
        "mailto:desk@clinic.example.org": "desk@clinic.example.org",
    }


HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }} {% raw %}",
    "12 0 R @page@ @slot@ endobj stream",
    "a ) b ( c \\ d",
    "&lt; &amp; \u202ereversed\u202c",
    "<img src=x onerror=y> <style>*{display:none}</style>",
    "=cmd() ../../x",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_clinic_writes_is_text_and_nothing_else(text: str) -> None:
    clinic = replace(PLAIN, name=text, note=text, address=(text,), region=regions()["GB"])
    pdf = stamped(clinic, "lip-twitching-letter")
    assert read(pdf).startswith(expected(clinic, "lip-twitching-letter"))
    assert failures(pdf, "ua1") == []


LONGEST = Clinic(
    id="longest",
    name="The Old Mill Lane Family Health and Community Wellbeing Centre with Minor Injuries Unit, North Wing.",
    phone="+44 1632 960 001",
    out_of_hours="call +44 1632 960 999 or go to Northgate Hospital",
    address=(
        "Northgate Health Park, Building 12b",
        "1234 Old Mill Lane, Harbour Road",
        "Newcastle upon Tyne, Tyne and Wear",
        "NE99 9ZZ, United K.",
    ),
    hours="Mon to Thu 8:00-18:30, Fri 8:00-13:00, Sat 9:00-12:00 by app",
    website="https://www.northgate-family-health-centre.example.org/patients/visiting-us/find",
    email="reception.desk@northgate-family-health-centre.example.org",
    logo=LOGO,
    region=regions()["NZ"],
    note=("Please bring your list of medicines and this leaflet. Parking is free behind the building. " * 4)[:300],
    place="roster.csv:2",
)


def test_every_paper_takes_the_longest_details_all_at_once() -> None:
    lengths = (len(LONGEST.name), sum(map(len, LONGEST.address)), len(LONGEST.hours), len(LONGEST.website))
    assert lengths == (100, 120, 60, 80)
    assert len(LONGEST.note) == 300
    for name in NAMES:
        said = read(stamped(LONGEST, name))
        assert said.startswith(expected(LONGEST, name)), name


@pytest.mark.parametrize("name", NAMES)
def test_no_letter_of_a_clinic_is_smaller_than_those_around_it(name: str) -> None:
    least = 18 if "large-print" in name else 12
    with pikepdf.open(BytesIO(stamped(LONGEST, name))) as document:
        forms = [item for item in document.objects if isinstance(item, pikepdf.Stream) and "/BBox" in item.stream_dict]
        sizes = [
            float(operands[1]) * 0.75
            for form in forms
            for operands, operator in pikepdf.parse_content_stream(form)
            if str(operator) == "Tf"
        ]
    assert min(sizes) >= least - 0.01


def test_what_does_not_fit_is_told_with_field_and_lines_and_not_printed() -> None:
    with pytest.raises(LeafletError) as told:
        block_press().lay_out(replace(LONGEST, note=LONGEST.note * 2, website=LONGEST.website * 2))
    lines = str(told.value).splitlines()
    assert any(line.startswith("roster.csv:2: note: it is 7 lines (") for line in lines), lines
    assert any(line.startswith("roster.csv:2: website: it is ") for line in lines), lines
    assert all(line.endswith("; shorten it") for line in lines)


@pytest.mark.parametrize(("text", "letter"), [("Clinic 😀", "😀” (U+1F600)"), ("மருத்துவமனை", "ம” (U+0BAE)")])
def test_a_letter_that_no_font_has_is_told_with_its_field(text: str, letter: str) -> None:
    with pytest.raises(LeafletError, match=r"roster\.csv:2: hours: no font has") as told:
        block_press().lay_out(replace(PLAIN, hours=text))
    assert f"no font has “{letter}" in str(told.value).splitlines()[0]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("هاتف 020 7946 0001", ("020", "7946", "0001")),
        ("هاتف +44 20 7946 0001", ("+44", "20", "7946", "0001")),
        ("٠٢٠ ٧٩٤٦ ٠٠٠١", ("٠٢٠", "٧٩٤٦", "٠٠٠١")),
        ("טלפון +44 20 7946 0001", ("+44", "20", "7946", "0001")),
    ],
)
def test_a_number_beside_letters_from_right_to_left_is_printed_as_it_is_dialled(
    text: str, groups: tuple[str, ...]
) -> None:
    pdf = stamped(replace(PLAIN, phone=text, out_of_hours=text), "lip-twitching-a4")
    assert failures(pdf, "ua1") == []
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            letters = page.get_textpage()
            places = [list(_places(letters, group)) for group in groups]
            found += [[left for left, _ in row] for row in zip(*places, strict=True)]
    assert len(found) == 5  # at the head two, in the cards three
    assert all(row == sorted(row) for row in found)


def _places(letters: pypdfium2.PdfTextPage, word: str) -> Iterator[tuple[float, float]]:
    """Yield where the word begins, from the left and from the foot, each time it stands there as a whole."""
    search = letters.search(word, match_whole_word=word[0] != "+")
    while found := search.get_next():
        left, low, _, _ = letters.get_charbox(found[0])
        yield left, low


def test_text_in_another_script_says_so_to_a_screen_reader() -> None:
    pdf = stamped(CLINICS["arabic-full"], "lip-twitching-a4")
    spans = elements(pdf, "Span")
    assert {"language": "und-Arab", "actual": CLINICS["arabic-full"].name}.items() <= spans_with(spans, "عيادة").items()


def spans_with(spans: list[dict[str, object]], word: str) -> dict[str, object]:
    return next(span for span in spans if word in str(span["actual"]))


def test_two_papers_whose_slots_differ_are_told() -> None:
    from leaflets.template import frames

    wrong = replace(template("lip-twitching-a4-large-print"), size=12, paper="a4-strange")
    with pytest.raises(LeafletError, match=r"overrides/print/a4-strange\.css:1: its slot “clinic” is 522"):
        frames([template("lip-twitching-a4"), wrong])
