"""CSV in whatever way a spreadsheet saves it; what was assumed is told in a line."""

from pathlib import Path

import pytest
from test_roster import read

pytestmark = pytest.mark.usefixtures("folder")

TEXT = "id;name;address\r\na;Clínica São José;Rua do Exemplo 1\r\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be-mark", "utf-16-le"])
def test_a_roster_is_read_in_every_encoding_and_with_every_separator(separator: str, encoding: str) -> None:
    text = TEXT.replace(";", separator)
    content = b"\xfe\xff" + text.encode("utf-16-be") if encoding.endswith("mark") else text.encode(encoding)
    (clinic,) = read(content).clinics
    assert (clinic.name, clinic.address) == ("Clínica São José", ("Rua do Exemplo 1",))


@pytest.mark.parametrize(("line", "separator"), [("sep=;", ";"), ("SEP=\t", "\t"), ('"sep=,"', ","), ("sep=|", "|")])
def test_excels_line_for_the_separator_is_no_row(line: str, separator: str) -> None:
    roster = read("\ufeff" + line + "\r\n" + TEXT.replace(";", separator))
    assert roster.problems == ()
    assert roster.clinics[0].place == "roster.csv:2"


@pytest.mark.parametrize(
    ("encoding", "name", "told"),
    [
        ("cp1252", "Clínica São José", "Windows-1252 (Western Europe)"),
        ("cp1252", "Dr O’Neill’s Clinic", "Windows-1252 (Western Europe)"),
        ("cp1252", "Ärztehaus Müller", "Windows-1252 (Western Europe)"),
        ("mac_roman", "Clínica São José", "Mac Roman (Western Europe)"),
        ("mac_roman", "Ärztehaus Müller", "Mac Roman (Western Europe)"),
        ("cp1250", "Łódź Przychodnia Przykład", "Windows-1250 (Central Europe)"),
        ("cp1251", "Клиника «Пример» на улице Примерной", "Windows-1251 (Cyrillic)"),
        ("cp1253", "Κλινική Παράδειγμα", "Windows-1253 (Greek)"),
    ],
)
def test_what_was_assumed_of_its_letters_is_told_in_one_line_with_an_example(
    encoding: str, name: str, told: str
) -> None:
    roster = read(f"id;name\r\nb;Other\r\na;{name}\r\n".encode(encoding))
    assert roster.clinics[1].name == name
    assert roster.warnings == (
        f"roster.csv:3: it is not marked as UTF-8, and is read as {told} (“{name}”); "
        "if its letters are wrong, save it as CSV UTF-8",
    )


def test_nothing_is_told_of_a_roster_in_utf8() -> None:
    assert read(TEXT).warnings == read(TEXT.encode("utf-8-sig")).warnings == read(TEXT.encode("utf-16")).warnings == ()


def test_columns_may_be_named_in_any_case_and_beneath_a_title() -> None:
    roster = read("Our clinics,,\n,,\nID,Name,Out of hours\na,A,111\n")
    assert [(clinic.out_of_hours, clinic.place) for clinic in roster.clinics] == [("111", "roster.csv:4")]
    assert roster.warnings == ("roster.csv:3: the columns are named here; what stands above is left out",)


def test_a_head_of_16000_unknown_columns_is_told_in_a_few_lines() -> None:
    names = ",".join(f"unknown{number}" for number in range(16_000))
    told = read(f"id,name,{names}\na,A{',x' * 16_000}\n").problems
    assert len(told) == 11
    assert told[-1] == "roster.csv:1: 15990 more columns have unknown names; empty the cells that name them"


def test_a_file_that_is_a_program_is_told() -> None:
    assert read(b"\x7fELF\0\0\0\xff" * 50).problems == (
        "roster.csv:1: this is no CSV file; save the roster as .xlsx, .ods or CSV UTF-8",
    )
