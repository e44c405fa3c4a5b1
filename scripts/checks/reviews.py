"""Rules for the review that is due. They need a day to look at: builds know no clock, so there they are silent."""

from collections.abc import Iterator
from datetime import date, timedelta

from checks.finding import Told, ToldOf
from checks.whole import Whole
from leaflets.door import line_of, read_text

SOON = timedelta(days=60)


def review_overdue(whole: Whole) -> Iterator[ToldOf]:
    """The day by which the guide is to be checked again has not passed. NHS standard for creating health content."""
    due = _due(whole)
    if due and whole.as_of and due < whole.as_of:
        yield whole.config, _told(whole, f"the guide is out of date since {due}")


def review_due_soon(whole: Whole) -> Iterator[ToldOf]:
    """It is more than 60 days away, which is what a review takes. NHS standard for creating health content."""
    due = _due(whole)
    if due and whole.as_of and timedelta() <= due - whole.as_of <= SOON:  # a day may be the last that there is
        yield whole.config, _told(whole, f"the guide is to be checked again by {due}")


def _due(whole: Whole) -> date | None:
    return whole.catalogue.imprint.review.review_due if whole.catalogue else None


def _told(whole: Whole, what: str) -> Told:
    line = line_of(read_text(whole.config), ("extra", "review", "review_due"))
    return line, f"{what}; have it reviewed, and write the new day under “review”"
