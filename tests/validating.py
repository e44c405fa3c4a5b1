"""Validates the files of a built site, and writes what was found to docs/data/validation.json, by each file's hash.

`python3 scripts/test.py --record` runs it once all tests have passed.
"""

import json
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright
from verapdf import failures

from parts import chromium
from passport.site import PAGE

FLAVOURS = {"PDF/UA-1": "ua1", "PDF/A-2a": "2a"}
BOOK = "handbook.pdf"
"""It claims PDF/UA-1 alone."""


def validate_pdf(file: Path) -> dict[str, int]:
    """Return how many rules of each standard the PDF breaks."""
    claimed = {name: flavour for name, flavour in FLAVOURS.items() if file.name != BOOK or flavour == "ua1"}
    return {name: len(failures(file.read_bytes(), flavour)) for name, flavour in claimed.items()}


def validate_page(file: Path, browser: Page) -> dict[str, int]:
    """Return how many faults axe finds on the page."""
    browser.goto(file.as_uri(), wait_until="load")
    return {"axe": len(Axe().run(browser, options={"preload": False}).response["violations"])}


def validate_site(site: Path) -> dict[str, object]:
    """Return what validation.json is to say of the site's PDFs and pages; the passport's own page shows it."""
    found = {file: validate_pdf(file) for file in sorted(site.rglob("*.pdf"))}
    with sync_playwright() as playwright:
        root_cannot_sandbox = ["--no-sandbox"] if sys.platform == "linux" else []
        browser = playwright.chromium.launch(executable_path=chromium(), args=root_cannot_sandbox)
        page = browser.new_page(reduced_motion="reduce")
        pages = [file for file in sorted(site.glob("*.html")) if file.name not in (PAGE, "404.html")]
        found |= {file: validate_page(file, page) for file in pages}
        browser.close()
    files = {
        sha256(file.read_bytes()).hexdigest(): {"file": file.relative_to(site).as_posix(), "checks": checks}
        for file, checks in found.items()
    }
    tools = {name: version(name) for name in ("axe-playwright-python", "opendataloader-pdf")}
    return {"tools": tools, "files": files}


if __name__ == "__main__":
    site, told = (Path(name).resolve() for name in sys.argv[1:])
    told.write_text(json.dumps(validate_site(site), indent=1) + "\n", encoding="utf-8")
