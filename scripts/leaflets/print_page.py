"""The page that offers the leaflets for printing: a small picture, the paper, the pages and the size of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from leaflets import browser_edition
from leaflets.catalogue import Leaflet
from leaflets.editions import Edition, file_name
from leaflets.fills import fill
from leaflets.fold import unit_of
from leaflets.labels import Labels


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An edition as the page shows it, which is written while the press is still at work."""

    title: str
    """Of the leaflet, or of the handbook."""
    paper: str
    """Its name for readers."""
    file: str
    picture: str
    place: Markup
    """Stands where `tell_sizes` puts how large the edition has become."""


def leaflets_html(leaflets: Sequence[Leaflet], labels: Labels, *, handbook: str) -> str:
    """Return what there is of each leaflet, to fill in and as a PDF, and the file `handbook` unless that is empty."""
    groups = [
        (
            leaflet.title,
            browser_edition.file_name(leaflet),
            [_offer(leaflet.title, paper.name, file_name(leaflet, paper), labels) for paper in leaflet.papers],
        )
        for leaflet in leaflets
    ]
    book = [_offer(labels["print-handbook"], "a4", handbook, labels)] if handbook else []
    return fill("leaflets", groups=groups, book=book, labels=labels)


def tell_sizes(html: str, editions: Sequence[Edition], labels: Labels) -> str:
    """Return the page with what a reader wants to know of each edition before opening it."""
    for edition in editions:
        html = html.replace(_place(edition.file), about(edition, labels))
    return html


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


def _place(file: str) -> Markup:
    """Return what stands on the page until the size of the file is known."""
    return Markup(f"<!--size of {file}-->")


def _offer(title: str, paper: str, file: str, labels: Labels) -> Offer:
    """Return what is in the file as the page shows it."""
    return Offer(
        title=title,
        paper=labels[f"paper-name-{paper}"],
        file=file,
        picture=picture_of(file),
        place=_place(file),
    )


def _counted(key: str, count: int, labels: Labels) -> str:
    """Return "1 page" or "2 pages"; a language with more forms names them in its labels as key-1, key-2, key-many."""
    form = f"{key}-{count}" if f"{key}-{count}" in labels.texts else f"{key}-many"
    return labels.say(form, count=count)
