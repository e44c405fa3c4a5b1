"""Figures of a reader's first view of a page: what a browser fetches, gzipped, fonts from elsewhere counted."""

import gzip
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, Page, Request, Route

from figures import sites
from figures.bench import Bench
from figures.browser import browser
from figures.figure import Figure, Goal
from figures.sites import Site
from leaflets.errors import LeafletError

PAGE = "causes.html"
FONTS = "@fontsource/roboto@5.3.0"
"""npm's copy of the files that Google serves Material's readers; Google itself is not asked."""
FACES = ("300-normal", "400-normal", "700-normal")
"""What a page of text shows of it: headings, text and bold; Latin letters only."""
AS_MATERIAL = Goal(limit=1.0)
COMPRESSED = (".woff2", ".png", ".jpg")


class Quiet(SimpleHTTPRequestHandler):
    """A web server of a folder."""

    def log_message(self, *_: object) -> None:
        """Say nothing of a request."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield what the first view of a page weighs, ours beside others'."""
    with browser() as chromium:
        weight = partial(_weight, chromium)
        ours = weight(sites.ours(bench))
        what = f"first view of {PAGE}, gzipped"
        yield _beside(
            what, ours, lambda: _material(bench, weight), "Material as it comes, with its web fonts", AS_MATERIAL
        )
        yield _beside(what, ours, lambda: weight(sites.material(bench)), "the same without its fonts", None)
        yield _beside(what, ours, lambda: weight(sites.zensical(bench)), "Zensical, without its fonts", None)
        yield _beside(what, ours, lambda: weight(sites.furo(bench)), "Sphinx with Furo", None)


def _material(bench: Bench, weight: Callable[[Site], float]) -> float:
    """Return the weight in KB of Material's page with the fonts that it links to."""
    return weight(sites.material(bench)) + _fonts(bench)


def _fonts(bench: Bench) -> float:
    """Return what Material's web fonts weigh, in KB; raise a LeafletError if they cannot be had."""
    folder = bench.place("fonts")
    npm = shutil.which("npm")
    if npm is None:
        raise LeafletError("npm, which brings the fonts, is not on this machine")
    done = subprocess.run(
        [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, FONTS],
        capture_output=True,
        text=True,
    )
    files = folder / "node_modules" / "@fontsource" / "roboto" / "files"
    if done.returncode or not files.exists():
        raise LeafletError(f"npm cannot bring {FONTS}: {done.stderr.strip()[-200:]}")
    return sum((files / f"roboto-latin-{face}.woff2").stat().st_size for face in FACES) / 1000


def _weight(chromium: Browser, site: Site) -> float:
    """Return what the first view of the page fetches from its own server, in KB, gzipped as a server would."""
    fetched: set[str] = set()
    with _served(site.folder) as address, chromium.new_context() as context:
        context.route("**/*", partial(_own_only, address, fetched))
        page: Page = context.new_page()
        page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    files = [site.folder / name for name in sorted(fetched)]
    return sum(_sent(file) for file in files if file.is_file()) / 1000


def _own_only(address: str, fetched: set[str], route: Route, request: Request) -> None:
    """Note what the page asks its own server for, and let nothing else through."""
    if request.url.startswith(address):
        fetched.add(request.url.removeprefix(f"{address}/").partition("?")[0].partition("#")[0])
        route.continue_()
    else:
        route.abort()


def _sent(file: Path) -> int:
    """Return how many bytes a server sends of the file."""
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED else len(gzip.compress(content, mtime=0))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Give the address of a server of the folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _beside(what: str, ours: float, theirs: Callable[[], float], peer: str, goal: Goal | None) -> Figure:
    """Return our weight beside the peer's, or why that cannot be had."""
    try:
        return Figure(what=what, peer=peer, unit="KB", ours=ours, theirs=theirs(), goal=goal)
    except LeafletError as error:
        return Figure(what=what, peer=peer, unit="KB", ours=ours, goal=goal, missing=f"{peer}: {error}")
