"""The whole guide and its leaflet in one HTML file, for mail and messengers: no script, no second file, no network."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from leaflets.labels import Labels
from offline.chapters import Chapter, chapters, headings_below
from offline.finished_site import FinishedSite

TEMPLATES = Path(__file__).resolve().parents[2] / "overrides" / "offline"
LEAFLETS, HELP = "leaflets", "help"
"""The page whose place the leaflet takes, and the one that is always in reach."""


def one_file(site: FinishedSite, labels: Labels) -> str:
    """Return the guide as one HTML document; raise OSError without the leaflet."""
    styles = (TEMPLATES / "one-file.css").read_text(encoding="utf-8")
    parts = [_in_one(chapter, first=number == 0) for number, chapter in enumerate(chapters(site.pages))]
    pdf = (site.folder / site.leaflet).read_bytes()
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("one-file.html").render(
        site=site,
        labels=labels,
        chapters=parts,
        styles=Markup(styles),
        policy=f"default-src 'none'; img-src data:; style-src 'sha256-{_base64(sha256(styles.encode()).digest())}'",
        leaflets=LEAFLETS,
        help=next((part for part in parts if part.name == HELP), None),
        leaflet={"name": Path(site.leaflet).name, "kb": round(len(pdf) / 1000), "data": _base64(pdf)},
    )


def _in_one(chapter: Chapter, *, first: bool) -> Chapter:
    """Return the chapter beneath the document's one h1, which is the first chapter's."""
    tree = BeautifulSoup(chapter.html, "html.parser")
    if not first:
        headings_below(tree, 1)
    _make_tables_reachable(tree)
    return Chapter(name=chapter.name, title=chapter.title, html=Markup(str(tree)))


def _make_tables_reachable(tree: BeautifulSoup) -> None:
    """Put each table into a box of its own that scrolls, also by keyboard, and is named by the heading above it."""
    for table in tree.find_all("table"):
        heading = table.find_previous(["h1", "h2", "h3", "h4", "h5", "h6"])
        name = heading.get_text() if heading else ""
        box = tree.new_tag("div", attrs={"class": "table", "role": "region", "tabindex": "0", "aria-label": name})
        table.wrap(box)


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
