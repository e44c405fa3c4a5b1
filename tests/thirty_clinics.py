"""Made-up clinics in ten scripts, and the templates of tests/pdf/guide to stamp them into."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp
from types import SimpleNamespace

from printing import EVERY_PAPER, ROOT, english, pages, project, read

from leaflets.block import BlockPress
from leaflets.clinic import Clinic, Logo
from leaflets.regions import Region, read_regions
from leaflets.rendered import Rendered
from leaflets.stamp import stamp
from leaflets.template import Template, templates

GREEN_SQUARE = (
    "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAyIDEiPjxyZWN0"
    "IHdpZHRoPSIxIiBoZWlnaHQ9IjEiIGZpbGw9IiMwYzAiLz48L3N2Zz4="
)
"""A drawing of a square in 0, 204, 0."""
LOGO = Logo(data=GREEN_SQUARE, width=2, height=1)
NAMES = {
    "latin": ("Mill Lane Clinic", "12 Mill Lane", "Please bring your list of medicines."),
    "greek": ("Κλινική Ήλιος", "Οδός Ερμού 12", "Φέρτε μαζί σας τη λίστα των φαρμάκων."),
    "cyrillic": ("Клиника «Ромашка»", "ул. Садовая, д. 7", "Возьмите с собой список лекарств."),
    "vietnamese": ("Phòng khám Hướng Dương", "Số 5 đường Nguyễn Huệ", "Xin mang theo danh sách thuốc của quý vị."),
    "arabic": ("عيادة النيل للأسرة", "شارع الورد 15، الطابق 3", "أحضر معك قائمة الأدوية من فضلك."),
    "hebrew": ("מרפאת הגליל", "רחוב הזית 4, קומה 2", "נא להביא את רשימת התרופות."),
    "devanagari": ("श्री गंगा क्लिनिक", "कमल मार्ग 12", "कृपया अपनी दवाओं की सूची लाएँ।"),
    "bengali": ("পদ্মা স্বাস্থ্যকেন্দ্র", "শাপলা সড়ক ৭", "অনুগ্রহ করে ওষুধের তালিকা আনুন।"),
    "thai": ("คลินิกดอกบัว", "ถนนสุขใจ 9", "กรุณานำรายการยามาด้วย"),
    "chinese": ("和平路社区卫生服务中心", "和平路18号", "请带上您的药物清单。"),
}
"""By script: name, a line of the address, note."""


@cache
def regions() -> dict[str, Region]:
    return {region.code: region for region in read_regions(ROOT / "docs" / "data" / "regions.yml")}


def thirty() -> list[Clinic]:
    """Return three clinics a script: with a name alone, with all details, and with names next to Latin ones."""
    made = []
    for script, (name, street, note) in NAMES.items():
        short = Clinic(id=f"{script}-short", name=name, place=f"roster.csv:{len(made) + 2}")
        full = replace(
            short,
            id=f"{script}-full",
            phone="+44 1632 960 001",
            out_of_hours="01632 960 002",
            address=(street, "Newcastle NE99 1ZZ"),
            hours="Mo-Fr 8:00-18:00",
            website="https://clinic.example.org/here",
            email="desk@clinic.example.org",
            logo=LOGO,
            region=regions()["GB"],
            note=note,
        )
        mixed = replace(full, id=f"{script}-mixed", name=f"{name} / Mill Lane 3", logo=None, region=regions()["NZ"])
        made += [short, full, mixed]
    return made


@cache
def root() -> Path:
    """Return a project of its own, with what the blocks are made with."""
    folder = project(Path(mkdtemp(prefix="clinics-")))
    copytree(ROOT / "overrides" / "labels", folder / "overrides" / "labels")
    (folder / "scripts" / "clinic-fonts").symlink_to(ROOT / "scripts" / "clinic-fonts")
    return folder


@cache
def all_templates() -> tuple[Template, ...]:
    guide = SimpleNamespace(catalogue=read(EVERY_PAPER), labels=english(), language="en")
    return templates(Rendered(guide=guide, pages=pages()), root=root(), tell=print)


def template(name: str) -> Template:
    """Return the template by name, such as lip-twitching-a4."""
    return next(template for template in all_templates() if template.file == f"{name}.pdf")


@cache
def block_press() -> BlockPress:
    return BlockPress(all_templates(), root())


@cache
def stamped(clinic: Clinic, name: str) -> bytes:
    return stamp(template(name), block_press().lay_out(clinic))
