"""What search engines and messengers are told of a page."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from leaflets import labels
from leaflets.catalogue import Imprint, Review
from leaflets.errors import LeafletError
from leaflets.page_head import Condition, Head, check_pages, head_html, read_conditions

ROOT = Path(__file__).resolve().parent.parent
CODES = ROOT / "docs" / "data" / "codes.yml"
ENGLISH = labels.read(ROOT / "overrides" / "labels" / "en.yml")
DUE = date(2027, 5, 22)
IMPRINT = Imprint(
    version="1.2", date=date(2026, 11, 22), review=Review(status="unreviewed", review_due=DUE), guide="Lip twitching"
)
CAUSES = Head(title="Causes", description="What it is", clinical=True, page="causes")
SPASM = Condition(name="Hemifacial spasm", codes={"ICD-10": "G51.3"}, sources=("S105",), pages=("causes",))


def soup_of(head: Head = CAUSES, imprint: Imprint = IMPRINT) -> BeautifulSoup:
    return BeautifulSoup(head_html(head, (SPASM,), imprint, ENGLISH, language="en"), "html.parser")


def data_of(head: Head = CAUSES, imprint: Imprint = IMPRINT) -> dict[str, Any]:
    script = soup_of(head, imprint).find("script", type="application/ld+json")
    assert script
    told: dict[str, Any] = json.loads(str(script.string))
    return told


def test_a_clinical_page_is_a_medical_page_for_patients() -> None:
    told = data_of()
    assert told["@type"] == "MedicalWebPage"
    assert told["audience"] == {"@type": "MedicalAudience", "audienceType": "Patient"}
    assert told["about"] == {"@type": "MedicalCondition", "name": "Lip twitching"}
    assert told["dateModified"] == "2026-11-22"


def test_a_page_names_the_conditions_it_tells_of_with_their_codes() -> None:
    code = {"@type": "MedicalCode", "codingSystem": "ICD-10", "codeValue": "G51.3"}
    assert data_of()["mentions"] == [{"@type": "MedicalCondition", "name": "Hemifacial spasm", "code": [code]}]
    assert "mentions" not in data_of(replace(CAUSES, page="diary"))


def test_no_review_is_claimed_before_there_was_one() -> None:
    assert "lastReviewed" not in data_of()
    assert "reviewedBy" not in data_of()
    review = Review(status="reviewed", reviewer="A. Name", role="GP", reviewed=date(2026, 11, 20), review_due=DUE)
    told = data_of(imprint=replace(IMPRINT, review=review))
    assert told["lastReviewed"] == "2026-11-20"
    assert told["reviewedBy"] == {"@type": "Person", "name": "A. Name", "jobTitle": "GP"}


def test_a_page_about_the_guide_is_no_medical_page() -> None:
    assert soup_of(replace(CAUSES, clinical=False)).find("script") is None


def test_an_address_is_told_only_where_the_site_has_one() -> None:
    assert "url" not in data_of()
    assert soup_of().find("meta", property="og:url") is None
    head = replace(CAUSES, address="https://example.org/causes.html")
    assert data_of(head)["url"] == "https://example.org/causes.html"
    assert soup_of(head).find("meta", property="og:url", content="https://example.org/causes.html")


def test_no_text_can_end_the_script_or_the_attribute() -> None:
    nasty = '</script><!--"><b>&'
    head = replace(CAUSES, title=nasty, description=nasty)
    assert data_of(head)["name"] == nasty
    soup = soup_of(head)
    assert soup.find("b") is None
    assert soup.find("meta", property="og:title", content=nasty)


def test_the_guides_codes_are_read_and_none_is_of_a_system_left_out() -> None:
    conditions = read_conditions(CODES)
    assert {system for condition in conditions for system in condition.codes} == {"ICD-10", "MeSH"}
    assert {condition.name: condition.codes["ICD-10"] for condition in conditions}["Hemifacial spasm"] == "G51.3"


def test_a_condition_on_a_page_that_is_not_there_is_told_by_line(tmp_path: Path) -> None:
    file = tmp_path / "codes.yml"
    file.write_text("- name: A\n  codes: {MeSH: D1}\n  sources: []\n  pages:\n    - help\n    - cause\n")
    with pytest.raises(LeafletError) as error:
        check_pages(read_conditions(file), {"help", "causes"}, source=file)
    assert str(error.value) == f"{file}:6: the guide has no page “cause”; did you mean “causes”?"


def test_every_page_of_the_site_tells_of_itself_and_only_clinical_ones_of_health(site: Path) -> None:
    for page in ("help", "causes", "about"):
        soup = BeautifulSoup((site / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
        data = soup.find("script", type="application/ld+json")
        assert soup.find("meta", property="og:title")
        assert soup.find("link", rel="canonical") is None  # no SITE_URL
        assert (json.loads(str(data.string))["@type"] if data else None) == (
            None if page == "about" else "MedicalWebPage"
        )
