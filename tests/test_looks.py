"""What is printed looks as it should, on every page of every edition, also in grey."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from looks import as_drawn, as_printed, contrast, difference, frame_left_of, grey, ink, letters, overprinted
from printing import composed, edition, press_body, read

NAMES = [f"{leaflet.id}-{paper.name}" for leaflet in read().leaflets for paper in leaflet.papers]
LOOKALIKES = "ÀÁÂÃÄÅĀĂĄÈÉÊËĒĖĘÌÍÎÏÒÓÔÕÖØŐÙÚÛÜŰàáâãäåāăąçćčèéêëēėęğìíîïıłñńòóôõöøőśşšßùúûüűýźżž,’‘“”.·•"
ACCENTED = "Ça n’était pas naïf: Größe, señor, Łódź, İğne, şaşkın, őrült, životě – “là-bas”."


def wrong_letters(pdf: bytes) -> list[str]:
    """The letters that look less like themselves than like another one, each with that one."""
    wrong, seen = [], set()
    with pypdfium2.PdfDocument(pdf) as document:
        known = {letter.text for page in document for letter in letters(page)} | set(LOOKALIKES)
        for page in document:
            picture = grey(page)
            for letter in letters(page):
                kind = (letter.text, letter.bold, letter.size)
                if kind in seen:
                    continue
                seen.add(kind)
                printed = as_printed(picture, letter)
                looks = min(sorted(known), key=lambda other: difference(as_drawn(other, *kind[1:]), printed))
                if looks != letter.text:
                    wrong.append(f"{letter.text} {looks}")
    return wrong


def least_contrast(pdf: bytes) -> float:
    with pypdfium2.PdfDocument(pdf) as document:
        return min(
            contrast(picture.crop(letter.box))
            for page in document
            for picture in [grey(page)]
            for letter in letters(page)
        )


def average_ink(pdf: bytes) -> float:
    with pypdfium2.PdfDocument(pdf) as document:
        return sum(map(ink, document)) / len(document)


def overprint(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return max(map(overprinted, document))


@pytest.mark.parametrize("name", NAMES)
def test_each_letter_of_an_edition_looks_like_itself(name: str) -> None:
    assert wrong_letters(edition(name).pdf) == []


def test_each_letter_of_an_accented_line_looks_like_itself() -> None:
    assert wrong_letters(press_body(f"<p>{ACCENTED}</p><p><b>{ACCENTED}</b></p>").pdf) == []


def test_a_letter_that_is_stored_as_another_is_seen() -> None:
    with pikepdf.open(BytesIO(press_body("<p>café crème</p>").pdf)) as pdf:
        (font,) = pdf.pages[0].Resources.Font.values()
        font.ToUnicode.write(font.ToUnicode.read_bytes().lower().replace(b"<00e9>", b"<00e0>"))
        spoilt = BytesIO()
        pdf.save(spoilt)
    assert wrong_letters(spoilt.getvalue()) == ["à é"]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_an_edition_stands_on_another(name: str) -> None:
    assert overprint(edition(name).pdf) == 0


def test_texts_that_stand_on_one_another_are_seen() -> None:
    lines = "<p>One line</p>" * 5 + "<p class=up>Another</p>"
    assert overprint(press_body(lines).pdf) == 0
    assert overprint(press_body(lines, ".up { margin-top: -6mm }").pdf) > 20


@pytest.mark.parametrize("name", NAMES)
def test_in_grey_the_contrast_of_every_letter_is_at_least_4_5(name: str) -> None:
    assert least_contrast(edition(name).pdf) >= 4.5


@pytest.mark.parametrize("colours", ["color: #888", "color: #f60", "color: #fff; background: #f00; opacity: 0.5"])
def test_letters_too_light_or_on_too_dark_a_ground_are_seen(colours: str) -> None:
    pdf = press_body("<p>Emergency</p>", f"p {{ {colours} }}").pdf
    assert least_contrast(pdf) < 4.5


@pytest.mark.parametrize("name", NAMES)
def test_each_urgency_has_its_word_and_a_frame_of_its_own(name: str) -> None:
    frames: dict[str, set[tuple[float, ...]]] = {}
    with pypdfium2.PdfDocument(edition(name).pdf) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        for card in BeautifulSoup(composed(edition(name).leaflet), "html.parser").select(".care-card"):
            level, heading = card.p.get_text(), " ".join(card.h2.get_text().split()[:3])
            (page,) = (page for page, text in zip(document, texts, strict=True) if heading in text)
            assert level in page.get_textpage().get_text_range()
            frames.setdefault(level, set()).add(frame_left_of(page, heading))
    each = [frame for same in frames.values() for frame in same]
    assert all(each), frames
    assert len(set(each)) == len(each) == len(frames), frames


@pytest.mark.parametrize("name", NAMES)
def test_an_edition_is_inked_to_at_most_8_hundredths(name: str) -> None:
    assert 0.01 < average_ink(edition(name).pdf) <= 0.08


def test_too_much_ink_is_seen() -> None:
    pdf = press_body("<p>x</p>", "p { height: 40mm; background: #000 }").pdf
    assert average_ink(pdf) > 0.08


@pytest.mark.slow
def test_every_leaflet_of_the_real_guide_looks_as_it_should(site: Path) -> None:
    files = sorted((site / "leaflets").glob("*.pdf"))
    assert files
    for file in files:
        pdf = file.read_bytes()
        assert (file.name, wrong_letters(pdf), overprint(pdf)) == (file.name, [], 0)
        assert least_contrast(pdf) >= 4.5, file.name
        assert 0.01 < average_ink(pdf) <= 0.08, file.name
