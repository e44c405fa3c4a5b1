"""Figures of the search: from the last key to the answer, opened from a folder, on a slow processor."""

from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from figures import sites
from figures.answer_time import SLOWDOWN, answer_times
from figures.bench import Bench
from figures.browser import browser
from figures.figure import Figure, Goal
from figures.sites import Site
from leaflets.errors import LeafletError

QUESTIONS = ("caffeine", "stroke", "shaking lip", "wont stop", "side effects of tablets")
LONGEST = 10_000
"""Milliseconds after which there is no answer."""
GOAL = Goal(limit=100, own=True)


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield how long an answer takes in our site, and in others if they answer from a folder at all."""
    what = f"search from file://, {SLOWDOWN} × slower processor: last key to slowest answer of {len(QUESTIONS)}"
    with browser() as chromium:
        slowest = partial(_slowest, chromium)
        ours = slowest(sites.ours(bench))
        yield _beside(what, "Material as it comes", ours, lambda: slowest(sites.material(bench)))
        yield _beside(what, "Zensical", ours, lambda: slowest(sites.zensical(bench)))


def _slowest(chromium: Browser, site: Site) -> float:
    """Return the slowest answer to the questions, in ms; raise a LeafletError if there is none."""
    with chromium.new_context(offline=True) as context:
        context.set_default_timeout(LONGEST)
        page = context.new_page()
        try:
            page.goto((site.folder / "index.html").as_uri(), wait_until="load")
            return max(answer_times(page, QUESTIONS))
        except PlaywrightError:
            raise LeafletError(f"{site.name}: its search gives no answer from a folder") from None


def _beside(what: str, peer: str, ours: float, theirs: Callable[[], float]) -> Figure:
    """Return our time beside the peer's, or why it has none."""
    try:
        return Figure(what=what, peer=peer, unit="ms", ours=ours, theirs=theirs(), goal=GOAL)
    except LeafletError as error:
        return Figure(what=what, peer=peer, unit="ms", ours=ours, goal=GOAL, missing=str(error))
