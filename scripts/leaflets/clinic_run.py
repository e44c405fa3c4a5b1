"""A run over a roster: every clinic is laid out first, so that all problems are told; then all are printed."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from leaflets import clinic_folder, progress
from leaflets.clinic import Clinic
from leaflets.clinic_work import Order, Tools, lay_out_clinic, print_clinic
from leaflets.workers import Workers

Complain = Callable[[str], object]
"""Is given each problem, in a line."""
Kept = TypeVar("Kept")


def unfinished(clinics: Sequence[Clinic], out: Path, tools: Tools) -> list[Clinic]:
    """Return the clinics whose folder does not hold already what would be made again."""
    return [clinic for clinic in clinics if not clinic_folder.is_done(out / clinic.id, tools.made_of(clinic))]


def writable(clinics: Sequence[Clinic], out: Path, tools: Tools, complain: Complain) -> list[Clinic]:
    """Return the clinics whose folders this command may write; tell why it may not write the others."""
    found = []
    for clinic in clinics:
        files = [template.file for template in tools.editions(clinic)]
        if obstacle := clinic_folder.obstacle(out / clinic.id, files):
            complain(f"{clinic.place}: id: {obstacle}")
        else:
            found.append(clinic)
    return found


def lay_out(
    clinics: Sequence[Clinic], workers: Workers[Tools], keep: Callable[[bytes], Kept], complain: Complain
) -> list[tuple[Clinic, Kept]]:
    """Return the clinics that can be laid out, with where their blocks are kept; tell what is wrong with the others."""
    kept = []
    work = workers.done(lay_out_clinic, clinics)
    for clinic, laid_out in progress.shown(work, len(clinics), "Checked"):
        for problem in laid_out.problems:
            complain(problem)
        if not laid_out.problems:
            kept.append((clinic, keep(laid_out.blocks)))
    return kept


def print_all(orders: Iterable[Order], total: int, workers: Workers[Tools], out: Path) -> int:
    """Print the clinics into their folders and return the number of leaflets.

    Raise a LeafletError if the system refuses to write.
    """
    leaflets = 0
    for order, prints in progress.shown(workers.done(print_clinic, orders), total, "Printed"):
        clinic_folder.write(out / order.clinic.id, prints.files, prints.list)
        leaflets += len(prints.files)
    return leaflets
