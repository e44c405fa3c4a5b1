"""Words of a clinic can be found and copied: by PDFium (Chrome) and by poppler (Evince), in every script."""

import subprocess
import unicodedata
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops
from printing import ROOT, press_body
from thirty_clinics import all_templates, regions, stamped

from leaflets import finish
from leaflets.clinic import Clinic
from leaflets.roster import read_roster
from leaflets.text_layer import spell_words

ROSTER = ROOT / "tests" / "clinics" / "roster.csv"
CLINIC_FONTS = ROOT / "scripts" / "clinic-fonts"
SCRIPTS = ["latin", "greek", "cyrillic", "vietnamese", "arabic", "hebrew", "devanagari", "bengali", "thai", "chinese"]
WITHOUT_SPACES = ("thai", "chinese")
PAPERS = ("a4", "a4-large-print", "a4-trifold", "letter-booklet")
LEAST = 0.95
"""Part of the words that each reader finds whole."""
ORDERS = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")
"""What poppler puts around words that run against the page."""
SENTENCES = {
    "Arabic": ("rtl", "يرجى قرع الجرس يوميًا والانتظار عند الباب الجانبي لا الأمامي، مكتب الحجّ."),
    "Hebrew": ("rtl", "נא לצלצל פעמיים בפעמון, קומה 3 (כניסה ב׳), בֵּית הַמַּרְפֵּא לְדֻגְמָה."),
    "Hindi": ("ltr", "क्लिनिक नमूना मार्ग, सोमवार से शुक्रवार, सुबह 9 से शाम 5 बजे"),
    "Bengali": ("ltr", "সোম থেকে শুক্র, সকাল ৯টা থেকে বিকেল ৫টা"),
    "Thai": ("ltr", "กรุณากดกริ่งสองครั้งแล้วรอที่ประตูด้านข้าง ศุกร์ 9.00–17.00 น."),
    "Vietnamese": ("ltr", "Quận Mẫu, Phòng khám Ví Dụ, thứ Hai đến thứ Sáu"),
}


@cache
def clinics() -> tuple[Clinic, ...]:
    papers = tuple(dict.fromkeys(template.paper for template in all_templates()))
    editions = dict.fromkeys(("lip-twitching", "twitch-diary"), papers)
    roster = read_roster(ROSTER, regions=tuple(regions().values()), editions=editions, languages=("en",))
    assert not roster.problems
    return roster.clinics


def by_pdfium(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_poppler(pdf: bytes) -> str:
    read = subprocess.run(["pdftotext", "-enc", "UTF-8", "-", "-"], input=pdf, capture_output=True, check=True)
    return read.stdout.decode()


def words(text: str) -> list[str]:
    """Return runs of letters, marks, digits and joiners."""
    kept = (char if unicodedata.category(char)[0] in "LMN" or char in "\u200c\u200d" else " " for char in text)
    return "".join(kept).split()


def in_one_spelling(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(ORDERS)


def details(clinic: Clinic) -> list[str]:
    fields = (clinic.name, clinic.phone, clinic.out_of_hours, *clinic.address, clinic.hours, clinic.email, clinic.note)
    return words(in_one_spelling(" ".join(fields)))


@pytest.mark.parametrize("reader", [by_pdfium, by_poppler])
@pytest.mark.parametrize("script", SCRIPTS)
def test_words_of_every_script_are_found_whole(script: str, reader: Callable[[bytes], str]) -> None:
    wanted, missing = 0, []
    for clinic in (clinic for clinic in clinics() if clinic.id.startswith(script)):
        for paper in PAPERS:
            text = in_one_spelling(reader(stamped(clinic, f"lip-twitching-{paper}")))
            found = "".join(text.split()) if script in WITHOUT_SPACES else words(text)
            wanted += len(details(clinic))
            missing += [word for word in details(clinic) if word not in found]
    assert wanted
    assert 1 - len(missing) / wanted >= LEAST, sorted(set(missing))


def printed(language: str) -> bytes:
    direction, sentence = SENTENCES[language]
    return press_body(f'<main><p dir="{direction}">{sentence}</p></main>', fonts=CLINIC_FONTS).pdf


@pytest.mark.parametrize("language", ["Arabic", "Hindi", "Bengali", "Thai", "Vietnamese"])
def test_without_the_repair_fewer_words_are_found(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> int:
        text = words(in_one_spelling(by_pdfium(printed(language))))
        return sum(word not in text for word in words(in_one_spelling(SENTENCES[language][1])))

    with_it = missing()
    monkeypatch.setattr(finish, "REPAIRS", tuple(repair for repair in finish.REPAIRS if repair is not spell_words))
    assert missing() > with_it


@pytest.mark.parametrize("language", SENTENCES)
def test_the_repair_moves_no_letter(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def picture(pdf: bytes) -> Image.Image:
        with pypdfium2.PdfDocument(pdf) as document:
            return document[0].render(scale=4).to_pil()

    with_it = picture(printed(language))
    monkeypatch.setattr(finish, "REPAIRS", tuple(repair for repair in finish.REPAIRS if repair is not spell_words))
    assert ImageChops.difference(with_it, picture(printed(language))).getbbox() is None


def test_a_word_is_said_once_in_the_content_and_only_where_its_glyphs_do_not_tell_it() -> None:
    with pikepdf.open(BytesIO(printed("Hindi"))) as document:
        said = [
            str(operands[1].ActualText)
            for operands, operator in pikepdf.parse_content_stream(document.pages[0])
            if str(operator) == "BDC" and "/ActualText" in operands[1]
        ]
    assert [text.strip() for text in said] == [word for word in SENTENCES["Hindi"][1].split() if not word.isascii()]
