"""What can stand in the `{places}` of labels once they are printed: a number, a date, a title …, and nothing else."""

import re
from collections.abc import Iterable, Mapping

from checks.letters import key
from checks.whole import Whole
from leaflets.labels import Labels

NUMBERS = ("actionability", "blocks", "count", "day", "faults", "general", "grade", "kb", "least", "longest", "pages")
MORE_NUMBERS = ("raw", "sheets", "size", "understandability", "year")
DATES = ("date", "due", "replaced", "reviewed")
NOTHING = "(?!)"
"""Matches nothing: for places of which nothing is known here."""


def printing(label: str, places: Mapping[str, str]) -> re.Pattern[str]:
    """Return what finds the key of a text that prints the label; `places` are patterns of keys by name."""
    parts = re.split(r"\{(\w+)\}", label)
    fixed, named = parts[::2], parts[1::2]
    pattern = re.escape(key(fixed[0]))
    for name, after in zip(named, fixed[1:], strict=True):
        pattern += f"(?:{places.get(name, NOTHING)}){re.escape(key(after))}"
    return re.compile(pattern)


def places_of(whole: Whole, labels: Labels) -> dict[str, str]:
    """Return the pattern of keys for each place that is known."""
    texts = labels.texts
    titles = [heading.text for page in whole.pages for heading in page.headings if heading.level == 1]
    titles += [one.leaflet.title for one in whole.leaflets]
    counted = [text for name, text in texts.items() if re.match("print-(?:pages|panels|sheets)-", name)]
    counts = "|".join([r"\d+", *(printing(text, {"count": r"\d+"}).pattern for text in counted)])
    numbers = dict.fromkeys((*NUMBERS, *MORE_NUMBERS), r"\d+")
    named = dict.fromkeys(("guide", "title"), _one_of(titles)) | {"page": rf"\d+|{_one_of(titles)}"}
    papers = _one_of(text for name, text in texts.items() if name.startswith("paper-name-"))
    given = {"core": "[0-9a-f]{10}", "paper": papers, "pages": counts, "sheets": counts}
    return numbers | dict.fromkeys(DATES, _date(texts)) | named | given | _imprint(whole)


def _imprint(whole: Whole) -> dict[str, str]:
    """Return what the imprint names."""
    if whole.catalogue is None:
        return {}
    imprint, review = whole.catalogue.imprint, whole.catalogue.imprint.review
    values = {"reviewer": review.reviewer, "role": review.role}
    values |= {"publisher": imprint.publisher, "contact": imprint.contact}
    return {"version": rf"\d+|{_one_of([imprint.version])}"} | {name: _one_of([text]) for name, text in values.items()}


def _date(texts: Mapping[str, str]) -> str:
    """Return what finds a date in words, or in digits as 2026-11-22."""
    months = _one_of(texts.get(f"month-{number}", "") for number in range(1, 13))
    parts = {"day": r"\d{1,2}", "month": months, "year": r"\d{4}"}
    return rf"\d{{8}}|{printing(texts.get('date-in-words', ''), parts).pattern or NOTHING}"


def _one_of(texts: Iterable[str]) -> str:
    """Return what finds the key of one of the texts."""
    return "|".join(re.escape(key(text)) for text in texts if key(text)) or NOTHING
