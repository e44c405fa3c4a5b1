"""What `clinics.py` was asked for: the roster is read, checked and printed, and each problem told on stderr."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from leaflets import clinic_run, crew, out_folder, workers
from leaflets.clinic import Clinic
from leaflets.clinic_work import Order, Tools, code
from leaflets.door import shown
from leaflets.progress import complain
from leaflets.rendered import Rendered
from leaflets.roster import read_roster
from leaflets.spool import spool
from leaflets.template import templates
from leaflets.workers import Workers


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was typed."""

    roster: Path
    out: Path
    workers: int | None
    resume: bool
    keep_going: bool
    scheduler: str | None


def fulfil(asked: Asked, rendered: Rendered, root: Path) -> int:
    """Return 0 if every clinic is printed, 1 if a problem of one was told.

    Raise a LeafletError for what stops the whole run.
    """
    guide = rendered.guide
    editions = {leaflet.id: tuple(paper.name for paper in leaflet.papers) for leaflet in guide.catalogue.leaflets}
    roster = read_roster(asked.roster, regions=guide.regions, editions=editions, languages=(guide.language,))
    for line in (*roster.warnings, *roster.problems):
        complain(line)
    tools = _tools(rendered, root)
    if roster.problems and not asked.keep_going:
        _only_check(roster.clinics, tools, asked)
        return 1
    try:
        whole = _print(roster.clinics, tools, asked)
    except KeyboardInterrupt:
        complain(f"Stopped: every file in {shown(asked.out)} is whole; go on with --resume")
        raise
    return 0 if whole and not roster.problems else 1


def _tools(rendered: Rendered, root: Path) -> Tools:
    """Return what every clinic is printed with; what is not kept of it from before is printed now."""
    made = templates(rendered, root=root, tell=complain)
    return Tools(templates=made, language=rendered.guide.language, code=code())


def _only_check(clinics: Sequence[Clinic], tools: Tools, asked: Asked) -> None:
    """Tell what else is wrong: which of the good rows cannot be laid out."""
    with _workers(asked, tools) as at_work:
        clinic_run.lay_out(clinics, at_work, keep=len, complain=complain)
    _tell_nothing_printed()


def _print(clinics: Sequence[Clinic], tools: Tools, asked: Asked) -> bool:
    """Return whether each of the clinics is printed, or was before if that is enough."""
    out = asked.out
    with out_folder.alone(out), spool(out) as blocks, _workers(asked, tools) as at_work:
        wanted = clinic_run.unfinished(clinics, out, tools) if asked.resume else clinics
        free = clinic_run.writable(wanted, out, tools, complain)
        kept = clinic_run.lay_out(free, at_work, keep=blocks.keep, complain=complain)
        if len(kept) < len(wanted) and not asked.keep_going:
            _tell_nothing_printed()
            return False
        orders = (Order(clinic=clinic, blocks=blocks.recall(place)) for clinic, place in kept)
        leaflets = clinic_run.print_all(orders, len(kept), at_work, out)
    unchanged = f", {len(clinics) - len(wanted)} unchanged" if asked.resume else ""
    print(f"Clinics: {len(kept)} printed{unchanged} ({leaflets} leaflets in {shown(out)})", flush=True)
    return len(kept) == len(wanted)


def _workers(asked: Asked, tools: Tools) -> AbstractContextManager[Workers[Tools]]:
    if asked.scheduler:
        return workers.cluster(asked.scheduler, tools)
    return workers.processes(asked.workers or crew.cores(), tools)


def _tell_nothing_printed() -> None:
    complain("Nothing is printed: mend the roster, or print what is good in it with --keep-going")
