"""Figures of leaflets with a clinic's own details: how many in a second, with how much memory, beside one by one."""

import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from figures import leaflet, own, peers, roster
from figures.bench import Bench
from figures.figure import Figure, Goal
from figures.timing import Outcome, Run, command, in_turn
from figures.trouble import last_words
from leaflets import workers
from leaflets.clinic import Clinic
from leaflets.clinic_work import Order, Tools, code, lay_out_clinic, print_clinic
from leaflets.errors import LeafletError
from leaflets.rendered import Rendered
from leaflets.roster import read_roster
from leaflets.template import templates

MANY, FEW = 1000, 100
IN_TURN = 40
"""Clinics in one run of an arm in turn."""
MOST_MEMORY = Goal(limit=250, own=True)


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Clinics and what their leaflets are printed with."""

    tools: Tools
    clinics: Sequence[Clinic]
    leaflet: leaflet.Leaflet


def rates(bench: Bench) -> Iterator[Figure]:
    """Yield how many leaflets are made in a second, beside WeasyPrint, Typst and ourselves in two processes."""
    bundle = _bundle(bench)
    what = f"leaflets for {IN_TURN} clinics × {len(bundle.tools.templates)} editions"
    bench.tell(f"Benchmark: {what}")
    with workers.processes(1, bundle.tools) as one, workers.processes(2, bundle.tools) as two:
        outcomes = in_turn(
            {
                "ours": lambda: _each(_here(bundle), len(bundle.tools.templates) * IN_TURN),
                "weasyprint": lambda: _each(lambda: leaflet.by_weasyprint(bundle.leaflet), 1),
                "typst": lambda: _typst(bench, bundle.leaflet),
                "one": lambda: _by(one, bundle),
                "two": lambda: _by(two, bundle),
            },
            bench.rounds,
        )
    ours = outcomes["ours"]
    weasyprint = f"{peers.told('weasyprint', 'WeasyPrint')}, A4 one by one"
    yield _rate(f"{what}, one process", ours, outcomes["weasyprint"], weasyprint, Goal(limit=20, least=True))
    typst = f"{peers.TYPST.told}, A4"
    yield _rate(f"{what}, one process", ours, outcomes["typst"], typst, Goal(limit=1.5, least=True))
    yield _rate(f"{what}, two workers", outcomes["two"], outcomes["one"], "one worker", Goal(limit=1.8, least=True))


def memory(bench: Bench) -> Iterator[Figure]:
    """Yield time and memory of a roster of a thousand clinics on all papers, beside a hundred."""
    guide = own.copy(bench.root, bench.place("roster"))
    runs = {count: _roster_run(bench, guide, count) for count in (FEW, MANY)}
    what = f"clinics.py for {MANY:,} clinics in nine scripts, all papers"
    most, few = runs[MANY], runs[FEW]
    yield Figure(what=f"{what}; memory of a process", unit="MB", ours=most.memory, goal=MOST_MEMORY)
    yield Figure(
        what=f"{what}; memory",
        peer=f"{FEW} clinics",
        unit="MB",
        ours=most.memory,
        theirs=few.memory,
        goal=Goal(limit=1.1),
    )
    yield Figure(what=what, peer=f"{FEW} clinics", unit="s", ours=most.wall, theirs=few.wall)


def _roster_run(bench: Bench, guide: Path, count: int) -> Run:
    """Return what `clinics.py` took for so many clinics, two workers at work and the templates printed before."""
    bench.tell(f"Benchmark: clinics.py with a roster of {count}")
    file = roster.write(guide / f"roster-{count}.csv", count)
    arguments = (str(file), "--out", str(guide / f"out-{count}"), "--workers", "2")
    if count == FEW:
        command(own.command(guide, "clinics.py", *arguments), folder=guide)
    run = command(own.command(guide, "clinics.py", *arguments), folder=guide)
    rmtree(guide / f"out-{count}")  # a thousand clinics take a gigabyte
    return run


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


def _here(bundle: Bundle) -> Callable[[], object]:
    """Return what makes all leaflets of the clinics in this process."""

    def made() -> None:
        for clinic in bundle.clinics:
            laid_out = lay_out_clinic(bundle.tools, clinic)
            print_clinic(bundle.tools, Order(clinic=clinic, blocks=laid_out.blocks))

    return made


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


def _typst(bench: Bench, given: leaflet.Leaflet) -> Run:
    """Return what a leaflet takes by Typst, each with other details, its start left out."""
    python = peers.program(bench, peers.TYPST, "python")
    arguments = (python, leaflet.TYPST, given.page, given.fonts, given.root / "peer.pdf", str(FEW))
    done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True)
    if done.returncode:
        raise LeafletError(f"{peers.TYPST.told}: {last_words(done.stderr)}")
    return Run(wall=float(done.stdout) / FEW)


def _rate(what: str, ours: Outcome, theirs: Outcome, peer: str, goal: Goal) -> Figure:
    """Return the two as leaflets in a second."""
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
