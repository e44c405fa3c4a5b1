"""Editions: every leaflet of a catalogue on every paper, printed, and told in `editions.json`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from leaflets import cache, thumbnail
from leaflets.catalogue import Catalogue, Imprint, Leaflet, Paper
from leaflets.compose import compose, core
from leaflets.fit import Complaint, complaints
from leaflets.fold import fold_of
from leaflets.impose import impose
from leaflets.labels import Labels
from leaflets.press import press, versions
from leaflets.section import cut

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
    complaints: tuple[Complaint, ...] = ()


def file_name(leaflet: Leaflet, paper: Paper) -> str:
    """Return where the leaflet on that paper stands in the site."""
    return f"leaflets/{leaflet.id}-{paper.name}.pdf"


def papers(root: Path) -> tuple[str, ...]:
    """Return the papers there is a stylesheet for."""
    return tuple(sorted(sheet.stem for sheet in _templates(root).glob("*.css") if sheet.stem != TEXT))


def print_all(
    catalogue: Catalogue, pages: Mapping[str, str], *, labels: Labels, language: str, root: Path
) -> tuple[Edition, ...]:
    """Return all editions in the catalogue's order; unchanged ones are recalled, not printed.

    `pages` is the rendered content by page name; `root` is the project, whose `.cache` is used.
    Raise a LeafletError for what keeps a leaflet from being printed; what can be lived with for
    now is in the editions' complaints.
    """
    entries = cache.Cache(root / ".cache" / "leaflets" / language)
    printed = []
    for leaflet in catalogue.leaflets:
        sections = [cut(pick, pages) for pick in leaflet.sections]
        html = compose(
            leaflet,
            sections,
            catalogue.imprint,
            labels=labels,
            language=language,
            templates=_templates(root),
        )
        for paper in leaflet.papers:
            pdf, complained = _print(html, leaflet, paper, entries, root)
            size = thumbnail.size(pdf)
            printed.append(
                Edition(
                    file=file_name(leaflet, paper),
                    leaflet=leaflet.id,
                    title=leaflet.title,
                    language=language,
                    paper=paper.name,
                    pdf=pdf,
                    pages=paper.pages if fold_of(paper.name) else size.pages,
                    sheets=size.sheets,
                    core=core(html),
                    imprint=catalogue.imprint,
                    complaints=complained,
                )
            )
    entries.forget_unused()
    return tuple(printed)


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
        pages=size.pages,
        sheets=size.sheets,
        core=None,
        imprint=imprint,
    )


def as_json(version: str, editions: Sequence[Edition]) -> str:
    """Return the text of editions.json, which tells programs what there is in this version."""
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
    return json.dumps({"version": version, "editions": told}, ensure_ascii=False, indent=1) + "\n"


def _print(
    html: str, leaflet: Leaflet, paper: Paper, entries: cache.Cache, root: Path
) -> tuple[bytes, tuple[Complaint, ...]]:
    """Return the PDF and what is wrong with it; one without complaint is kept for next time."""
    styles = [_templates(root) / f"{name}.css" for name in (TEXT, paper.name)]
    fonts = root / "scripts" / "fonts"
    shared = sorted((_templates(root) / "shared").glob("*.css"))
    files = [*styles, *shared, *sorted(fonts.glob("*.ttf")), *sorted(Path(__file__).parent.glob("*.py"))]
    key = cache.key(html, str(paper.pages), *versions(), files=files)
    kept = entries.recall(key)
    if kept:
        return kept, ()
    printed = press(html, name=f"{leaflet.id}-{paper.name}", styles=styles, fonts=fonts, root=root)
    complained = complaints(leaflet, paper, printed.pages)
    fold = fold_of(paper.name)
    pdf = impose(printed.pdf, fold) if fold else printed.pdf
    if not complained:
        entries.keep(key, pdf)
    return pdf, complained


def _templates(root: Path) -> Path:
    """Return the folder of the template and the stylesheets."""
    return root / "overrides" / "print"


def _day(day: date | None) -> str | None:
    """Return the date as JSON has it, such as 2026-11-22."""
    return day.isoformat() if day else None
