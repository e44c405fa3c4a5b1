"""Figures of the search on a slow processor: from the last key to the answer, over http and from a folder."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache, partial

from playwright.sync_api import Browser, Page, Request
from playwright.sync_api import Error as PlaywrightError

from figures import answer_time, peers, sites, web
from figures.answer_time import SLOWDOWN, after_enter, while_typing
from figures.bench import Bench
from figures.browser import browser
from figures.figure import Figure, Goal
from figures.sites import Site
from figures.timing import Outcome, Run, in_turn
from leaflets.errors import LeafletError

QUESTIONS = ("caffeine", "stroke", "shaking lip", "wont stop", "side effects of tablets")
"""Each is answered by all of the sites; “wont stop” by Sphinx with that it finds nothing."""
LONGEST = 10_000
"""Milliseconds after which there is no answer."""
AS_MATERIAL, AT_ONCE = Goal(limit=1.0), Goal(limit=100, own=True)
HTTP, FOLDER = "over http", "from file://"
OURS, MATERIAL = "ours", peers.told("mkdocs-material", "Material")
ZENSICAL, FURO = peers.ZENSICAL.told, f"{peers.FURO.told} (from Enter, on its page for it)"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A site and how it is asked."""

    build: Callable[[], Site]
    ask: Callable[[Page, Sequence[str]], tuple[float, ...]]
    """Returns for each question the seconds to its answer."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Yield how long the slowest answer takes in our site and in others, all in turn, and which give none."""
    with browser() as chromium:
        took = {
            where: in_turn(
                {name: partial(_slowest, chromium, asked, where) for name, asked in _all(bench, where).items()},
                bench.rounds,
            )
            for where in (HTTP, FOLDER)
        }
    yield _row(FOLDER, took[FOLDER][OURS], goal=AT_ONCE)
    for where, outcomes in took.items():
        for peer in (MATERIAL, ZENSICAL, FURO):
            goal = AS_MATERIAL if (where, peer) == (HTTP, MATERIAL) else None
            yield _row(where, outcomes[OURS], outcomes[peer], peer, goal)


def _all(bench: Bench, where: str) -> Mapping[str, Asked]:
    """Return the sites by name, each built when it is first asked; for a folder with what its makers have for that."""
    typed, folder = partial(while_typing, answer_time.MATERIAL), where == FOLDER
    material, zensical = (partial(site, bench, offline=folder) for site in (sites.material, sites.zensical))
    return {
        OURS: Asked(build=cache(partial(sites.ours, bench)), ask=typed),
        MATERIAL: Asked(build=cache(material), ask=typed),
        ZENSICAL: Asked(build=cache(zensical), ask=partial(while_typing, answer_time.ZENSICAL)),
        FURO: Asked(build=cache(partial(sites.furo, bench)), ask=after_enter),
    }


def _slowest(chromium: Browser, asked: Asked, where: str) -> Run:
    """Return the slowest answer to the questions; raise a LeafletError that says what was in vain if there is none."""
    site, refused = asked.build(), list[Request]()
    with _address(site, where) as address, chromium.new_context(service_workers="block") as context:
        web.keep_to(context, address, refused=refused.append)
        context.set_default_timeout(LONGEST)
        page = context.new_page()
        try:
            page.goto(f"{address}/index.html")
            return Run(wall=max(asked.ask(page, QUESTIONS)))
        except PlaywrightError:
            vain = sorted({request.url for request in refused if request.resource_type == "script"})
            needs = f"; it asks for {', '.join(vain)}" if vain else ""
            raise LeafletError(f"{site.name} gives no answer {where} without a network{needs}") from None


def _address(site: Site, where: str) -> AbstractContextManager[str]:
    return web.served(site.folder) if where == HTTP else nullcontext(site.folder.as_uri())


def _row(where: str, ours: Outcome, theirs: Outcome | None = None, peer: str = "", goal: Goal | None = None) -> Figure:
    """Return our time beside the peer's, or why it has none."""
    times = [outcome.median("wall") if outcome else None for outcome in (ours, theirs)]
    milliseconds = [None if time is None else 1000 * time for time in times]
    return Figure(
        what=f"search {where}, {SLOWDOWN} × slower processor: last key to slowest answer of {len(QUESTIONS)}",
        peer=peer,
        unit="ms",
        ours=milliseconds[0],
        theirs=milliseconds[1],
        goal=goal,
        missing=ours.missing or (theirs.missing if theirs else ""),
    )
