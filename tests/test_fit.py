"""Each complaint is provoked by a print that has its fault; the guide's own leaflets have none."""

import pytest
from printing import CONFIG, press_body, printed, read

from leaflets.catalogue import Leaflet, Paper
from leaflets.fit import complaints

LEAFLET: Leaflet = read().leaflets[0]
LINE = "<p>A line of text.</p>"
FILL = LINE * 30
CARD = (
    '<section class="care-card emergency"><p class="care-level">Emergency</p>'
    '<h2 id="help-emergency">Call if:</h2>'
    '<div class="slot" data-slot="emergency-number"><p class="write">Number:</p></div>'
    "<h3>A:</h3><ul><li>one</li><li>two</li></ul></section>"
)


def told(body: str, css: str = "", declared: int = 1) -> list[str]:
    found = complaints(LEAFLET, Paper(name="a4", pages=declared), press_body(body, css).pages)
    return [str(complaint).removeprefix(f"{LEAFLET.place}: ") for complaint in found]


def test_the_guides_leaflets_fit_their_papers() -> None:
    assert [edition.complaints for edition in printed()] == [()] * 4


def test_a_good_page_gives_no_complaint() -> None:
    table = "<table><tr><th>A</th></tr><tr><td></td></tr></table>"
    assert told(f"<h1>Title</h1>{CARD}{LINE * 5}{table}") == []


def test_too_many_pages_are_told_with_the_section_and_the_lines_too_many() -> None:
    body = f'{FILL}<section><h2 id="summary-more">More</h2>{LINE * 12}</section>'
    (complaint,) = told(body)
    assert complaint.startswith("lip-twitching-a4: page 1, section “summary-more”: ")
    assert "1 pages are declared and 2 needed, for 13 lines too many, from “More” on" in complaint


def test_the_lines_are_those_that_would_empty_a_page_though_a_later_page_is_told_to_start_anew() -> None:
    body = f'{FILL}<section><h2 id="summary-more">More</h2>{LINE * 12}</section><h2 class="anew">Last</h2>{LINE * 20}'
    found = told(body, ".anew { break-before: page }", declared=2)
    assert len(found) == 1
    assert found[0].startswith("lip-twitching-a4: page 1, section “summary-more”: 2 pages are declared and 3 needed")
    assert "for 13 lines too many, from “More” on" in found[0]


def test_a_page_too_many_with_nothing_on_it_is_told() -> None:
    found = told(f"{FILL}<div class=empty></div>", ".empty { break-before: page; height: 200mm }")
    assert any("1 pages are declared and 2 needed; shorten" in complaint for complaint in found)


def test_a_complaint_names_the_line_that_picks_the_section_and_the_words_its_author_typed() -> None:
    (complaint,) = told(f'{FILL}<section><h2 id="summary-key-points">More</h2>{LINE * 12}</section>')
    line = CONFIG.splitlines().index("        - {page: summary, section: key-points}") + 1
    where = f"mkdocs.yml:{line}: lip-twitching-a4: page 1, section “key-points” of page “summary”: 1 pages"
    assert complaint.startswith(where)


def test_a_complaint_about_no_section_names_the_leaflets_line() -> None:
    (complaint,) = complaints(LEAFLET, Paper(name="a4", pages=2), press_body(FILL, "").pages)
    line = CONFIG.splitlines().index("    lip-twitching:") + 1
    assert str(complaint).startswith(f"mkdocs.yml:{line}: lip-twitching-a4: page 1: 2 pages are declared")


def test_too_few_pages_are_told() -> None:
    assert told(FILL, declared=2) == ["lip-twitching-a4: page 1: 2 pages are declared and 1 needed; correct the number"]


@pytest.mark.parametrize(
    ("body", "css", "what"),
    [
        ("<p>A very wide line</p>", "p { white-space: nowrap; font-size: 90pt }", "over the edge"),
        ("<p>Low</p>", "p { position: absolute; top: 300mm }", "over the edge"),
        ("<p>Left</p>", "p { margin-left: -5mm }", "“Left” runs 5.0 mm over the edge"),
        (
            f"<div>{LINE * 4}</div>",
            "div { height: 12mm; overflow: hidden }",
            "too large for its box",
        ),
        (
            '<div class="slot" data-slot="clinic">' + LINE * 30 + "</div>",
            "",
            "too large for its box",
        ),
        ("<table><tr><td>Wide</td></tr></table>", "table { width: 300mm }", "a cell runs"),
        (f"{LINE}<p class=up>Up here</p>", ".up { margin-top: -6mm }", "“Up here” is printed over"),
        (
            "<footer><p>Imprint</p></footer><p>x</p>",
            "@page { @bottom-left { margin-top: 14mm } }",
            "“Imprint” runs",
        ),
    ],
)
def test_what_is_cut_or_over_the_edge_or_printed_over_is_told(body: str, css: str, what: str) -> None:
    found = told(body, css)
    assert any(what in complaint for complaint in found), found
    assert all(complaint.startswith("lip-twitching-a4: page 1") for complaint in found)


def test_a_picture_beyond_its_place_is_told() -> None:
    pixel = (
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgAB"
        "SK+kcQAAAABJRU5ErkJggg=="
    )
    (complaint,) = told(f'<img alt="A lip" src="{pixel}">', "img { width: 400mm; height: 9mm }")
    assert "“A lip” runs" in complaint


def test_a_heading_alone_at_the_foot_is_told() -> None:
    css = "h2 { break-after: page !important }"
    found = told(f"{FILL}<h2>Alone</h2>{LINE * 15}", css, declared=2)
    assert found == [
        "lip-twitching-a4: page 1: the heading “Alone” stands alone at the foot; shorten what is before it"
    ]


@pytest.mark.parametrize(
    ("body", "css", "what"),
    [
        (
            FILL + CARD,
            ".care-card { break-inside: auto !important } li { break-before: page }",
            "a care card",
        ),
        (
            f"{FILL}<table><tr><td>{LINE * 20}</td></tr></table>",
            "tr { break-inside: auto !important } p { break-inside: avoid }",
            "a table row",
        ),
    ],
)
def test_a_split_card_or_row_is_told(body: str, css: str, what: str) -> None:
    found = told(body + LINE * 12, css, declared=9)
    assert any(f"{what} is split, and " in complaint for complaint in found), found


def test_a_nearly_empty_page_is_told_wherever_it_is_but_not_if_it_is_the_only_one() -> None:
    css = ".next { break-before: page }"
    middle = told(f"{FILL}<p class=next>x</p><p class=next>y</p>{FILL}", css, declared=3)
    assert middle == ["lip-twitching-a4: page 2: only 2% of it is used; shorten the leaflet by that or fill the page"]
    assert len(told(f"{FILL}<p class=next>x</p>", css, declared=2)) == 1
    assert told("<p>x</p>") == []


def test_cells_to_write_in_fill_a_page() -> None:
    rows = "<tr><td></td></tr>" * 10
    css = "table { break-before: page } td { height: 15mm }"
    assert told(f"{FILL}<table>{rows}</table>", css, declared=2) == []
