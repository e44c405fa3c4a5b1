"""Figures of the search: from the last key to the answer, opened from a folder, the processor slowed to a quarter."""

from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from figures import sites
from figures.bench import Bench
from figures.browser import browser
from figures.figure import Figure, Goal
from figures.sites import Site
from leaflets.errors import LeafletError

WORDS = ("caffeine", "stroke", "shaking lip", "stress", "medicine")
SLOWER = 4
LONGEST = 10_000
"""Milliseconds after which there is no answer."""
GOAL = Goal(limit=100, own=True)
WATCH = """([hit, longest]) => {
  let last = 0, before = "", settled
  const shown = () => [...document.querySelectorAll(hit)].map(each => each.textContent).join("|")
  addEventListener("keydown", event => { last = event.timeStamp }, true)
  window.answered = new Promise((answer, none) => {
    setTimeout(() => none(new Error("no answer")), longest)
    new MutationObserver(() => {
      const now = performance.now(), results = shown()
      if (!last || !results || results === before) return
      before = results
      clearTimeout(settled)
      settled = setTimeout(() => answer(Math.max(0, now - last)), 1000)
    }).observe(document.body, {childList: true, subtree: true, characterData: true, attributes: true})
  })
}"""
"""Notes in the page how long after the last key went down the results changed for the last time."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield how long an answer takes in our site, and in others that answer from a folder at all."""
    what = f"search from file://, {SLOWER} × slower processor: last key to answer"
    with browser() as chromium:
        ours = _answer(chromium, sites.ours(bench))
        for build in (sites.material, sites.zensical):
            yield _beside(what, ours, partial(_of, chromium, build, bench))


def _of(chromium: Browser, build: Callable[[Bench], Site], bench: Bench) -> tuple[str, float]:
    site = build(bench)
    return site.name, _answer(chromium, site)


def _answer(chromium: Browser, site: Site) -> float:
    """Return the slowest answer to the words, in ms; raise a LeafletError if nothing is answered."""
    try:
        with chromium.new_context(offline=True) as context:
            return max(_one_answer(context.new_page(), site, words) for words in WORDS)
    except PlaywrightError:
        raise LeafletError(f"{site.name}: its search gives no answer from a folder") from None


def _one_answer(page: Page, site: Site, words: str) -> float:
    """Return ms from the last key to the last change of the results."""
    page.goto((site.folder / "index.html").as_uri(), wait_until="load")
    page.locator(site.query_box).first.click(timeout=LONGEST)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.evaluate(WATCH, [site.hit, LONGEST])
    page.keyboard.type(words)
    took = float(page.evaluate("() => window.answered"))
    page.close()
    return took


def _beside(what: str, ours: float, theirs: Callable[[], tuple[str, float]]) -> Figure:
    """Return our time beside the peer's, or why it has none."""
    try:
        name, value = theirs()
    except LeafletError as error:
        return Figure(what=what, unit="ms", ours=ours, goal=GOAL, missing=str(error))
    return Figure(what=what, peer=name, unit="ms", ours=ours, theirs=value, goal=GOAL)
