"""The page that offers the leaflets for printing: a small picture, the paper, the pages and the size of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from leaflets.catalogue import Leaflet, Paper
from leaflets.editions import Edition, file_name
from leaflets.fills import fill
from leaflets.labels import Labels


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An edition as the page shows it, which is written while the press is still at work."""

    title: str
    """Of the leaflet."""
    paper: str
    """Its name for readers."""
    file: str
    picture: str
    place: Markup
    """Stands where `tell_sizes` puts how large the edition has become."""


def leaflets_html(leaflets: Sequence[Leaflet], labels: Labels, *, handbook: str) -> str:
    """Return the list of all editions, and of the file `handbook` unless that is empty."""
    offers = [_offer(leaflet, paper, labels) for leaflet in leaflets for paper in leaflet.papers]
    return fill("leaflets", offers=offers, handbook=handbook, place=_place(handbook), labels=labels)


def tell_sizes(html: str, editions: Sequence[Edition], labels: Labels) -> str:
    """Return the page with what a reader wants to know of each edition before opening it."""
    for edition in editions:
        html = html.replace(_place(edition.file), f" ({about(edition, labels)})")
    return html


def about(edition: Edition, labels: Labels) -> str:
    """Return what a link to a PDF says of it (NHS service manual: tell the format and the size)."""
    return labels["print-about"].format(
        size=max(1, round(len(edition.pdf) / 1000)),
        pages=_counted("print-pages", edition.pages, labels),
        sheets=_counted("print-sheets", edition.sheets, labels),
    )


def picture_of(file: str) -> str:
    """Return the name of the small picture of a PDF."""
    return file.removesuffix(".pdf") + ".png"


def _place(file: str) -> Markup:
    """Return what stands on the page until the size of the file is known."""
    return Markup(f"<!--size of {file}-->")


def _offer(leaflet: Leaflet, paper: Paper, labels: Labels) -> Offer:
    """Return the leaflet on the paper as the page shows it."""
    file = file_name(leaflet, paper)
    return Offer(
        title=leaflet.title,
        paper=labels[f"paper-name-{paper.name}"],
        file=file,
        picture=picture_of(file),
        place=_place(file),
    )


def _counted(key: str, count: int, labels: Labels) -> str:
    """Return "1 page" or "2 pages"; a language with more forms names them in its labels as key-1, key-2, key-many."""
    form = f"{key}-{count}" if f"{key}-{count}" in labels.texts else f"{key}-many"
    return labels[form].format(count=count)
