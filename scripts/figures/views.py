"""Figures of a reader's first view of a page: what a browser fetches, gzipped, fonts from elsewhere counted."""

import gzip
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from figures import fonts, peers, sites, web
from figures.bench import Bench
from figures.browser import browser
from figures.figure import Figure, Goal
from figures.sites import Site
from figures.trouble import TROUBLES, told
from leaflets.errors import LeafletError

PAGE = "causes.html"
AS_MATERIAL = Goal(limit=1.0)
COMPRESSED = (".woff2", ".png", ".jpg")
WITH, WITHOUT = "as it comes, with its web fonts", "without its web fonts"


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield what the first view of a page weighs, ours beside others'. It weighs the same each time: one run each."""
    with browser() as chromium:
        weight = partial(_weight, chromium)
        beside = partial(_beside, f"first view of {PAGE}, gzipped; Chromium {chromium.version}")
        ours = weight(sites.ours(bench))
        for peer, site, web_fonts, goal in (
            (peers.told("mkdocs-material", "Material"), sites.material, fonts.MATERIAL, AS_MATERIAL),
            (peers.ZENSICAL.told, sites.zensical, fonts.ZENSICAL, None),
        ):
            weigh = partial(_with_fonts, bench, weight, site, web_fonts)
            yield beside(ours, weigh, f"{peer} {WITH}", goal)
            yield beside(ours, partial(_of, bench, weight, site), f"{peer} {WITHOUT}", None)
        yield beside(ours, partial(_of, bench, weight, sites.furo), f"{peers.FURO.told}, which has none", None)


def _of(bench: Bench, weight: Callable[[Site], float], site: Callable[[Bench], Site]) -> float:
    """Return the weight in KB of the page with what comes from its own server."""
    return weight(site(bench))


def _with_fonts(
    bench: Bench, weight: Callable[[Site], float], site: Callable[[Bench], Site], web_fonts: fonts.Fonts
) -> float:
    """Return the weight in KB of the page with the fonts that it links to."""
    return weight(site(bench)) + web_fonts.weight(bench)


def _weight(chromium: Browser, site: Site) -> float:
    """Return what the first view of the page fetches from its own server, in KB, gzipped as a server would.

    Service workers are left out: what ours fetches for later comes after the page, and over https alone.
    """
    fetched: set[str] = set()
    with web.served(site.folder) as address, chromium.new_context(service_workers="block") as context:
        web.keep_to(context, address, asked=fetched.add)
        answer = context.new_page().goto(f"{address}/{PAGE}", wait_until="networkidle")
        if answer is None or not answer.ok:  # a page that is not there would weigh least
            raise LeafletError(f"{site.name}: its server gives no {PAGE}")
    files = {site.folder / unquote(urlsplit(url).path.removeprefix("/")) for url in fetched}
    return sum(_sent(file) for file in files if file.is_file()) / 1000


def _sent(file: Path) -> int:
    """Return how many bytes a server sends of the file."""
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED else len(gzip.compress(content, mtime=0))


def _beside(what: str, ours: float, theirs: Callable[[], float], peer: str, goal: Goal | None) -> Figure:
    """Return our weight beside the peer's, or why that cannot be had."""
    try:
        return Figure(what=what, peer=peer, unit="KB", ours=ours, theirs=theirs(), goal=goal)
    except TROUBLES as error:
        return Figure(what=what, peer=peer, unit="KB", ours=ours, goal=goal, missing=f"{peer}: {told(error)}")
