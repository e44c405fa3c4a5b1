"""Editions: a leaflet on a paper, printed, and all of them told in `editions.json`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from leaflets import thumbnail
from leaflets.catalogue import Imprint, Leaflet, Paper
from leaflets.fit import Complaint

TEXT = "text"
"""The stylesheet that all papers share."""


@dataclass(frozen=True, kw_only=True)
class Edition:
    """One leaflet in one language on one paper."""

    file: str
    """Where it stands in the site."""
    leaflet: str
    title: str
    language: str
    paper: str
    pdf: bytes
    pages: int
    """As one reads them; on a fold, panels."""
    sheets: int
    """Sheets of paper when printed on both sides."""
    core: str | None
    """See `compose.core`; None for the handbook, which is not a leaflet."""
    imprint: Imprint
    picture: bytes
    """A small PNG of its sheets."""
    complaints: tuple[Complaint, ...] = ()


def file_name(leaflet: Leaflet, paper: Paper) -> str:
    """Return where the leaflet on that paper stands in the site."""
    return f"leaflets/{leaflet.id}-{paper.name}.pdf"


def papers(root: Path) -> tuple[str, ...]:
    """Return the papers there is a stylesheet for."""
    return tuple(sorted(sheet.stem for sheet in templates(root).glob("*.css") if sheet.stem != TEXT))


def handbook(pdf: bytes, *, file: str, title: str, language: str, imprint: Imprint) -> Edition:
    """Return the handbook as an edition, for the list of what was printed."""
    size = thumbnail.size(pdf)
    return Edition(
        file=file,
        leaflet="handbook",
        title=title,
        language=language,
        paper="a4",
        pdf=pdf,
        picture=thumbnail.picture(pdf, sides_shown=2),
        pages=size.pages,
        sheets=size.sheets,
        core=None,
        imprint=imprint,
    )


def as_json(version: str, editions: Sequence[Edition], **more: str) -> str:
    """Return the text of editions.json, which tells programs what there is in this version, and `more` about it."""
    told = [
        {
            "file": edition.file,
            "leaflet": edition.leaflet,
            "language": edition.language,
            "paper": edition.paper,
            "version": edition.imprint.version,
            "core": edition.core,
            "sha256": sha256(edition.pdf).hexdigest(),
            "bytes": len(edition.pdf),
            "pages": edition.pages,
            "sheets": edition.sheets,
            "reviewed": _day(edition.imprint.review.reviewed),
            "review_due": _day(edition.imprint.review.review_due),
        }
        for edition in editions
    ]
    return json.dumps({"version": version, **more, "editions": told}, ensure_ascii=False, indent=1) + "\n"


def templates(root: Path) -> Path:
    """Return the folder of the template and the stylesheets."""
    return root / "overrides" / "print"


def _day(day: date | None) -> str | None:
    """Return the date as JSON has it, such as 2026-11-22."""
    return day.isoformat() if day else None
