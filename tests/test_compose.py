from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup
from printing import ROOT, composed, english, pages, read

from leaflets.catalogue import Imprint, Leaflet, Review
from leaflets.compose import compose, core
from leaflets.section import cut

TEMPLATES = ROOT / "overrides" / "print"


def html(leaflet: Leaflet | None = None, imprint: Imprint | None = None, **changed: str) -> str:
    known = read()
    leaflet = leaflet or known.leaflets[0]
    return compose(
        leaflet,
        [cut(pick, {**pages(), **changed}) for pick in leaflet.sections],
        imprint or known.imprint,
        labels=english(),
        language="en",
        templates=TEMPLATES,
    )


def text(html: str, selector: str) -> str:
    found = BeautifulSoup(html, "html.parser").select_one(selector)
    assert found is not None, selector
    return " ".join(found.get_text().split())


def test_title_language_and_one_h1() -> None:
    tree = BeautifulSoup(composed("lip-twitching"), "html.parser")
    assert tree.html is not None
    assert tree.html["lang"] == "en"
    assert tree.title is not None
    assert tree.title.string == "Lip twitching"
    assert [tag.string for tag in tree.find_all("h1")] == ["Lip twitching"]


def test_the_emergency_card_comes_right_after_the_first_section() -> None:
    first, second, *_ = BeautifulSoup(composed("lip-twitching"), "html.parser").select("section")
    assert first.h2 is not None
    assert first.h2["id"] == "index-what-it-is"
    assert second["class"] == ["care-card", "emergency"]


def test_the_imprint_says_that_nobody_published_or_checked_it() -> None:
    foot = text(composed("lip-twitching"), "footer")
    assert "It has no publisher yet. Version 0.1.0, 22 November 2026. " in foot
    assert "No clinician has checked this leaflet yet. Do not use after 22 May 2027." in foot


def test_the_imprint_names_publisher_contact_and_reviewer_from_the_data() -> None:
    review = Review(
        status="reviewed",
        reviewer="Dr Ada Hill",
        role="neurologist",
        reviewed=date(2026, 12, 1),
        review_due=date(2028, 12, 1),
    )
    imprint = replace(read().imprint, publisher="Mill Lane Clinic", contact="a@b.org", review=review)
    foot = text(html(imprint=imprint), "footer")
    assert "Published by Mill Lane Clinic. Contact: a@b.org" in foot
    assert "Checked by Dr Ada Hill, neurologist, on 1 December 2026." in foot
    assert "Do not use after 1 December 2028." in foot
    assert "No clinician" not in foot


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("emergency-number", "Emergency number:"),
        ("doctor-today", "Phone: When closed:"),
        ("doctor-soon", "Phone:"),
    ],
)
def test_a_slot_becomes_lines_to_write_on_whatever_the_site_puts_there(name: str, lines: str) -> None:
    slot = f'<div class="slot" data-slot="{name}">'
    filled = pages()["help"].replace(slot, f"{slot}<p>Call 112</p>")
    tree = BeautifulSoup(html(help=filled), "html.parser")
    assert " ".join(line.get_text() for line in tree.select(f'[data-slot="{name}"] .write')) == lines


def test_the_page_with_the_rest_is_named_once_after_the_last_card_and_says_where_one_gets_it() -> None:
    tree = BeautifulSoup(composed("lip-twitching"), "html.parser")
    (more,) = tree.select(".more")
    assert more.get_text() == "More signs: ask for “When to get help”."
    before = more.find_previous_sibling("section")
    assert before is not None
    assert "see-doctor" in before["class"]


def test_a_title_is_text_and_not_markup() -> None:
    leaflet = replace(read().leaflets[0], title="<script>x</script> & “y”")
    tree = BeautifulSoup(html(leaflet=leaflet), "html.parser")
    assert tree.script is None
    assert tree.h1 is not None
    assert tree.h1.get_text() == "<script>x</script> & “y”"


def test_the_core_changes_with_what_a_patient_reads_and_with_nothing_else() -> None:
    before = core(html())
    assert len(before) == 10
    assert core(html(imprint=replace(read().imprint, version="9.9", publisher="Z"))) == before
    for old, new, same in (
        ("cannot smile", "can not smile", False),
        (", or cannot smile", ",\nor cannot smile", True),
        ('data-facts="F090"', 'data-facts="F091"', True),
        ("Emergency</p>", "Urgent</p>", False),
    ):
        assert old in pages()["help"]
        changed = html(help=pages()["help"].replace(old, new))
        assert (core(changed) == before) is same, new
