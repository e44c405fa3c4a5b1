"""The guide as an EPUB 3, for e-readers: made by pandoc, tagged as accessible, the same bytes each time."""

import json
import os
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, uuid5

import pypandoc
import pypdfium2
from bs4 import BeautifulSoup

from leaflets.labels import Labels
from offline.chapters import SITE_ONLY, chapters
from offline.finished_site import FinishedSite
from offline.site_zip import seconds

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "offline"
WITHOUT = (*SITE_ONLY, "leaflets")
"""An e-reader prints nothing."""
PANDOC = Path(pypandoc.__file__).parent / "files" / ("pandoc.exe" if os.name == "nt" else "pandoc")
"""The one in the wheel; pypandoc itself would take a newer one of the machine, which writes other bytes."""
OPTIONS = (
    "--from=html",
    "--to=epub3",
    "--output=guide.epub",
    "--metadata-file=about.json",
    "--epub-cover-image=cover.png",
    f"--template={TEMPLATES / 'epub.html'}",
    f"--css={TEMPLATES / 'epub.css'}",
    "--epub-title-page=false",  # the first page says at once when to call for help
    "--toc-depth=2",
    "--split-level=1",
)
COVER_WIDTH = 900
"""Pixels."""
FEATURES = ("alternativeText", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
"""Of the schema.org vocabulary that libraries for readers with a disability search by."""


def epub(site: FinishedSite, labels: Labels) -> bytes:
    """Return the guide as an EPUB, with the handbook's first page as its cover.

    Raise subprocess.CalledProcessError if pandoc fails.
    """
    with TemporaryDirectory(prefix="epub-") as name:
        folder = Path(name)
        (folder / "guide.html").write_text(book(site), encoding="utf-8")
        (folder / "cover.png").write_bytes(cover((site.folder / "handbook.pdf").read_bytes()))
        (folder / "about.json").write_text(json.dumps(_about(site, labels)), encoding="utf-8")
        dated = {**os.environ, "SOURCE_DATE_EPOCH": str(seconds(site))}
        subprocess.run(
            (PANDOC, "guide.html", *OPTIONS, f"--variable=book:{site.title}"), cwd=folder, env=dated, check=True
        )
        return (folder / "guide.epub").read_bytes()


def book(site: FinishedSite) -> str:
    """Return all chapters as the one HTML text that pandoc takes."""
    return "\n".join(_for_pandoc(chapter.html, chapter.name) for chapter in chapters(site.pages, without=WITHOUT))


def cover(handbook: bytes) -> bytes:
    """Return the first page of the handbook as PNG."""
    with pypdfium2.PdfDocument(handbook) as document:
        drawn = document[0].render(scale=COVER_WIDTH / document[0].get_width()).to_pil()
    file = BytesIO()
    drawn.quantize(32).save(file, "png", optimize=True)
    return file.getvalue()


def _for_pandoc(html: str, page: str) -> str:
    """Return the chapter with what pandoc would drop put as it keeps it: classes of `div` and `span` only."""
    tree = BeautifulSoup(html, "html.parser")
    title = tree.find("h1")
    if title:
        title["id"] = page  # links to the page lead to its title
    for tag in tree.select("p[class], aside"):
        tag.name = "div"
    for summary in tree.find_all("summary"):
        summary.name = "p"
    for details in tree.find_all("details"):
        details.name = "div"
        del details["open"]
    return str(tree)


def _about(site: FinishedSite, labels: Labels) -> dict[str, object]:
    """Return what the EPUB says of itself, in pandoc's words."""
    return {
        "title": site.title,
        "lang": site.language,
        "date": site.date.isoformat(),
        "description": site.description,
        "rights": labels["licence"],
        "version": site.version,
        "identifier": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{site.title} {site.language} {site.version}')}",
        "toc-title": labels["pack-contents"],
        "accessModes": ["textual", "visual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeatures": list(FEATURES),
        "accessibilityHazards": ["none"],
        "accessibilitySummary": labels["pack-access"],
    }
