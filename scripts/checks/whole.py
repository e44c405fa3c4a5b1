"""The guide as the rules for all of it see it: pages, leaflets, imprint, and how hard each is to read."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from checks.elsewhere import elsewhere
from checks.finding import Finding, from_error
from checks.grade import Reading, reading
from checks.page import Page
from checks.printed import Printed, printed, unknown_picks
from checks.reading import read_page
from checks.rendered import render
from checks.standards import Standards, read_standards
from checks.terms import GLOSSARY, glossary_terms
from leaflets import catalogue, docs_files, languages
from leaflets.catalogue import Catalogue
from leaflets.config import read_extensions, read_extra
from leaflets.door import refuse, shown
from leaflets.errors import LeafletError
from leaflets.settings import faults, language
from strays import refuse_strays


@dataclass(frozen=True, kw_only=True)
class Whole:
    """All that was read, and what could not be."""

    pages: tuple[Page, ...]
    elsewhere: tuple[Page, ...]
    """Files with words that readers see outside of pages; see `elsewhere`."""
    standards: Standards
    config: Path
    """mkdocs.yml, to name it."""
    catalogue: Catalogue | None
    """None if it could not be read."""
    rendered: dict[str, str]
    """Each page as Python-Markdown renders it for the site, by its path; empty if it cannot."""
    leaflets: tuple[Printed, ...]
    page_readings: dict[str, Reading]
    """By the page's name; a page without words has none."""
    leaflet_readings: dict[str, Reading]
    """By the leaflet's id."""
    findings: tuple[Finding, ...]
    """What was wrong with the files themselves."""
    as_of: date | None = None
    """The day on which reviews are looked at; None if no clock may be asked."""


def read_whole(root: Path, docs_dir: Path, *, as_of: date | None = None) -> Whole:
    """Return the guide in `docs_dir` with the data and mkdocs.yml of the project `root`.

    Raise a LeafletError, before anything is read, for what is no file of the project.
    """
    refuse_strays(root)
    standards, findings = read_standards(root / "docs" / "data")
    findings += _files(root, docs_dir)
    pages = _pages(docs_dir, standards, findings)
    standards = pages[0].standards if pages else standards
    declared = _catalogue(root, pages, findings)
    leaflets = printed(declared, pages) if declared else ()
    return Whole(
        pages=tuple(pages),
        elsewhere=tuple(elsewhere(root, language(root), standards)),
        standards=standards,
        config=root / "mkdocs.yml",
        catalogue=declared,
        rendered=_rendered(root, pages, findings),
        leaflets=leaflets,
        page_readings=_readings({page.file.stem: page_texts(page) for page in pages}, standards),
        leaflet_readings=_readings({one.leaflet.id: one.texts() for one in leaflets}, standards),
        findings=tuple(dict.fromkeys(findings)),
        as_of=as_of,
    )


def _pages(docs_dir: Path, standards: Standards, findings: list[Finding]) -> list[Page]:
    """Return the pages, which know the glossary; what cannot be read is added to the findings."""
    pages = []
    for file in page_files(docs_dir):
        try:
            pages.append(read_page(file, standards))
        except LeafletError as error:
            findings += from_error(error, "readable")
    glossary = next((page for page in pages if page.file.stem == GLOSSARY), None)
    standards = replace(standards, glossary=glossary_terms(glossary))
    return [replace(page, standards=standards) for page in pages]


def _files(root: Path, docs_dir: Path) -> list[Finding]:
    """Return what is wrong with the files beside the pages, and with the pages' names."""
    found = [
        *docs_files.misplaced(docs_dir, docs_files.names(docs_dir), docs_files.theme_folders(root)),
        *languages.unmade(root, docs_dir, language(root)),
    ]
    settings = from_error(LeafletError("\n".join(faults(root / "mkdocs.yml"))), "guide-setting")
    return [*from_error(LeafletError("\n".join(found)), "guide-file"), *settings]


def page_files(docs_dir: Path) -> list[Path]:
    """Return the files of pages in order; as for MkDocs, what is hidden is none, such as an editor's lock."""
    files = sorted(file for file in docs_dir.rglob("*.md") if file.is_file())
    return [file for file in files if not any(part.startswith(".") for part in file.relative_to(docs_dir).parts)]


def page_texts(page: Page) -> list[str]:
    """Return all paragraphs, items and cells of the page."""
    return [part for block in page.blocks for part in block.parts if part]


def _readings(texts: dict[str, list[str]], standards: Standards) -> dict[str, Reading]:
    measured = {
        name: reading(parts, standards.glossary, standards.wording.abbreviations) for name, parts in texts.items()
    }
    return {name: found for name, found in measured.items() if found}


def _catalogue(root: Path, pages: list[Page], findings: list[Finding]) -> Catalogue | None:
    """Return the catalogue, or None; what is wrong with it is added to the findings."""
    declared, config = None, root / "mkdocs.yml"
    try:
        extra, text = read_extra(config)
        papers = [sheet.stem for sheet in (root / "overrides" / "print").glob("*.css")]
        declared = catalogue.read(extra, source=shown(config), text=text, papers=papers)
        refuse(unknown_picks(declared, pages))
    except LeafletError as error:
        findings += from_error(error, "catalogue")
    return declared


def _rendered(root: Path, pages: list[Page], findings: list[Finding]) -> dict[str, str]:
    """Return the pages as the site has them; why they cannot be rendered is added to the findings."""
    try:
        return render(pages, read_extensions(root / "mkdocs.yml"))
    except LeafletError as error:
        findings += from_error(error, "catalogue")
        return {}
