"""Figures of what is wrong with a PDF of the whole guide: for screen readers, on paper, and left out."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pypdfium2
from bs4 import BeautifulSoup

from figures import own, peers, stock
from figures.bench import Bench
from figures.browser import browser, chromium
from figures.figure import Figure, Goal
from figures.trouble import TROUBLES, last_words, told
from leaflets.errors import LeafletError

TESTS = Path(__file__).resolve().parents[2] / "tests"
CHECK = """import sys, pathlib
from verapdf import failures
print(len(failures(pathlib.Path(sys.argv[1]).read_bytes(), "ua1")))
"""
"""Run in the folder of the tests, which have veraPDF."""
NONE = Goal(limit=0, own=True)
LONG = 30
"""Letters from which a paragraph is looked for: a shorter one may stand elsewhere too."""
FOUND = 0.5
"""A page is lost when less than this part of its paragraphs is in the PDF."""
UNLISTED = ("current.md",)
"""Pages that no menu and no book lists."""
ON_SCREEN = "script, style, form, [hidden], .needs-script, details, svg"
"""What none prints, or not each."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield each PDF's broken rules of PDF/UA-1, pages of the guide that are not in it, and text off its paper."""
    guide = own.copy(bench.root, bench.place("validity"))
    shown = stock.shown(guide)
    own.whole_build(guide)
    makers: Mapping[str, Callable[[], Path]] = {
        f"stock {peers.told('mkdocs-with-pdf')}": partial(_plugin, bench, guide, shown, peers.STOCK, "with-pdf"),
        peers.TO_PDF.told: partial(_plugin, bench, guide, shown, peers.TO_PDF, "to-pdf"),
        f"{peers.PRINT_SITE.told} + {chromium()}": partial(_chromium, bench, guide, shown),
        f"{peers.PRINT_SITE.told} + {peers.PRINCE.told}": partial(_prince, bench, guide, shown),
    }
    pages = {name: html for name, html in stock.pages_of(shown).items() if name not in UNLISTED}
    ours = _faults(guide / "site" / "handbook.pdf", pages)
    for name, make in makers.items():
        bench.tell(f"Benchmark: the guide as one PDF by {name}")
        try:
            theirs, missing = _faults(make(), pages), ""
        except TROUBLES as error:
            theirs, missing = dict.fromkeys(ours), f"{name}: {told(error)}"
        for what, count in ours.items():
            yield Figure(what=what, peer=name, unit="", ours=count, theirs=theirs[what], goal=NONE, missing=missing)


def _faults(pdf: Path, pages: Mapping[str, str]) -> dict[str, float | None]:
    """Return how many faults of each kind the PDF of the guide has; `pages` are what the guide's pages show."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage() for page in document]
        letters = _letters("".join(text.get_text_range() for text in texts))
        off = sum(_letters_off(page, text) for page, text in zip(document, texts, strict=True))
    return {
        "the guide as one PDF: broken rules of PDF/UA-1": _broken(pdf),
        "the guide as one PDF: pages lost": sum(_lost(html, letters) for html in pages.values()),
        "the guide as one PDF: letters off the paper": off,
    }


def _broken(pdf: Path) -> int:
    """Return how many rules of PDF/UA-1 veraPDF finds broken; in a process of its own, for it needs Java."""
    done = subprocess.run([sys.executable, "-c", CHECK, str(pdf)], cwd=TESTS, capture_output=True, text=True)
    if done.returncode:
        raise LeafletError(f"veraPDF: {last_words(done.stderr)}")
    return int(done.stdout)


def _lost(html: str, letters: str) -> bool:
    """Return whether most of what the page shows is not among the letters."""
    page = BeautifulSoup(html, "html.parser")
    for tag in page.select(ON_SCREEN):
        tag.decompose()
    texts = [_letters(tag.get_text()) for tag in page.find_all(["p", "li", "td", "dd"]) if not tag.find(["p", "li"])]
    long = [text for text in texts if len(text) >= LONG]
    return bool(long) and sum(text in letters for text in long) < FOUND * len(long)


def _letters(text: str) -> str:
    """Return the text's letters and digits: where a line breaks is no fault."""
    return re.sub(r"[\W_]+", "", text)


def _letters_off(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> int:
    """Return how many letters of the page stand outside of its paper, if only in part."""
    left, bottom, right, top = page.get_mediabox()
    boxes = (text.get_charbox(index) for index in range(text.count_chars()))
    return sum(box[0] < left or box[1] < bottom or box[2] > right or box[3] > top for box in boxes)


def _plugin(bench: Bench, guide: Path, shown: str, peer: peers.Peer, plugin: str) -> Path:
    """Return the PDF that a plugin of MkDocs prints of the pages."""
    folder = stock.guide(bench, f"validity-{plugin}", guide, shown, plugin)
    stock.build(bench, folder, peer)
    return folder / "site" / "pdf" / "document.pdf"


def _print_page(bench: Bench, guide: Path, shown: str) -> Path:
    """Return the one page of all pages that mkdocs-print-site makes."""
    folder = stock.guide(bench, "validity-print-site", guide, shown, "print-site")
    stock.build(bench, folder, peers.PRINT_SITE)
    return folder / "site" / "print_page.html"


def _chromium(bench: Bench, guide: Path, shown: str) -> Path:
    """Return Chromium's tagged print of that page."""
    page = _print_page(bench, guide, shown)
    pdf = page.with_suffix(".chromium.pdf")
    with browser() as started:
        opened = started.new_page()
        opened.goto(page.as_uri())
        opened.pdf(path=pdf, format="A4", tagged=True, outline=True)
    return pdf


def _prince(bench: Bench, guide: Path, shown: str) -> Path:
    """Return Prince's print of that page as PDF/UA-1."""
    page = _print_page(bench, guide, shown)
    pdf = page.with_suffix(".prince.pdf")
    prince = str(peers.program(bench, peers.PRINCE, "prince"))
    done = subprocess.run([prince, "--pdf-profile=PDF/UA-1", str(page), "-o", str(pdf)], capture_output=True, text=True)
    if not pdf.exists():
        raise LeafletError(last_words(done.stderr))
    return pdf
