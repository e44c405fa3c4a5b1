"""A roster of made-up clinics, with names in all the scripts that there are fonts for."""

import csv
from itertools import cycle, islice
from pathlib import Path

NAMES = (
    "Example clinic",
    "Phòng khám ví dụ",
    "Κλινική παράδειγμα",
    "Клиника пример",
    "عيادة مثال",
    "מרפאה לדוגמה",
    "उदाहरण क्लिनिक",
    "উদাহরণ ক্লিনিক",
    "คลินิกตัวอย่าง",
    "示例诊所",
)
"""“Example clinic” in nine scripts, one of them also with Vietnamese marks."""
COLUMNS = ("id", "name", "phone", "out_of_hours", "address", "hours", "website", "email", "region")


def write(file: Path, count: int) -> Path:
    """Write a roster of so many clinics and return its path."""
    with file.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(COLUMNS)
        rows.writerows(_clinic(number, name) for number, name in enumerate(islice(cycle(NAMES), count)))
    return file


def _clinic(number: int, name: str) -> tuple[str, ...]:
    """Return one clinic's row; its phone is reserved for fiction (Ofcom), its address for examples (RFC 2606)."""
    phone = f"020 7946 {number % 1000:04}"
    place, hours = f"{number + 1} Example Street, Exampleton", "Mon to Fri 8:00 to 18:00"
    return (f"clinic-{number:04}", f"{name} {number}", phone, phone, place, hours, "example.org", "a@example.org", "GB")
