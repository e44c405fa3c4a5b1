"""A clinic's details in their scripts."""

from dataclasses import replace
from pathlib import Path

import pytest
from printing import FONTS, ROOT, english
from thirty_clinics import NAMES, regions

from leaflets.clinic import Clinic
from leaflets.details import Details, details

CLINIC = Clinic(id="plain", name="Mill Lane Clinic", place="roster.csv:2")
MORE: Path = ROOT / "scripts" / "clinic-fonts"


def told(clinic: Clinic) -> Details:
    return details(clinic, language="en", labels=english(), fonts=FONTS, more_fonts=MORE)


@pytest.mark.parametrize(
    ("script", "language", "direction", "plain"),
    [
        ("latin", "en", "ltr", False),
        ("greek", "und-Grek", "ltr", True),
        ("cyrillic", "und-Cyrl", "ltr", True),
        ("vietnamese", "en", "ltr", True),
        ("arabic", "und-Arab", "rtl", True),
        ("hebrew", "und-Hebr", "rtl", True),
        ("devanagari", "und-Deva", "ltr", True),
        ("bengali", "und-Beng", "ltr", True),
        ("thai", "und-Thai", "ltr", True),
        ("chinese", "und-Hani", "ltr", True),
    ],
)
def test_letters_tell_script_direction_and_font(script: str, language: str, direction: str, plain: bool) -> None:
    (name,) = told(replace(CLINIC, name=NAMES[script][0]))["name"]
    assert (name.language, name.direction, name.plain) == (language, direction, plain)


@pytest.mark.parametrize(
    ("field", "text", "address"),
    [
        ("phone", "+44 (0)1632 960-001", "tel:+441632960001"),
        ("phone", "+44(0)1632 960001", "tel:+441632960001"),
        ("phone", "+44 ( 0 ) 1632 960001", "tel:+441632960001"),
        ("phone", "0044 (0)1632 960001", "tel:00441632960001"),
        ("out_of_hours", "+44 (0)1632 960001", "tel:+441632960001"),
        ("phone", "(01632) 960 001", ""),
        ("phone", "111", "tel:111"),
        ("out_of_hours", "111", "tel:111"),
        ("out_of_hours", "NHS 111 by phone", ""),
        ("phone", "01632 960 001 or ring the bell", ""),
        ("email", "desk@example.org", "mailto:desk@example.org"),
        ("website", "http://example.org/a", "http://example.org/a"),
        ("website", "example.org", "https://example.org"),
        ("website", "javascript:alert(1)", "https://javascript:alert(1)"),
        ("hours", "https://example.org", ""),
    ],
)
def test_what_can_be_followed_is_a_link(field: str, text: str, address: str) -> None:
    (found,) = told(replace(CLINIC, **{field: text}))[field]
    assert (found.words, found.address) == (text, address)


def test_what_turns_the_order_of_letters_is_taken_out_and_spaces_are_joined() -> None:
    (name,) = told(replace(CLINIC, name="Mill\n \u202eLane\u2066\t Clinic"))["name"]
    assert name.words == "Mill Lane Clinic"


@pytest.mark.parametrize(
    ("region", "emergency", "advice"),
    [("GB", "999 or 112", "NHS 111"), ("AU", "000", None), ("NZ", "111", "Healthline 0800 611 116")],
)
def test_a_region_gives_its_numbers(region: str, emergency: str, advice: str | None) -> None:
    found = told(replace(CLINIC, region=regions()[region]))
    assert found["emergency-number"][0].words == emergency
    assert tuple(text.words for text in found["when-closed"]) == ((advice,) if advice else ())


def test_without_a_region_there_are_no_numbers() -> None:
    assert (told(CLINIC)["emergency-number"], told(CLINIC)["when-closed"]) == ((), ())


@pytest.mark.parametrize(
    ("field", "text", "whole"),
    [
        ("note", "اتصل على +44 20 7946 0001 ليلا", "+44 20 7946 0001"),
        ("hours", "טל 020-7946-0001, ימים א׳–ה׳ 8:00–16:00", "020-7946-0001"),
        ("note", "Call 020 7946 0001", ""),
        ("name", "عيادة 2026", ""),
        ("website", "دليل.example/0207946/0001", ""),
    ],
)
def test_a_number_in_any_detail_is_not_turned_round(field: str, text: str, whole: str) -> None:
    (found,) = told(replace(CLINIC, **{field: text}))[field]
    apart = found.words.partition("\u202d")[2].partition("\u202c")[0]
    assert apart.replace("\u00a0", " ") == whole
