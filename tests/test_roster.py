"""The roster: a spreadsheet or a profile becomes clinics, and every mistake in it is told with its row and field."""

from pathlib import Path
from typing import Any

import pytest

from leaflets.regions import PhoneNumber, Region
from leaflets.roster import Roster, read_roster
from leaflets.rows import read_rows

UK = Region(
    code="GB", name="UK", emergency=(PhoneNumber(number="999"),), advice=None, note="", sources=("S01",), checked=False
)
EDITIONS = {"lip-twitching": ("a4", "letter", "a4-trifold"), "twitch-diary": ("a4", "letter")}
LONG = 10_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(content: str | bytes, name: str = "roster.csv") -> Roster:
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_roster(Path.cwd() / name, regions=(UK,), editions=EDITIONS, languages=("en",))


def cell(field: str, text: str) -> Roster:
    """Read a roster of one clinic with the text in a field, as a spreadsheet saves it."""
    row = {"id": "north", "name": "North"} | {field: '"' + text.replace('"', '""') + '"'}
    return read(f"{','.join(row)}\n{','.join(row.values())}\n")


pytestmark = pytest.mark.usefixtures("folder")


def test_every_field_of_a_row_is_read() -> None:
    (clinic,) = read(
        "id,name,phone,out_of_hours,address,hours,website,email,region,language,note,papers,leaflets\n"
        'north,North Clinic,"020 7946 0000, ext. 2",111,1 High St | Town,9-17,clinic.example.org,a@example.org,'
        "gb,en,Ring twice.,a4 letter,twitch-diary\n"
    ).clinics
    assert (clinic.id, clinic.name, clinic.phone) == ("north", "North Clinic", "020 7946 0000, ext. 2")
    assert (clinic.out_of_hours, clinic.address, clinic.hours) == ("111", ("1 High St", "Town"), "9-17")
    assert (clinic.website, clinic.email, clinic.region) == ("clinic.example.org", "a@example.org", UK)
    assert (clinic.language, clinic.note) == ("en", "Ring twice.")
    assert (clinic.papers, clinic.leaflets, clinic.place) == (("a4", "letter"), ("twitch-diary",), "roster.csv:2")


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("part", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_roster_is_read_as_any_spreadsheet_saves_it(start: str, part: str, end: str) -> None:
    rows = [["id", "name", "phone"], ["a", '"A, B; C"', ""], ["", "", ""], ["b", "B", "1"]]
    roster = read(start + end.join(part.join(row) for row in rows))
    assert roster.problems == ()
    assert [(clinic.id, clinic.name, clinic.place) for clinic in roster.clinics] == [
        ("a", "A, B; C", "roster.csv:2"),
        ("b", "B", "roster.csv:4"),
    ]


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("1 High St, Town", ("1 High St, Town",)),
        ("1 High St | Town|ship", ("1 High St", "Town|ship")),
        ("1 High St\r\nTown\n\nLand\n", ("1 High St", "Town", "Land")),
    ],
)
def test_an_address_is_parted_by_line_breaks_and_bars_never_by_commas(address: str, lines: tuple[str, ...]) -> None:
    assert cell("address", address).clinics[0].address == lines


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        ("north.yml", "name: North\naddress: |\n  1 High St\n  Town\npapers: a4 letter\nphone: ''\nnote:\n"),
        ("north.yaml", "name: North\naddress: [1 High St, Town]\npapers: [a4, letter]\n"),
        ("north.json", '{\n\t"name": "North", "address": "1 High St\\nTown", "papers": ["a4", "letter"]}'),
    ],
)
def test_a_profile_is_one_clinic_that_is_named_by_its_file(profile: str, text: str) -> None:
    (clinic,) = read(text, profile).clinics
    assert (clinic.id, clinic.name, clinic.place) == ("north", "North", f"{profile}:1")
    assert (clinic.address, clinic.papers, clinic.note) == (("1 High St", "Town"), ("a4", "letter"), "")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        *(("out_of_hours", text) for text in ("111", "0123", "020_7946_0001", "0x1F", "0b11", "1177", "02079460001")),
        *(("phone", text) for text in ("111", "02079460001", "01632960001", "+442079460001", "020 7946 0001")),
        *(("hours", text) for text in ("9:00", "9:00:30", "24/7", "2026-12-01", "2026-12-01 9:00")),
        *(("name", text) for text in ("No", "yes", "on", "True", "1e3", "1.50", ".5", "3rd", "007")),
        *(("note", text) for text in ("2026-12-01", "off", "12.30", "-1", "1_000", ".inf")),
    ],
)
def test_a_profile_is_taken_as_it_is_typed_whatever_yaml_makes_of_it(field: str, typed: str) -> None:
    Path("north.yml").write_text(f"{field}: {typed}\n")
    assert read_rows(Path("north.yml")).rows[0].values[field] == typed


@pytest.mark.parametrize(
    ("field", "typed"),
    [("out_of_hours", "111"), ("phone", "02079460001"), ("phone", "0123"), ("hours", "9:00"), ("hours", "24/7")],
)
def test_a_number_to_call_and_a_time_in_a_profile_are_those_that_were_typed(field: str, typed: str) -> None:
    roster = read(f"name: No\n{field}: {typed}\n", "north.yml")
    assert roster.problems == ()
    assert (roster.clinics[0].name, getattr(roster.clinics[0], field)) == ("No", typed)


def test_numbers_in_json_and_in_lists_and_as_a_key_are_text_too() -> None:
    (clinic,) = read('{"name": "N", "phone": 111, "address": [12, 0.10]}', "north.json").clinics
    assert (clinic.phone, clinic.address) == ("111", ("12", "0.10"))
    assert read("name: N\nid: 0123\n", "north.yml").clinics[0].id == "0123"
    assert read("name: N\n1: x\n", "north.yml").problems[0].startswith("north.yml:2: unknown field “1”;")


def test_a_field_without_a_value_is_empty() -> None:
    (clinic,) = read("name: North\nphone: ~\nnote: null\nhours:\n", "north.yml").clinics
    assert (clinic.phone, clinic.note, clinic.hours) == ("", "", "")


def test_a_profile_may_give_another_id() -> None:
    assert read("id: south\nname: S\n", "north.yml").clinics[0].id == "south"


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7*7 }}", "a=cmd()", "../../x", "O'Neill & “Sons”"])
def test_what_is_code_elsewhere_is_plain_text_here(text: str) -> None:
    assert cell("name", text).clinics[0].name == text


def test_letters_are_in_one_spelling_and_joiners_stay() -> None:
    assert cell("name", "Zu\u0308rich").clinics[0].name == "Z\u00fcrich"
    assert cell("name", "\u0645\u06cc\u200c\u062e").clinics[0].name == "\u0645\u06cc\u200c\u062e"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("id", "../x", "“../x” cannot name a folder; write up to 64"),
        ("id", ".git", "“.git” cannot name a folder;"),
        ("id", "a.", "“a.” cannot name a folder;"),
        ("id", "a" * 65, "cannot name a folder;"),
        ("id", "Nul", "“Nul” is a device on Windows; choose another"),
        ("id", "com1.old", "“com1.old” is a device on Windows; choose another"),
        ("name", " ", "is missing; add it"),
        ("name", "x" * LONG, "has 10000 characters; it can have 500"),
        ("name", "a\nb", "has a line break; write it on one line"),
        ("name", "a\u2028b", "has a line break; write it on one line"),
        ("name", "a\0b", "has the invisible character U+0000; take it away"),
        ("phone", "\u202e123", "has the invisible character U+202E; take it away"),
        ("phone", "\u2067123", "has the invisible character U+2067; take it away"),
        ("address", "a\n\x1bb", "has the invisible character U+001B; take it away"),
        ("hours", "a" + "\u0301" * 9, "has a letter with over 5 marks; take some away"),
        ("note", "x" * 301, "has 301 characters; it can have 300"),
        ("website", "javascript:alert(1)", "“javascript:alert(1)” is no web address; write it like https://"),
        ("website", "a b.org", "“a b.org” is no web address;"),
        ("email", "desk at clinic", "“desk at clinic” is no mail address; write it like desk@"),
        ("region", "Frankonia", "“Frankonia” is no country code; write two letters"),
        ("language", "eng", "there is no “eng”; did you mean “en”?"),
        ("papers", "a4 a5", "there is no “a5”; did you mean “a4”?"),
        ("leaflets", "twitch", "there is no “twitch”; did you mean “twitch-diary”?"),
        ("logo", "none.png", "there is no file “none.png”;"),
        ("logo", "../x.png", "“../x.png” is outside of the roster's folder;"),
    ],
)
def test_what_a_field_cannot_be_is_told_with_its_row_and_remedy(field: str, text: str, told: str) -> None:
    roster = cell(field, text)
    assert roster.clinics == ()
    assert len(roster.problems) == 1
    assert roster.problems[0].startswith(f"roster.csv:2: {field}: ")
    assert told in roster.problems[0]


def test_a_note_of_300_characters_in_several_lines_is_one_paragraph() -> None:
    assert cell("note", "x" * 150 + "\r\n" + "y" * 149).clinics[0].note == "x" * 150 + " " + "y" * 149


def test_a_paper_that_none_of_the_clinics_leaflets_is_made_on_is_told() -> None:
    told = read("id,name,leaflets,papers\na,A,twitch-diary,a4-trifold\n").problems
    assert told == ("roster.csv:2: papers: twitch-diary is not made on “a4-trifold”; choose another leaflet or paper",)


@pytest.mark.parametrize(("code", "region"), [("GB", UK), ("UK", UK), ("uk", UK), ("", None)])
def test_a_region_is_found_by_its_code_and_uk_is_gb(code: str, region: Region | None) -> None:
    roster = cell("region", code)
    assert roster.clinics[0].region == region
    assert roster.warnings == ()


def test_a_region_that_is_not_in_the_table_is_warned_of_and_the_clinic_printed() -> None:
    roster = cell("region", "FR")
    assert roster.clinics[0].region is None
    assert roster.warnings == (
        "roster.csv:2: region: the numbers of “FR” are not known; the leaflets have a line to write them on",
    )


def test_every_problem_of_every_row_is_told_at_once_and_the_good_rows_are_there() -> None:
    roster = read("id,name,region,email\n../x,,Frankonia,x\nnorth,North,GB,\nNUL,N,GB,@\n")
    assert [line.split(":")[1:3] for line in roster.problems] == [
        ["2", " id"],
        ["2", " name"],
        ["2", " email"],
        ["2", " region"],
        ["4", " id"],
        ["4", " email"],
    ]
    assert [clinic.id for clinic in roster.clinics] == ["north"]


def test_ids_that_are_the_same_or_differ_in_case_only_are_told_on_the_later_row() -> None:
    roster = read("id,name\nnorth,A\nnorth,B\nNorth,C\n")
    assert roster.problems == (
        "roster.csv:3: id: “north” is that of row 2; choose another",
        "roster.csv:4: id: “North” differs in case only from that of row 2; choose another",
    )
    assert [clinic.name for clinic in roster.clinics] == ["A"]


def test_an_unknown_column_is_told_with_the_problems_beneath_it_and_no_row_is_good() -> None:
    roster = read("id,name,phon,name\nnorth,North,1,N\nnorth,South,2,S\n")
    assert roster.problems == (
        "roster.csv:1: unknown column “phon”; did you mean “phone”?",
        "roster.csv:1: the column “name” stands here twice; take one away",
        "roster.csv:3: id: “north” is that of row 2; choose another",
    )
    assert roster.clinics == ()


def test_a_row_with_other_cells_than_the_header_is_told() -> None:
    roster = read("id,name,\na,A\nb,B,extra\nc,C,\n")
    assert roster.problems[0].startswith("roster.csv:2: the row has 2 cells, the header 3; put text that has a comma")
    assert roster.problems[1] == "roster.csv:3: cell 3 stands under no name; name its column or empty it"
    assert [clinic.id for clinic in roster.clinics] == ["c"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", "roster.csv:1: there is no column “id”; the first row names the columns: id, name, phone"),
        (b"id,name\n", "roster.csv:1: there is no clinic in it; add a row"),
        (b"phone\n1\n", "roster.csv:1: there is no column “id”;"),
        (b'id,name\n"a","b', "roster.csv:2: this is not CSV (unexpected end of data); mend the quotes in it"),
        (b'id,name\na,"' + b"x" * 200_000, "roster.csv:2: this is not CSV (field larger than field limit"),
        (b"\xff\xfei\0d\0,", "roster.csv:1: the file is broken or cut off; save it again as CSV UTF-8"),
        (b"\x80\0\xff\xfe" * 9, "roster.csv:1: this is no CSV file; save the roster as .xlsx, .ods or CSV UTF-8"),
        (b"id,name\n" + b"a,b\n" * 20_001, "roster.csv:20002: there are over 20000 clinics; split the roster"),
    ],
)
def test_a_file_that_is_no_roster_is_told_in_a_line(text: bytes, told: str) -> None:
    roster = read(text)
    assert roster.clinics == ()
    assert roster.problems[0].startswith(told)


def test_a_roster_of_20000_clinics_is_read() -> None:
    assert len(read("id,name\n" + "".join(f"c{number},C\n" for number in range(20_000))).clinics) == 20_000


def test_a_roster_of_50_megabytes_is_refused_unread() -> None:
    with Path("roster.csv").open("wb") as file:
        file.truncate(50_000_000)
    roster = read_roster(Path.cwd() / "roster.csv", regions=(), editions=EDITIONS, languages=("en",))
    assert roster.problems == ("roster.csv:1: the file is over 20 MB; split it",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "north.yml:1: this is no profile; write it as “field: text” lines"),
        ("- a", "north.yml:1: this is no profile;"),
        ("1: a", "north.yml:1: unknown field “1”;"),
        ("[a]: b", "north.yml:1: this is not YAML"),
        ("name: [a", "north.yml:2: this is not YAML"),
        ("name: A\nname: B", "north.yml:2: “name” stands here twice; take one away"),
        ("name: A\nphone: [0700]", "north.yml:2: phone: is not text; put it in quotes"),
        ("name: A\nnote: {{ 7*7 }}", "north.yml:2: a field is text or a list of texts; write it plainly"),
        ("name: A\nphon: 1", "north.yml:2: unknown field “phon”; did you mean “phone”?"),
        ("name: !!python/object/apply:os.getcwd []", "north.yml:1: this is not YAML"),
        ("name: &a A\nphone: *a", "north.yml:2: a field is text or a list of texts; write it plainly"),
        ("a: &a {k: v}\n<<: [*a, *a]\n", "north.yml:2: a field is text or a list of texts; write it plainly"),
        ("name: " + "[" * 400_000, "north.yml:1: a field is text or a list of texts; write it plainly"),
        ("- " * 100_000, "north.yml:1: a field is text or a list of texts; write it plainly"),
        ("? " * 100_000, "north.yml:1: a field is text or a list of texts; write it plainly"),
        ("name: " + "x" * 1_000_000, "north.yml:1: the file is over 1 MB; split it"),
        ("name: 'x" + "\n" * 900_000 + "x'", "north.yml:1: name: has "),
        ('{"name": "\\ud83d"}', "north.yml:1: this is not YAML"),
    ],
)
def test_a_file_that_is_no_profile_is_told_in_a_line_and_never_hangs(text: str, told: str) -> None:
    roster = read(text, "north.yml")
    assert roster.clinics == ()
    assert roster.problems[0].startswith(told)


def test_an_unknown_field_of_a_profile_is_told_with_its_other_mistakes() -> None:
    told = read("phon: '1'\nemail: x\nname: 7\n", "north.yml").problems
    assert [line.split(":")[1] for line in told] == ["1", "3", "2"]


def test_a_profile_whose_file_cannot_name_a_folder_needs_an_id() -> None:
    told: Any = read("name: A\n", "my clinic.yml").problems
    assert told[0].startswith("my clinic.yml:1: id: “my clinic” cannot name a folder;")


def test_a_logo_that_is_white_on_white_paper_is_told_and_printed() -> None:
    white = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#fff" d="M0 0h9v9z"/></svg>'
    Path("white.svg").write_text(white)
    roster = cell("logo", "white.svg")
    assert roster.clinics[0].logo
    assert roster.warnings == (
        "roster.csv:2: logo: it is white, and cannot be seen on white paper; use the one for a light ground",
    )
