"""The door: typed values from YAML, every mistake told by file and line."""

from datetime import date
from pathlib import Path

import pytest
from pydantic.dataclasses import dataclass

from leaflets.door import KNOWN_KEYS_ONLY, line_of, parse, read_text, read_yaml, validate
from leaflets.errors import LeafletError


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Printer:
    name: str
    paper: str = "a4"


@dataclass(config=KNOWN_KEYS_ONLY, frozen=True, kw_only=True)
class Office:
    opened: date
    printers: tuple[Printer, ...]
    spare: Printer | None = None


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "office.yml"


def told(file: Path, text: str) -> str:
    file.write_text(text)
    with pytest.raises(LeafletError) as error:
        read_yaml(file, Office)
    return str(error.value)


def test_a_file_becomes_a_value_and_a_date_needs_no_quotes(file: Path) -> None:
    file.write_text("opened: 2026-11-22\nprinters:\n  - name: hall\n")
    printers = (Printer(name="hall"),)
    assert read_yaml(file, Office) == Office(opened=date(2026, 11, 22), printers=printers)


def test_no_is_text_and_only_true_and_false_are_neither_text_nor_number() -> None:
    assert parse("no: off\nNO: false", "a.yml") == {"no": "off", "NO": False}


def test_every_mistake_is_told_in_a_line_of_its_own(file: Path) -> None:
    assert told(file, "opened: 2026-11-22\nprinters:\n  - papr: a5\n    name: 7\nspares: x\n") == (
        "office.yml:4: “name”: input should be a valid string; put it in quotes\n"
        "office.yml:3: unknown key “papr”; did you mean “paper”?\n"
        "office.yml:5: unknown key “spares”; did you mean “spare”?"
    )


def test_a_key_inside_what_may_be_null_is_guessed_too(file: Path) -> None:
    text = "opened: 2026-11-22\nprinters: []\nspare:\n  nam: hall\n"
    assert told(file, text) == "office.yml:4: unknown key “nam”; did you mean “name”?"


def test_an_empty_file_is_told(file: Path) -> None:
    assert told(file, "").startswith("office.yml:1: “the file”: ")


def test_a_missing_file_is_told(file: Path) -> None:
    with pytest.raises(LeafletError, match=r"^office.yml:1: there is no such file; add it$"):
        read_yaml(file, Office)


def test_broken_yaml_is_told_with_its_line(file: Path) -> None:
    assert told(file, "opened: 2026-11-22\nprinters: a: b\n").startswith(
        "office.yml:2: this is not YAML (mapping values are not allowed in this context); "
    )


def test_a_key_given_twice_is_told_on_the_second_line(file: Path) -> None:
    assert told(file, "opened: 2026-11-22\nprinters: []\nopened: 2026-11-23\n") == (
        "office.yml:3: “opened” stands here twice; take one away"
    )


def test_text_that_is_not_utf8_is_told_with_its_line(file: Path) -> None:
    file.write_bytes(b"opened: 2026-11-22\nprinters: caf\xe9\n")
    with pytest.raises(LeafletError, match=r"^office.yml:2: this is not UTF-8 text"):
        read_yaml(file, Office)


@pytest.mark.parametrize("text", ["0b_", "2026-13-45", "&a [*a]", "? [a]: b", "!!python/x y", "\x00"])
def test_odd_yaml_is_read_or_told_but_never_a_traceback(text: str) -> None:
    try:
        parse(text, "odd.yml")
    except LeafletError as error:
        assert str(error).startswith("odd.yml:1: ")


def test_a_byte_order_mark_is_no_part_of_the_text(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfname: hall\n")
    assert read_text(file) == "name: hall\n"


def test_a_line_is_found_by_its_place_and_a_key_that_is_not_there_by_what_is_around_it() -> None:
    text = "# office\nopened: 2026-11-22\nprinters:\n  - name: hall\n  - name: desk\n    paper: a4\n"
    assert line_of(text, ("printers", 1, "paper")) == 6
    assert line_of(text, ("printers", 1, "ink")) == 5
    assert line_of(text, ("printers", 9)) == 3
    assert line_of("", ("printers",)) == 1


def test_data_from_a_part_of_a_file_is_told_by_the_lines_of_that_file() -> None:
    text = "site_name: x\nextra:\n  key: !ENV [A, b]\n  hall:\n    nam: hall\n"
    with pytest.raises(LeafletError) as error:
        validate({"nam": "x"}, Printer, source="mkdocs.yml", text=text, under=("extra", "hall"))
    assert "mkdocs.yml:5: unknown key “nam”; did you mean “name”?" in str(error.value)


@pytest.mark.parametrize(
    ("key", "lines"),
    [("nam", ["office.yml:1: unknown key “nam”; did you mean “name”?"]), ("colour", None)],
)
def test_a_misspelt_key_is_not_told_as_missing_too(key: str, lines: list[str] | None) -> None:
    with pytest.raises(LeafletError) as error:
        validate({key: "x"}, Printer, source="office.yml", text=f"{key}: x\n")
    found = str(error.value).splitlines()
    assert found == lines or (lines is None and len(found) == 2)
