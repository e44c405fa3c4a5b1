"""The leaflets of tests/pdf/guide, printed in a folder of their own, for all tests of the press."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from shutil import copytree
from tempfile import mkdtemp

import yaml
from bs4 import BeautifulSoup

from leaflets import catalogue, editions, labels, print_run
from leaflets.catalogue import Catalogue
from leaflets.compose import compose
from leaflets.editions import Edition
from leaflets.labels import Labels
from leaflets.press import Printed, press
from leaflets.section import cut

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "tests" / "pdf" / "guide"
CONFIG = (GUIDE / "mkdocs.yml").read_text(encoding="utf-8")
FLAT = "papers: {a4: 2, letter: 2}"
LARGE = "papers: {a4: 2, letter: 2, a4-large-print: 4, letter-large-print: 4}"
FOLDED = f"{LARGE[:-1]}, a4-trifold: 6, letter-trifold: 6, a4-booklet: 4, letter-booklet: 4}}"
EVERY_PAPER = CONFIG.replace(FLAT, FOLDED, 1).replace(FLAT, LARGE, 1)
STYLES = [ROOT / "overrides" / "print" / name for name in ("text.css", "a4.css")]
FONTS = ROOT / "scripts" / "fonts"


def read(config: str = CONFIG) -> Catalogue:
    extra = yaml.safe_load(config)["extra"]
    return catalogue.read(extra, source="mkdocs.yml", text=config, papers=editions.papers(ROOT))


def pages() -> dict[str, str]:
    return {page.stem: page.read_text(encoding="utf-8") for page in GUIDE.glob("*.html")}


@cache
def english() -> Labels:
    return labels.read(ROOT / "overrides" / "labels" / "en.yml")


def project(folder: Path) -> Path:
    """Copy what the press reads of the project, so that its cache is not the project's."""
    copytree(ROOT / "overrides" / "print", folder / "overrides" / "print")
    copytree(FONTS, folder / "scripts" / "fonts")
    return folder


def print_guide(
    root: Path, config: str = CONFIG, tell: Callable[[str], object] = print, **changed: str
) -> tuple[Edition, ...]:
    changed = {**pages(), **changed}
    return print_run.begin(read(config), changed, labels=english(), language="en", root=root, tell=tell).end()


@cache
def printed() -> tuple[Edition, ...]:
    return print_guide(project(Path(mkdtemp(prefix="leaflets-"))))


@cache
def on_every_paper() -> tuple[Edition, ...]:
    return print_guide(project(Path(mkdtemp(prefix="leaflets-"))), EVERY_PAPER)


def edition(name: str) -> Edition:
    """Return the edition; only flat ones at 12 pt are printed if no test asks for another."""
    all_editions = printed() if name.count("-") == 2 else on_every_paper()
    return next(edition for edition in all_editions if edition.file == f"leaflets/{name}.pdf")


@cache
def composed(leaflet_id: str) -> str:
    """Return the HTML of a leaflet of the guide."""
    known = read()
    leaflet = next(leaflet for leaflet in known.leaflets if leaflet.id == leaflet_id)
    sections = [cut(pick, pages()) for pick in leaflet.sections]
    return compose(
        leaflet,
        sections,
        known.imprint,
        labels=english(),
        language="en",
        templates=ROOT / "overrides" / "print",
    )


def shown(leaflet_id: str, paper: str) -> BeautifulSoup:
    """Return the HTML of a leaflet without the slots that the paper's stylesheet leaves to their other place."""
    tree = BeautifulSoup(composed(leaflet_id), "html.parser")
    hidden = {
        "print": ".at-the-foot",
        "trifold": ".at-the-head [data-slot=note], .at-the-foot [data-slot=visit]",
        "booklet": ".at-the-head [data-slot=note], .at-the-foot [data-slot=visit]",
    }
    for slot in tree.select(hidden.get(paper.rpartition("-")[2], ".at-the-head")):
        slot.decompose()
    return tree


def press_body(body: str, css: str = "", root: Path | None = None, fonts: Path = FONTS) -> Printed:
    """Print a few words of HTML on A4; `root` is where the press may read besides its styles."""
    root = root or Path(mkdtemp(prefix="press-"))
    style = root / "style.css"
    style.write_text(css, encoding="utf-8")
    html = f'<html lang="en"><head><title>Test</title></head><body>{body}</body></html>'
    own = project(root / "project") if not (root / "project").exists() else root / "project"
    sheets = [own / "overrides" / "print" / sheet.name for sheet in STYLES]
    return press(html, name="test-a4", styles=[*sheets, style], fonts=fonts, root=root)
