"""The page that offers the leaflets for printing: a small picture, the paper, the pages and the size of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from leaflets.editions import Edition
from leaflets.fills import fill
from leaflets.fold import unit_of
from leaflets.labels import Labels

HANDBOOK_SIZE = Markup("<!--handbook-size-->")
"""Stands on the page where the handbook's pages and size go: it is made last, from the finished pages."""


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An edition as the page shows it."""

    title: str
    """Of the leaflet."""
    paper: str
    """Its name for readers."""
    about: str
    """Pages, sheets and size in words: "(PDF, 28 KB, 2 pages on 1 sheet)"."""
    file: str
    picture: str


def leaflets_html(editions: Sequence[Edition], labels: Labels, *, handbook: str) -> str:
    """Return the list of all editions, and of the handbook by its file's name; empty where there is none."""
    offers = [_offer(edition, labels) for edition in editions]
    if handbook:
        offers.append(_handbook(handbook, labels))
    return fill("leaflets", offers=offers, labels=labels)


def about(edition: Edition, labels: Labels) -> str:
    """Return what a link to a PDF says of it (NHS service manual: tell the format and the size)."""
    return labels.say(
        "print-about",
        size=max(1, round(len(edition.pdf) / 1000)),
        pages=_counted(f"print-{unit_of(edition.paper)}s", edition.pages, labels),
        sheets=_counted("print-sheets", edition.sheets, labels),
    )


def picture_of(file: str) -> str:
    """Return the name of the small picture of a PDF."""
    return file.removesuffix(".pdf") + ".png"


def _offer(edition: Edition, labels: Labels) -> Offer:
    """Return the edition as the page shows it."""
    return Offer(
        title=edition.title,
        paper=labels[f"paper-name-{edition.paper}"],
        about=about(edition, labels),
        file=edition.file,
        picture=picture_of(edition.file),
    )


def _handbook(file: str, labels: Labels) -> Offer:
    """Return the handbook as the page shows it, its size still to come."""
    return Offer(
        title=labels["print-handbook"],
        paper=labels["paper-name-a4"],
        about=HANDBOOK_SIZE,
        file=file,
        picture=picture_of(file),
    )


def _counted(key: str, count: int, labels: Labels) -> str:
    """Return "1 page" or "2 pages"; a language with more forms names them in its labels as key-1, key-2, key-many."""
    form = f"{key}-{count}" if f"{key}-{count}" in labels.texts else f"{key}-many"
    return labels.say(form, count=count)
