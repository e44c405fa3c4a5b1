import pytest
from bs4 import BeautifulSoup

from leaflets.catalogue import Pick
from leaflets.errors import LeafletError
from leaflets.join import join, words
from leaflets.section import Section


def section(html: str, page: str = "help", name: str = "x") -> Section:
    pick = Pick(page=page, section=name, place="mkdocs.yml:7")
    return Section(pick=pick, page_title="Title", html=html)


def only(html: str) -> str:
    return join([section(html)])[0]


@pytest.mark.parametrize(
    ("levels", "joined"),
    [
        ((3, 4, 3), (2, 3, 2)),
        ((2, 4, 4, 3), (2, 3, 3, 3)),
        ((2, 5, 2, 3), (2, 3, 2, 3)),
        ((1, 2, 3), (2, 3, 4)),
    ],
)
def test_headings_begin_at_h2_and_skip_no_level(levels: tuple[int, ...], joined: tuple[int, ...]) -> None:
    html = only("".join(f"<h{level}>x</h{level}>" for level in levels))
    found = BeautifulSoup(html, "html.parser").find_all(True)
    assert tuple(int(tag.name[1]) for tag in found) == joined


def test_the_same_id_on_two_pages_becomes_two_ids() -> None:
    one, other = join([section('<h2 id="causes">'), section('<h2 id="causes">', "summary")])
    assert 'id="help-causes"' in one
    assert 'id="summary-causes"' in other


def test_a_link_leads_inside_of_the_leaflet_or_out_of_the_site_or_is_plain_text() -> None:
    first, _ = join(
        [
            section(
                '<a href="#own">own</a> <a href="causes.html#food">food</a>'
                ' <a href="causes.html">gone</a> <a href="causes.html#other">other</a>'
                ' <a href="https://example.org/">web</a> <a href="tel:999">phone</a>'
                '<h2 id="own">Own</h2>'
            ),
            section('<h2 id="food">Food</h2>', "causes"),
        ]
    )
    links = {link.get_text(): link["href"] for link in BeautifulSoup(first, "html.parser").find_all("a")}
    assert links == {
        "own": "#help-own",
        "food": "#causes-food",
        "web": "https://example.org/",
        "phone": "tel:999",
    }
    assert "gone" in first
    assert "other" in first


def test_what_only_the_site_needs_is_gone() -> None:
    assert only('<p data-facts="F001">x</p>') == "<p>x</p>"


def test_a_heading_picked_twice_is_refused() -> None:
    twice = [section('<h2 id="a">A</h2>'), section('<h3 id="a">A</h3>')]
    with pytest.raises(LeafletError, match=r"mkdocs\.yml:7: “a” of page “help” is picked twice"):
        join(twice)


def test_words_are_told_a_block_a_line_however_the_source_breaks_its_lines() -> None:
    html = "<h2>Call</h2><p>One <b>two</b>,\nthree.</p><ul>\n<li>four</li><li>five</li></ul>"
    assert words(html) == "Call\nOne two, three.\nfour\nfive"
    assert words('<p>a</p><div class="slot"><p>number</p></div>') == "a"
