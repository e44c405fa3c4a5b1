"""The lean page: what paper gets of a rendered page."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image

from handbook.book import Book, book, page_words
from handbook.lean import LeanPage, lean_page
from handbook.tables import ROOM, least_width
from leaflets.errors import LeafletError
from leaflets.labels import Labels

LABELS = Labels(
    source="labels.yml",
    texts={
        "slot-emergency-number": "Emergency number:",
        "slot-clinic-phone": "Phone:",
        "slot-clinic-closed": "When closed:",
        "handbook-subtitle": "The whole guide",
        "handbook-contents": "Contents",
        "paper-page": "Page {page} of {pages}",
    },
)
BOOK: Book = book(title="Lips & more", language="en", version="1", review="Nobody.", publisher="", labels=LABELS)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    Image.new("L", (1, 1)).save(tmp_path / "dot.png")
    (tmp_path / "cut-off.png").write_bytes((tmp_path / "dot.png").read_bytes()[:-30])
    return tmp_path


def lean(content: str, site: Path) -> LeanPage:
    return lean_page(
        content,
        source="docs/en/x.md",
        address="x.html",
        files={picture.name: picture for picture in site.glob("*.png")},
        book=BOOK,
        styles="",
        labels=LABELS,
    )


def article(content: str, site: Path) -> Tag:
    found = BeautifulSoup(lean(content, site).html, "html.parser").article
    assert found is not None
    return found


def test_the_head_carries_title_and_language(site: Path) -> None:
    html = lean("<h1>X</h1><p>y</p>", site).html
    assert "<title>Lips &amp; more</title>" in html
    assert '<meta name="language" content="en">' in html


@pytest.mark.parametrize(
    ("link", "printed"),
    [
        (
            '<a href="help.html#stroke">the <b>signs</b></a>',
            '<a href="help.html#stroke">the signs</a>',
        ),
        ('<a href="#stroke">signs</a>', '<a href="#stroke">signs</a>'),
        ('<a href="https://example.org/">there</a>', '<a href="https://example.org/">there</a>'),
        ('<a href="tel:112">112</a>', '<a href="tel:112">112</a>'),
        ('<a href="leaflets/x.pdf">the file</a>', "the file"),
        ('<a href="javascript:x()">a script</a>', "a script"),
        ('<a name="x">no address</a>', "no address"),
    ],
)
def test_only_links_that_work_on_paper_stay_and_hold_only_text(link: str, printed: str, site: Path) -> None:
    assert article(f"<p>{link}</p>", site).decode_contents() == f"<p>{printed}</p>"


def test_a_heading_holds_no_link(site: Path) -> None:
    assert article('<h2>A <a href="x.html">link</a></h2><p>y</p>', site).h2.decode_contents() == "A link"


def test_what_only_a_screen_can_use_goes_with_the_heading_above_it(site: Path) -> None:
    content = '<h2>Choose</h2><div class="needs-script">x</div><h2>Read</h2><h3>More</h3><p>y</p>'
    assert lean(content, site).texts == ("Read", "More", "y")


def test_no_attribute_that_could_fetch_or_run_stays(site: Path) -> None:
    content = '<p style="background:url(http://a.b/c)" onclick="x()" data-facts="F001" id="p">y</p>'
    assert article(content, site).p.attrs == {"id": "p"}


def test_fields_become_lines_and_buttons_go(site: Path) -> None:
    content = (
        '<form><label>Name <input name="n"></label><textarea></textarea>'
        "<select><option>One</select>"
        '<input type="checkbox"><button>Send</button><p role="alert">Missing</p></form>'
    )
    page = article(content, site)
    assert [span["class"] for span in page.select("span")] == [["line"]] * 6 + [["tick"]]
    assert page.get_text(strip=True) == "Name"
    assert not page.select("form, input, textarea, select, button")


@pytest.mark.parametrize(
    ("slot", "labels"),
    [
        ("emergency-number", ["Emergency number:"]),
        ("doctor-today", ["Phone:", "When closed:"]),
        ("doctor-soon", ["Phone:"]),
    ],
)
def test_a_slot_becomes_a_line_with_its_label_for_each_number(site: Path, slot: str, labels: list[str]) -> None:
    content = f'<div class="slot" data-slot="{slot}"><ul><li>NHS 111</li></ul></div>'
    lines = article(content, site).select(".slot > p")
    assert [line.get_text() for line in lines if line.select_one(".line")] == labels
    assert len(lines) == len(labels)


@pytest.mark.parametrize(("lists", "folded"), [(5, False), (6, True)])
def test_a_card_of_many_lists_is_folded_into_columns(lists: int, folded: bool, site: Path) -> None:
    groups = "<h3>If:</h3><ul><li>so</li></ul>" * lists
    slot = '<div class="slot" data-slot="emergency-number"></div>'
    card = f'<section class="care-card emergency"><h2>Call if:</h2>{slot}{groups}</section>'
    assert bool(article(card, site).select("section > .columns > .column > ul")) is folded


def test_the_columns_of_a_card_keep_order_and_groups_and_are_about_as_long(site: Path) -> None:
    lengths = (10, 200, 10, 10, 10, 10, 10)
    groups = "".join(f"<h3>{n}:</h3><p>If</p><ul><li>{'so ' * length}</li></ul>" for n, length in enumerate(lengths))
    slot = '<div class="slot" data-slot="emergency-number"></div>'
    page = article(f'<section class="care-card"><h2>Call if:</h2>{slot}{groups}</section>', site)
    left, right = page.select("section > .columns > .column")
    assert [[head.get_text() for head in column.find_all("h3")] for column in (left, right)] == [
        ["0:", "1:"],
        [f"{n}:" for n in range(2, 7)],
    ]
    assert [part.name for part in left.find_all(True, recursive=False)] == ["h3", "p", "ul"] * 2


def test_facts_in_a_list_become_one_paragraph_and_others_lines(site: Path) -> None:
    facts = "<dl><div><dt>Grade</dt><dd>A</dd></div><div><dt>Date</dt><dd>2023</dd></div></dl>"
    page = article(f"<ul><li>{facts}</li></ul>{facts}", site)
    assert page.li.p.get_text() == "Grade: A; Date: 2023"
    assert [line.get_text() for line in page.select("div > p")] == ["Grade: A", "Date: 2023"]


def test_a_picture_is_in_the_page_and_one_that_adorns_is_not(site: Path) -> None:
    page = article('<img src="dot.png" alt="A dot"><img src="dot.png" alt="">', site)
    (source,) = [str(picture["src"]) for picture in page.select("img")]
    assert source.startswith("data:image/png;base64,iVBORw")
    assert article(f'<img src="{source}" alt="A dot">', site).img["src"] == source


def test_a_drawing_keeps_its_names_and_an_icon_is_left_out(site: Path) -> None:
    drawing = '<svg viewBox="0 0 1 1"><title>Shade</title><linearGradient id="g"/></svg>'
    page = article(f"{drawing}<svg><path/></svg>", site)
    assert [picture["alt"] for picture in page.select("img")] == ["Shade"]
    assert not page.select("svg")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<img src="dot.png">', "nothing says what it shows; write ![words](address)"),
        ('<img src="none.png" alt="x">', "there is no such picture"),
        ('<img src="http://a.b/c.png" alt="x">', "it is not part of the guide"),
        ('<img src="../secret.png" alt="x">', "it is not part of the guide"),
        ('<img src="%2e%2e/secret.png" alt="x">', "it is not part of the guide"),
        (
            '<svg><title>T</title><image href="http://a.b/c"/></svg>',
            "drawing “T”: it has <image>; draw it with shapes, lines and text alone",
        ),
        ('<img src="cut-off.png" alt="x">', "“cut-off.png”: it is broken or cut off"),
        ('<img src="data:image/svg+xml,%3Csvg/>" alt="x">', "it has <svg>; draw it"),
        ("<p>\u2264 \u4e2d</p>", "the fonts have no “\u4e2d” (U+4E2D); write it with other letters"),
    ],
)
def test_what_cannot_print_is_refused(content: str, message: str, site: Path) -> None:
    with pytest.raises(LeafletError, match=r"^docs/en/x\.md:1: .+; ") as refusal:
        lean(content, site)
    assert message in str(refusal.value)


def table(cell: str, columns: int) -> Tag:
    found = BeautifulSoup(f"<table><tr>{f'<td>{cell}</td>' * columns}</tr></table>", "html.parser").table
    assert found is not None
    return found


def test_a_tables_least_width_is_that_of_its_longest_words() -> None:
    assert least_width(table("a few short words", 7)) < ROOM < least_width(table("Hydrochlorothiazide", 7))


def test_rows_to_write_in_are_marked(site: Path) -> None:
    page = article("<table><tbody><tr><td></td></tr><tr><td>x</td></tr></tbody></table>", site)
    assert [row.get("class") for row in page.select("tr")] == [["blank"], None]


def test_a_page_label_without_its_numbers_is_refused() -> None:
    assert page_words("Seite {page} von {pages}.") == ("Seite ", " von ", ".")
    with pytest.raises(LeafletError, match=r"lacks \{page\} or \{pages\}"):
        page_words("Page {page}")
