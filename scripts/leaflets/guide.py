"""The guide in one language: all that is read from data files before a page is rendered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaflets import catalogue, editions, forms, history, labels, numbers, page_sources, recall, review, site
from leaflets.catalogue import Catalogue
from leaflets.door import read_text, shown
from leaflets.evidence import Evidence, read_evidence
from leaflets.history import Version, read_history
from leaflets.labels import Labels
from leaflets.regions import Region, read_regions
from leaflets.web_address import place_of_address, web_address

SOURCES = "<!--sources-->"
"""Stands where the list of sources goes, which is known once all else is filled."""


@dataclass(frozen=True, kw_only=True)
class Guide:
    """The data that pages and leaflets draw on."""

    language: str
    """BCP 47 code."""
    labels: Labels
    catalogue: Catalogue
    evidence: Evidence
    regions: tuple[Region, ...]
    history: tuple[Version, ...]
    """The newest version first."""


def read_guide(
    root: Path, config_file: Path, extra: Mapping[str, Any], *, language: str, title: str, address: object
) -> Guide:
    """Return the guide in the folder `root`; `address` is where it is on the web, as typed.

    Raise a LeafletError for a mistake in `extra`, in the address or in a data file.
    """
    text, place = read_text(config_file), place_of_address(config_file)
    listed = catalogue.read(
        extra,
        source=shown(config_file),
        text=text,
        papers=editions.papers(root),
        guide=title,
        address=web_address(address, source=place),
    )
    recall.check_lengths(listed, source=place)
    return Guide(
        language=language,
        labels=labels.read(root / "overrides" / "labels" / f"{language}.yml"),
        catalogue=listed,
        evidence=read_evidence(root / "docs" / "data"),
        regions=read_regions(root / "docs" / "data" / "regions.yml"),
        history=read_history(root / "docs" / "data" / "history.yml"),
    )


def site_pages(
    guide: Guide,
    pages: Mapping[str, str],
    titles: Mapping[str, str],
    leaflets_html: str,
    *,
    folder: str,
    passport: Mapping[str, Callable[[], str]],
) -> dict[str, str]:
    """Return the rendered pages as the site shows them, by page id, with every `data-fill` place and slot filled.

    `folder` is that of the Markdown files, for messages; `passport` fills what tells how the guide was checked.
    """
    labels, leaflets = guide.labels, guide.catalogue.leaflets
    fills: dict[str, Callable[[], str]] = {
        "changes": lambda: history.changes_html(guide.history, leaflets, labels),
        "diary": lambda: forms.diary_html(labels),
        "feedback": lambda: forms.feedback_html(guide.catalogue.imprint.contact, labels),
        "leaflets": lambda: leaflets_html,
        "numbers": lambda: numbers.table_html(guide.regions, labels),
        "print-status": lambda: history.print_status_html(guide.history, leaflets, labels),
        "review": lambda: review.review_html(guide.catalogue.imprint, labels),
        "sources": lambda: SOURCES,
        **passport,
    }
    filled = {name: _site_page(guide, html, fills, source=f"{folder}/{name}.md") for name, html in pages.items()}
    used = page_sources.pages_by_source({titles[name]: html for name, html in filled.items()}, guide.evidence)
    sources = page_sources.sources_html(guide.evidence, used, labels)
    return {name: html.replace(SOURCES, sources) for name, html in filled.items()}


def _site_page(guide: Guide, html: str, fills: Mapping[str, Callable[[], str]], *, source: str) -> str:
    """Return one rendered page with its places and slots filled."""
    html = site.fill_places(html, fills, source=source)
    return site.fill_slots(html, lambda name: numbers.slot_html(name, guide.regions, guide.labels))
