"""Where the facts come from: at the end of a page and on the page of sources."""

from pathlib import Path

from bs4 import BeautifulSoup

from leaflets import labels
from leaflets.evidence import Evidence, Fact, Source
from leaflets.page_sources import list_address, page_sources_html, pages_by_source, sources_html

ENGLISH = labels.read(Path(__file__).resolve().parent.parent / "overrides" / "labels" / "en.yml")


def source(id_: str, *urls: str) -> Source:
    return Source(
        id=id_,
        title=f"Title & {id_}",
        organisation="NHS",
        address="a book",
        urls=urls,
        date="May 2024",
        weight="A",
        copy_read="own page",
    )


def fact(id_: str, *sources: str) -> Fact:
    return Fact(id=id_, says="so", sources=sources, tag="USE")


EVIDENCE = Evidence(
    facts={one.id: one for one in (fact("F001", "S02"), fact("F002", "S01", "S02"), fact("F003"))},
    sources={one.id: one for one in (source("S01", "https://nhs.uk/a"), source("S02"), source("S100"))},
)
PAGE = """<h1>Title</h1><p data-facts="F001">a</p>
<h2 id="b">Second</h2><ul><li data-facts="F002 F001">b</li><li data-facts="general">c</li></ul>
<section><h2>Third</h2><table><tr data-facts="general"><td>d</td></tr></table></section>"""


def test_a_page_lists_its_sources_by_section_in_the_order_met() -> None:
    tree = BeautifulSoup(page_sources_html(PAGE, EVIDENCE, ENGLISH, address="sources.html"), "html.parser")
    sections = [one.get_text() for one in tree.select(".page-sources-section")]
    links = [[link["href"] for link in part("a")] for part in tree("ul")]
    assert sections == [ENGLISH["page-sources-start"], "Second"]
    assert links == [["sources.html#s02"], ["sources.html#s01", "sources.html#s02"]]


def test_the_list_is_closed_until_the_reader_asks() -> None:
    tree = BeautifulSoup(page_sources_html(PAGE, EVIDENCE, ENGLISH, address="sources.html"), "html.parser")
    assert tree.details is not None
    assert "open" not in tree.details.attrs


def test_a_page_that_cites_nothing_has_no_list() -> None:
    assert page_sources_html("<h1>About</h1><p>Words</p>", EVIDENCE, ENGLISH, address="sources.html") == ""
    assert page_sources_html('<p data-facts="F003">none</p>', EVIDENCE, ENGLISH, address="sources.html") == ""


def test_the_sources_link_to_the_page_that_lists_them_whatever_its_name() -> None:
    pages = {"index": PAGE, "read": '<div data-fill="sources"></div>'}
    html = page_sources_html(PAGE, EVIDENCE, ENGLISH, address=list_address(pages))
    assert BeautifulSoup(html, "html.parser").a["href"] == "read.html#s02"


def test_where_no_page_lists_the_sources_they_are_no_links() -> None:
    html = page_sources_html(PAGE, EVIDENCE, ENGLISH, address=list_address({"index": PAGE}))
    tree = BeautifulSoup(html, "html.parser")
    assert tree.find("a") is None
    assert "Title & S02" in tree.get_text()


def test_every_source_used_is_listed_once_with_all_that_is_known_of_it() -> None:
    html = sources_html(EVIDENCE, {"S100": ["Causes"], "S01": ["Causes", "Help"]}, ENGLISH)
    tree = BeautifulSoup(html, "html.parser")
    assert [item["id"] for item in tree.select("ol > li")] == ["s01", "s100"]
    first = tree.select("ol > li")[0].get_text(" ", strip=True)
    for word in ("Title & S01", "NHS", "nhs.uk/a", "May 2024", "own page", "Causes, Help"):
        assert word in first


def test_an_address_in_words_is_no_link() -> None:
    html = sources_html(EVIDENCE, {"S01": ["a"], "S02": ["b"]}, ENGLISH)
    tree = BeautifulSoup(html, "html.parser")
    assert [link["href"] for link in tree("a")] == ["https://nhs.uk/a"]
    assert "a book" in tree.get_text()


def test_a_row_of_numbers_names_its_sources_itself() -> None:
    numbers = '<h2>Numbers</h2><table><tr data-sources="S100 S02"></tr></table>'
    html = page_sources_html(numbers, EVIDENCE, ENGLISH, address="sources.html")
    links = [link["href"] for link in BeautifulSoup(html, "html.parser")("a")]
    assert links == ["sources.html#s100", "sources.html#s02"]


def test_a_source_knows_each_page_that_rests_on_it_once() -> None:
    pages = {
        "One": '<p data-facts="F001 general"></p><p data-facts="F002"></p>',
        "Two": '<tr data-sources="S02"></tr>',
        "None": '<p data-facts="general"></p>',
    }
    assert pages_by_source(pages, EVIDENCE) == {"S02": ("One", "Two"), "S01": ("One",)}
