"""Rosters as spreadsheet programs save them, XlsxWriter and LibreOffice: text as it is shown, or told with its cell."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from test_roster import EDITIONS, UK

from leaflets.roster import Roster, read_roster
from leaflets.sheet import MOST_CELLS

SAVED = Path(__file__).parent / "rosters"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(content: bytes, name: str = "roster.xlsx") -> Roster:
    Path(name).write_bytes(content)
    return read_roster(Path.cwd() / name, regions=(UK,), editions=EDITIONS, languages=("en",))


def workbook(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        fill(book)
    return content.getvalue()


def rows(*cells: tuple[object, ...]) -> bytes:
    """A workbook of one sheet, its head in the first row."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("Clinics")
        for number, row in enumerate((("id", "name", "phone", "hours"), *cells)):
            sheet.write_row(number, 0, row)

    return workbook(fill)


def ods(content: str, **parts: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", SPREADSHEET)
        archive.writestr("content.xml", f"<office:document-content {NAMES}>{content}</office:document-content>")
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return data.getvalue()


@pytest.mark.parametrize("name", ["libreoffice.ods", "libreoffice.xlsx"])
def test_a_spreadsheet_of_libreoffice_is_read_as_it_is_shown(name: str) -> None:
    roster = read((SAVED / name).read_bytes(), name)
    where = f"{name}: sheet “Clinics”"
    assert [(clinic.id, clinic.name, clinic.phone, clinic.hours) for clinic in roster.clinics] == [
        ("text", "Ärztehaus Müller", "020 7946 0001", "9-17"),
        ("zeros", "Zeros", "02079460001", ""),
        ("places", "Places", "020 7946 0001", ""),
        ("formula", "North Clinic", "", ""),
    ]
    assert roster.clinics[0].note == "Two spaces and a second line"
    assert roster.clinics[0].region == UK
    assert roster.clinics[0].papers == ()  # in a hidden column
    assert roster.clinics[0].place == f"{where}, row 4"
    assert roster.warnings == (
        f"{where}, row 15: 1 row is hidden, and left out; unhide what is to be printed",
        f"{where}, row 1: 1 column is hidden (G), and left out; unhide what is to be printed",
        f"{name}: the clinics are those of sheet “Clinics”; left out: “Notes”, “Old”",
        f"{where}, row 3: the columns are named here; what stands above is left out",
    )
    told = [line.removeprefix(f"{where}, ").split(": ")[:2] for line in roster.problems]
    assert told == [
        ["cell C7", "phone"],
        ["cell C8", "phone"],
        ["cell D9", "hours"],
        ["cell A10", "id"],
        ["cell E10", "note"],
        ["cell E12", "note"],
        ["cell B13", "name"],
        ["row 14", "name"],
    ]
    assert roster.problems[0].endswith("format the column as Text and type it again: 020 7946 0001")
    assert "is a date or time to the spreadsheet; format the column as Text and type it again" in roster.problems[2]
    assert "the cell is merged with others; unmerge it" in roster.problems[6]


def test_rows_that_end_in_nothing_and_a_space_in_the_last_cell_of_the_sheet_cost_nothing() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("id", "name"))
        sheet.write_row(1, 0, ("a", "A"))
        sheet.write(1_048_575, 16_383, " ")

    roster = read(workbook(fill))
    assert (len(roster.clinics), roster.problems, roster.warnings) == (1, (), ())


def test_the_name_of_a_file_does_not_tell_what_it_is() -> None:
    assert read(rows(("a", "A")), "roster.csv").clinics[0].id == "a"
    assert read((SAVED / "libreoffice.ods").read_bytes(), "roster.xlsx").clinics[0].id == "text"
    assert read(rows(("a", "A")), "roster.xlsm").clinics[0].id == "a"


def test_a_formula_that_no_program_has_reckoned_is_told() -> None:
    content = BytesIO(rows(("a", "A")))
    sheet = zipfile.ZipFile(content).read("xl/worksheets/sheet1.xml").decode()
    row = '<row r="3"><c r="A3" t="str"><f>"b"</f><v>b</v></c><c r="B3"><f>A1&amp;"x"</f></c></row></sheetData>'
    (told,) = read(
        exchanged(content.getvalue(), "xl/worksheets/sheet1.xml", sheet.replace("</sheetData>", row))
    ).problems
    assert told == (
        "roster.xlsx: sheet “Clinics”, cell B3: name: it is a formula that was never reckoned; "
        "open the file in a spreadsheet program and save it"
    )


def exchanged(content: bytes, name: str, text: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return data.getvalue()


def test_an_unknown_column_and_a_cell_under_no_name_are_told_as_the_sheet_names_them() -> None:
    content = rows(("a", "A", "", "", "alone"), ("b", "B"))
    assert read(content).problems == (
        "roster.xlsx: sheet “Clinics”, row 2: cell E2 stands under no name; name its column or empty it",
    )


def bomb() -> bytes:
    return exchanged(rows(("a", "A")), "xl/worksheets/sheet1.xml", "<a>" + " " * 61_000_000 + "</a>")


def formatted() -> bytes:
    row = '<row r="{0}">' + '<c r="A{0}" s="0"/>' * 100 + "</row>"
    text = "".join(row.format(number) for number in range(1, MOST_CELLS // 100 + 2))
    names = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = f"<worksheet {names}><sheetData>{text}</sheetData></worksheet>"
    return exchanged(rows(), "xl/worksheets/sheet1.xml", sheet)


def another(name: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(name, "x")
    return data.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = (
    '<!DOCTYPE x [<!ENTITY e0 "lol">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9}">' for n in range(1, 9)) + "]>"
)
ALIKE = '<table:table-row table:number-rows-repeated="1048576">%s</table:table-row>'
MANY = f'<table:table table:name="S">{ALIKE}</table:table>'
CELL = '<table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (lambda: b"", "it is damaged or cut off; open it in a spreadsheet program and save it as .xlsx"),
        (lambda: rows(("a", "A"))[:-300], "it is damaged or cut off;"),
        (lambda: rows(("a", "A")).replace(b"PK\x01\x02", b"PK\x01\x09"), "it is damaged or cut off;"),
        (lambda: exchanged(rows(("a", "A")), "xl/workbook.xml", "<a><b></a>"), "it is damaged or cut off;"),
        (lambda: exchanged(rows(("a", "A")), "xl/worksheets/sheet1.xml", "<a><b></a>"), "it is damaged or cut off;"),
        (lambda: exchanged(rows(("a", "A")), "xl/workbook.xml", ENTITY + "<a>&e8;</a>"), "it is damaged or cut off;"),
        (lambda: ods("<a>"), "it is damaged or cut off;"),
        (lambda: OLE + bytes(900), "it is in Excel's old format (.xls) or no spreadsheet; open it in a spreadsheet"),
        (
            lambda: OLE + bytes(900) + "EncryptedPackage".encode("utf-16-le"),
            "it has a password; take the password off and save it again",
        ),
        (lambda: ods("", **{"META-INF__manifest.xml": "<manifest:encryption-data/>"}), "it has a password;"),
        (bomb, "it unpacks to over 60 MB; copy the clinics into a new spreadsheet and save that"),
        (formatted, "it has over 600000 cells, empty ones that have a format too; copy the clinics"),
        (lambda: ods(MANY % CELL), "it has over 600000 cells,"),
        (lambda: another("word/document.xml"), "it is a Word document; copy the table into a spreadsheet"),
        (lambda: another("xl/workbook.bin"), "it is a binary workbook (.xlsb); open it"),
        (lambda: another("Index/Document.iwa"), "it is an Apple Numbers or Pages file; export it as Excel"),
        (lambda: another("x"), "it is no spreadsheet; open it"),
        (lambda: b"<html><table><tr><td>id</td></tr></table></html>", "it is a web page under a spreadsheet's name;"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_line(content: Callable[[], bytes], told: str) -> None:
    roster = read(content())
    assert roster.clinics == ()
    (line,) = roster.problems
    assert line.startswith(f"roster.xlsx:1: {told}")
    assert "\n" not in line


def test_a_sheet_without_the_columns_is_told_as_a_sheet() -> None:
    told = read(workbook(lambda book: book.add_worksheet("Empty"))).problems
    assert told[0].startswith(
        "roster.xlsx: sheet “Empty”, row 1: there is no column “id”; the first row names the columns:"
    )


def test_a_workbook_whose_sheets_are_all_hidden_is_told() -> None:
    style = (
        '<style:style style:name="ta1" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">%s</style:style>'
    )
    hidden = style % '<style:table-properties table:display="false"/>'
    (told,) = read(ods(hidden + '<table:table table:name="S" table:style-name="ta1"/>'), "roster.ods").problems
    assert told == "roster.ods:1: no sheet in it can be seen; unhide the one with the clinics"


def test_a_number_of_which_the_file_does_not_tell_the_text_is_told() -> None:
    head = "".join(f"<table:table-cell><text:p>{name}</text:p></table:table-cell>" for name in ("id", "name", "phone"))
    body = (
        head.replace("phone", "")
        .replace("<text:p></text:p>", "")
        .replace(
            "<table:table-cell></table:table-cell>",
            '<table:table-cell office:value-type="float" office:value="2079460001"/>',
        )
    )
    content = (
        f'<table:table table:name="S">{"".join(f"<table:table-row>{row}</table:table-row>" for row in (head, body))}'
    )
    (told,) = read(ods(content + "</table:table>"), "roster.ods").problems
    assert told.startswith(
        "roster.ods: sheet “S”, cell C2: phone: it is a number, and the file does not tell how it is shown;"
    )
