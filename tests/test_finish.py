"""Each repair is left out in turn: its fault must show, or WeasyPrint has mended it and the repair can go."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from printing import press_body
from tagged import elements, read_aloud
from verapdf import failures

from leaflets import finish

BODY = """
<footer><p>Imprint</p></footer><main><h1>Title</h1>
<p>One line that is long enough to be broken over two lines, for it goes on and on until the paper
ends. A <a href="https://example.org/x">link to more</a> and <a href="#t" title="The table">in</a>.</p>
<ul><li><p>alpha</p></li><li>beta</li></ul><ol><li>gamma</li></ol>
<table id="t"><thead><tr><th>A</th><th>B</th></tr></thead>
<tbody><tr><th scope="row">C</th><td>D</td></tr></tbody></table></main>
"""


def claims_both(pdf: bytes) -> bool:
    with pikepdf.open(BytesIO(pdf)) as document:
        metadata = document.open_metadata()
        return (metadata.get("pdfuaid:part"), metadata.pdfa_status) == ("1", "2A")


def items_hold_labels_and_bodies(pdf: bytes) -> bool:
    held = [item["kids"] for item in elements(pdf, "LI")]
    return held == [["/Lbl", "/LBody"]] * 3 and failures(pdf, "ua1") == []


def lists_are_numbered(pdf: bytes) -> bool:
    attributes = [element["attributes"] for element in elements(pdf, "L")]
    return [found.get("/ListNumbering") for found in attributes] == ["/Disc", "/Decimal"]


def headers_have_a_scope(pdf: bytes) -> bool:
    scopes = [element["attributes"].get("/Scope") for element in elements(pdf, "TH")]
    return scopes == ["/Column", "/Column", "/Row"]


def links_say_where_they_lead(pdf: bytes) -> bool:
    with pikepdf.open(BytesIO(pdf)) as document:
        links = list(document.pages[0].Annots)
        assert all(int(link.F) == 4 for link in links), "a link that is not printed"
        return [str(link.Contents) for link in links] == ["link to more", "The table"]


def words_are_parted_at_the_ends_of_lines(pdf: bytes) -> bool:
    spans = [element["actual"] for element in elements(pdf, "Span") if element["actual"]]
    return len(spans) == 1 and spans[0].endswith("until the ")


def margins_are_read_once(pdf: bytes) -> bool:
    return [spoken.text.strip() for spoken in read_aloud(pdf)].count("Imprint") == 1


CHECKS: dict[str, Callable[[bytes], bool]] = {
    "claim_ua": claims_both,
    "wrap_list_bodies": items_hold_labels_and_bodies,
    "number_lists": lists_are_numbered,
    "scope_headers": headers_have_a_scope,
    "name_links": links_say_where_they_lead,
    "part_words": words_are_parted_at_the_ends_of_lines,
    "read_margins_once": margins_are_read_once,
}


def test_every_repair_has_a_check() -> None:
    assert [repair.__name__ for repair in finish.REPAIRS] == list(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_a_repair_is_made_and_still_needed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert CHECKS[name](press_body(BODY).pdf)
    others = tuple(repair for repair in finish.REPAIRS if repair.__name__ != name)
    monkeypatch.setattr(finish, "REPAIRS", others)
    assert not CHECKS[name](press_body(BODY).pdf), f"WeasyPrint no longer needs {name}: delete it"


def test_all_repairs_together_leave_nothing_for_verapdf() -> None:
    pdf = press_body(BODY).pdf
    assert (failures(pdf, "ua1"), failures(pdf, "2a")) == ([], [])


def test_an_imprint_over_several_pages_is_an_artifact_on_all_but_the_last() -> None:
    body = BODY.replace("<ul>", '<p style="break-before: page">Second page</p><ul>')
    pdf = press_body(body).pdf
    spoken = [part.text.strip() for part in read_aloud(pdf)]
    assert spoken.count("Imprint") == 1
    assert spoken[-1] == "Imprint"
    assert failures(pdf, "ua1") == []
