"""Figures of leaflets with a clinic's own details: how many in a second, beside one by one."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from figures import leaflet, peers, roster
from figures.bench import Bench
from figures.figure import Figure, Goal
from figures.timing import Outcome, Run, in_turn
from leaflets import workers
from leaflets.clinic import Clinic
from leaflets.clinic_work import Order, Tools, code, lay_out_clinic, print_clinic
from leaflets.errors import LeafletError
from leaflets.rendered import Rendered
from leaflets.roster import read_roster
from leaflets.template import Template, templates

IN_TURN = 40
"""Clinics in one run of an arm in turn."""
BY_WEASYPRINT, BY_TYPST = 5, 100
"""Leaflets in one run of a peer: about as long as ours takes."""
NOBODY = Outcome()
TWENTY = Goal(limit=20, least=True)


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Clinics and what their leaflets are printed with."""

    tools: Tools
    clinics: Sequence[Clinic]
    leaflet: leaflet.Leaflet


def rates(bench: Bench) -> Iterator[Figure]:
    """Yield how many leaflets are made in a second.

    A clinic is given all editions, for which its details are laid out once: so the goals are for these. The A4
    alone, as the peers make it, is the harder case and stands beside.
    """
    bundle = _bundle(bench)
    alone = replace(bundle, tools=replace(bundle.tools, templates=(_a4(bundle),)))
    each = f"leaflets for {IN_TURN} clinics"
    bench.tell(f"Benchmark: {each}")
    with workers.processes(1, bundle.tools) as one, workers.processes(2, bundle.tools) as two:
        outcomes = in_turn(
            {
                "a4": lambda: _here(alone),
                "weasyprint": lambda: _by_peer(leaflet.weasyprint(bench, bundle.leaflet), bundle, BY_WEASYPRINT),
                "typst": lambda: _by_peer(leaflet.typst(bench, bundle.leaflet), bundle, BY_TYPST),
                "all": lambda: _here(bundle),
                "one": lambda: _by(one, bundle),
                "two": lambda: _by(two, bundle),
            },
            bench.rounds,
        )
    weasyprint, typst = f"{peers.told('weasyprint', 'WeasyPrint')}, A4 one by one", f"{peers.TYPST.told}, A4"
    a4, editions = f"A4 {each} alone, one process", f"{each} × {len(bundle.tools.templates)} editions"
    yield _rate(f"{editions}, one process", outcomes["all"], outcomes["weasyprint"], weasyprint, TWENTY)
    yield _rate(f"{editions}, one process", outcomes["all"], outcomes["typst"], typst, Goal(limit=1.5, least=True))
    yield _rate(a4, outcomes["a4"], outcomes["weasyprint"], weasyprint)
    yield _rate(a4, outcomes["a4"], outcomes["typst"], typst)
    yield _rate(f"{editions}, two workers", outcomes["two"], outcomes["one"], "one worker", Goal(limit=1.8, least=True))


def _bundle(bench: Bench) -> Bundle:
    """Return the clinics and the tools, templates printed."""
    given = leaflet.leaflet(bench, "clinics")
    guide = leaflet.rendered(given.root)
    made = templates(guide, root=given.root, tell=bench.tell)
    tools = Tools(templates=made, language=guide.guide.language, code=code())
    return Bundle(tools=tools, clinics=_clinics(given.root, guide), leaflet=given)


def _clinics(root: Path, rendered: Rendered) -> tuple[Clinic, ...]:
    guide = rendered.guide
    editions = {one.id: tuple(paper.name for paper in one.papers) for one in guide.catalogue.leaflets}
    file = roster.write(root / "roster.csv", IN_TURN)
    read = read_roster(file, regions=guide.regions, editions=editions, languages=(guide.language,))
    if read.problems:
        raise LeafletError(read.problems[0])
    return tuple(read.clinics)


def _a4(bundle: Bundle) -> Template:
    """Return the template of the leaflet that the peers make."""
    return next(template for template in bundle.tools.templates if template.paper == leaflet.PAPER)


def _here(bundle: Bundle) -> Run:
    """Return what a leaflet takes when all leaflets of the clinics are made in this process."""

    def made() -> None:
        for clinic in bundle.clinics:
            laid_out = lay_out_clinic(bundle.tools, clinic)
            print_clinic(bundle.tools, Order(clinic=clinic, blocks=laid_out.blocks))

    return _each(made, len(bundle.tools.templates) * len(bundle.clinics))


def _by(crew: workers.Workers[Tools], bundle: Bundle) -> Run:
    """Return what a leaflet takes when the workers make all of the clinics'."""

    def made() -> None:
        laid_out = crew.done(lay_out_clinic, bundle.clinics)
        orders = [Order(clinic=clinic, blocks=done.blocks) for clinic, done in laid_out]
        for _ in crew.done(print_clinic, orders):
            pass

    return _each(made, len(bundle.tools.templates) * len(bundle.clinics))


def _each(make: Callable[[], object], count: int) -> Run:
    """Return what one of so many leaflets takes that are made together."""
    begun = time.perf_counter()
    make()
    return Run(wall=(time.perf_counter() - begun) / count)


def _by_peer(command: leaflet.Command, bundle: Bundle, count: int) -> Run:
    """Return what a leaflet takes by the peer's command, of so many, each printed whole."""
    return Run(wall=leaflet.seconds(command, bundle.leaflet, count))


def _rate(what: str, ours: Outcome, theirs: Outcome = NOBODY, peer: str = "", goal: Goal | None = None) -> Figure:
    """Return ours, or the two, as leaflets in a second."""
    fast, slow = ours.median("wall"), theirs.median("wall")
    return Figure(
        what=what,
        peer=peer,
        unit="/s",
        ours=1 / fast if fast else None,
        theirs=1 / slow if slow else None,
        goal=goal,
        missing=ours.missing or theirs.missing,
    )
