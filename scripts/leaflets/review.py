"""The guide's version and who has checked it, as the site's pages say it."""

from datetime import date

from leaflets.catalogue import Imprint
from leaflets.fills import fill
from leaflets.labels import Labels


def in_words(day: date | None, labels: Labels) -> str:
    """Return the date as the language writes it, such as 22 November 2026; empty text for none."""
    if day is None:
        return ""
    return labels.say("date-in-words", day=day.day, month=labels[f"month-{day.month}"], year=day.year)


def version(imprint: Imprint, labels: Labels) -> str:
    """Return the sentence that names the version and its date."""
    return labels.say("foot-version", version=imprint.version, date=in_words(imprint.date, labels))


def foot_html(imprint: Imprint, labels: Labels) -> str:
    """Return the foot of every page: version, date, and whether a clinician has checked it.

    It carries what it says once the check is overdue: builds know no clock, so a script compares
    the dates when the page is looked at.
    """
    return fill(
        "foot",
        version=version(imprint, labels),
        checked=checked(imprint, labels),
        overdue=checked(imprint, labels, of="overdue"),
        due=imprint.review.review_due,
        day=imprint.date.isoformat(),
        labels=labels,
    )


def review_html(imprint: Imprint, labels: Labels) -> str:
    """Return the list on the About page; it says so where nobody is named."""
    return fill("review", rows=_rows(imprint, labels), due=imprint.review.review_due)


def checked(imprint: Imprint, labels: Labels, *, of: str = "foot") -> str:
    """Return in a sentence or two who has checked the guide and when it is due again.

    `of` is how that is said: foot, paper or overdue.
    """
    review = imprint.review
    return labels.say(
        f"{of}-{review.status}",
        reviewer=review.reviewer,
        role=review.role,
        reviewed=in_words(review.reviewed, labels),
        due=in_words(review.review_due, labels),
    )


def _rows(imprint: Imprint, labels: Labels) -> list[tuple[str, str, str]]:
    """Return the lines of the list: a name, what it says, and the name once the check is overdue (else empty)."""
    review, due = imprint.review, in_words(imprint.review.review_due, labels)
    if review.status == "reviewed":
        checked = [
            (labels["review-status"], labels["review-reviewed"], ""),
            (labels["review-reviewer"], f"{review.reviewer}, {review.role}", ""),
            (labels["review-checked"], in_words(review.reviewed, labels), ""),
            (labels["review-next"], due, labels["review-overdue"]),
        ]
    else:
        checked = [
            (labels["review-status"], labels["review-unreviewed"], ""),
            (labels["review-check-again"], due, labels["review-overdue"]),
        ]
    return [
        (labels["review-version"], imprint.version, ""),
        (labels["review-date"], in_words(imprint.date, labels), ""),
        *checked,
        (labels["review-publisher"], imprint.publisher or labels["review-no-publisher"], ""),
        (labels["review-contact"], imprint.contact or labels["review-no-contact"], ""),
    ]
