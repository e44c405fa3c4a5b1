"""The two-page A4 leaflet of this guide, made by our press and by its peers of the same text."""

import logging
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from figures import own, peers
from figures.bench import Bench
from figures.browser import browser
from figures.trouble import last_words
from leaflets import print_run
from leaflets.errors import LeafletError
from leaflets.fontconfig import only_fonts_of
from leaflets.print_run import PrintRun
from leaflets.rendered import Rendered
from plain_mkdocs import render

Command = Sequence[str | Path]
PAPER = "a4"
FONT_FACES = """<style>
@font-face {{ font-family: "Atkinson Hyperlegible Next"; src: url("{fonts}/AtkinsonHyperlegibleNext-Regular.ttf") }}
@font-face {{ font-family: "Atkinson Hyperlegible Next"; font-weight: bold;
  src: url("{fonts}/AtkinsonHyperlegibleNext-Bold.ttf") }}
</style>
"""
"""What a program is given that cannot be told of our press' folder of fonts."""
SHEETS = """<link rel="stylesheet" href="text.css">
<link rel="stylesheet" href="a4.css">
</head>"""
TYPST = Path(__file__).with_name("typst_leaflet.py")
WEASYPRINT = Path(__file__).with_name("weasyprint_leaflet.py")


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """A leaflet and the copy of the project that it is of."""

    root: Path
    html: str
    pdf: bytes
    """As our press makes it."""
    page: Path
    """The HTML with its stylesheets and fonts, for programs that read those."""

    @property
    def fonts(self) -> Path:
        """Return the folder of its fonts."""
        return self.root / "scripts" / "fonts"


def rendered(root: Path) -> Rendered:
    """Return the rendered guide; raise a LeafletError if it cannot be rendered, which has been told."""
    logging.getLogger("mkdocs.hooks.guide").setLevel(logging.WARNING)
    if found := render(root):
        return found
    raise LeafletError("the guide cannot be rendered; build it first")


def print_run_of(root: Path, guide: Rendered) -> PrintRun:
    """Return the print run of the rendered guide in that folder; an edition is printed when it is asked for."""
    return print_run.begin(
        guide.guide.catalogue,
        guide.pages,
        labels=guide.guide.labels,
        language=guide.guide.language,
        root=root,
        tell=print,
        beside=False,
    )


def leaflet(bench: Bench, name: str) -> Leaflet:
    """Return the guide's first leaflet on A4, printed in a copy of the project."""
    root = own.copy(bench.root, bench.place(name))
    run = print_run_of(root, rendered(root))
    edition = next(run.each())
    html = run.tasks[0].html
    page = root / "overrides" / "print" / "benchmark.html"
    faces = FONT_FACES.format(fonts=(root / "scripts" / "fonts").as_uri())
    page.write_text(html.replace("</head>", faces + SHEETS), encoding="utf-8")
    return Leaflet(root=root, html=html, pdf=edition.pdf, page=page)


def by_chromium(given: Leaflet) -> bytes:
    """Return the leaflet as Chromium prints it, tagged."""
    with browser() as chromium:
        page = chromium.new_page()
        page.goto(given.page.as_uri())
        return page.pdf(prefer_css_page_size=True, tagged=True, outline=True)


def by_prince(bench: Bench, given: Leaflet, profile: str) -> bytes:
    """Return the leaflet by Prince, as a PDF of that profile."""
    prince = peers.program(bench, peers.PRINCE, "prince")
    return made((prince, f"--pdf-profile={profile}", given.page, "-o"), given)


def typst(bench: Bench, given: Leaflet) -> Command:
    """Return what makes a leaflet of the same text by Typst, as PDF/UA-1 on two pages."""
    return (peers.program(bench, peers.TYPST, "python"), TYPST, given.page, given.fonts)


def weasyprint(bench: Bench, given: Leaflet) -> Command:
    """Return what makes the leaflet by WeasyPrint as it comes, as PDF/UA-1, with its fonts found as by our press."""
    python = peers.program(bench, peers.STOCK, "python")
    page = given.page.with_name("weasyprint.html")
    page.write_text(given.html.replace("</head>", SHEETS), encoding="utf-8")
    with only_fonts_of(given.fonts, cache=given.root / ".cache" / "fontconfig"):
        return (python, WEASYPRINT, page, os.environ["FONTCONFIG_FILE"])


def made(command: Command, given: Leaflet) -> bytes:
    """Return what the command has written into the file that is named last; raise a LeafletError if it failed."""
    pdf = given.root / "peer.pdf"
    pdf.unlink(missing_ok=True)
    done = subprocess.run([*map(str, command), str(pdf)], capture_output=True, text=True)
    if done.returncode or not pdf.exists():
        raise LeafletError(last_words(done.stderr))
    return pdf.read_bytes()


def seconds(command: Command, given: Leaflet, count: int) -> float:
    """Return what one of so many leaflets takes that the command makes one by one, its start left out."""
    done = subprocess.run(
        [*map(str, command), str(given.root / "peer.pdf"), str(count)], capture_output=True, text=True
    )
    if done.returncode:
        raise LeafletError(last_words(done.stderr))
    return float(done.stdout) / count
