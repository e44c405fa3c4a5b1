"""The guide's version and who has checked it, as the site's pages say it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup

from leaflets import labels
from leaflets.catalogue import Imprint, Review
from leaflets.review import foot_html, in_words, review_html

ENGLISH = labels.read(Path(__file__).resolve().parent.parent / "overrides" / "labels" / "en.yml")
UNREVIEWED = Imprint(
    version="1.2.3",
    date=date(2026, 11, 22),
    publisher="",
    contact="",
    review=Review(status="unreviewed", reviewer="", role="", reviewed=None, review_due=date(2027, 5, 2)),
)
REVIEWED = replace(
    UNREVIEWED,
    publisher="A <b> clinic",
    contact="ann@example.org",
    review=Review(
        status="reviewed",
        reviewer="Ann Lee",
        role="neurologist",
        reviewed=date(2026, 12, 1),
        review_due=date(2027, 12, 1),
    ),
)


def text(html: str) -> str:
    return BeautifulSoup(html, "html.parser").get_text(" ", strip=True)


def test_a_date_is_written_out_in_words() -> None:
    assert in_words(date(2027, 5, 2), ENGLISH) == "2 May 2027"
    assert in_words(None, ENGLISH) == ""


def test_the_foot_says_that_nobody_has_checked_the_guide_and_how_old_it_is() -> None:
    said = text(foot_html(UNREVIEWED, ENGLISH))
    assert "No clinician has checked this guide yet. Check again by 2 May 2027." in said
    assert "Version 1.2.3, 22 November 2026." in said


def test_the_foot_names_who_checked_it() -> None:
    said = text(foot_html(REVIEWED, ENGLISH))
    assert "Checked by Ann Lee, neurologist, on 1 December 2026." in said
    assert "Next check by 1 December 2027." in said
    assert "No clinician" not in said


def test_the_about_page_says_what_is_not_known_yet() -> None:
    said = text(review_html(UNREVIEWED, ENGLISH))
    for label in ("review-unreviewed", "review-no-publisher", "review-no-contact"):
        assert ENGLISH[label] in said


def test_the_about_page_names_reviewer_publisher_and_contact_as_text() -> None:
    html = review_html(REVIEWED, ENGLISH)
    assert "Ann Lee, neurologist" in html
    assert "A &lt;b&gt; clinic" in html
    assert "ann@example.org" in html
    assert ENGLISH["review-no-publisher"] not in html
