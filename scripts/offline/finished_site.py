"""The finished site as the packs take it: its pages in the order of the menu, and what it says of itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from leaflets.errors import LeafletError
from offline import manifest

HOME = "index.html"
MENU = "#guide-menu a[href]"
"""In overrides/partials/nav.html."""


@dataclass(frozen=True, kw_only=True)
class SitePage:
    """A page that stands in the menu."""

    name: str
    """Its file without `.html`."""
    title: str
    """As the menu names it."""
    html: str
    """The page's text: heading, sections and foot."""


@dataclass(frozen=True, kw_only=True)
class FinishedSite:
    """All that a pack says and holds."""

    folder: Path
    title: str
    description: str
    language: str
    """BCP 47 code."""
    version: str
    date: date
    """The day of this version."""
    pages: tuple[SitePage, ...]
    leaflet: str
    """The PDF that most people print: the first leaflet on its first paper."""
    paper: str
    """That paper, such as a4."""

    @property
    def pack_name(self) -> str:
        """Return the start of every pack's file name, such as lip-twitching-0.1.0."""
        return f"{'-'.join(self.title.lower().split())}-{self.version}"


def read_site(folder: Path) -> FinishedSite:
    """Return the site that a build has left in the folder; raise a LeafletError if it is not one of this guide."""
    try:
        told = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
        printed = json.loads((folder / "editions.json").read_text(encoding="utf-8"))
        home = _parsed(folder / HOME)
    except FileNotFoundError as error:
        raise LeafletError(f"{folder.name}/: “{Path(error.filename).name}” is not there; build the site anew") from None
    return FinishedSite(
        folder=folder,
        title=told["name"],
        description=told["description"],
        language=told["lang"],
        version=printed["version"],
        date=_date(home),
        pages=tuple(_pages(folder, home)),
        leaflet=printed["editions"][0]["file"],
        paper=printed["editions"][0]["paper"],
    )


def _pages(folder: Path, home: BeautifulSoup) -> Iterator[SitePage]:
    for link in home.select(MENU):
        file = folder / str(link["href"])
        article = _only(_parsed(file), "article", file.name)
        yield SitePage(name=file.stem, title=link.get_text(strip=True), html=article.decode_contents())


def _date(home: BeautifulSoup) -> date:
    """Return the date of the version, as the foot of the first page has it for programs."""
    return date.fromisoformat(str(_only(home, ".guide-foot time[datetime]", HOME)["datetime"]))


def _parsed(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def _only(page: BeautifulSoup, selector: str, file: str) -> Tag:
    found = page.select_one(selector)
    if found is None:
        raise LeafletError(
            f"site/{file}: there is no “{selector}”; put it back into overrides/, the packs are cut by it"
        )
    return found
