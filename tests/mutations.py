"""Seeded mutations of what a guide is made from, each built in a process that may use 600 MB and 10 seconds.

A process that has loaded everything stands for a new command: it is copied (forked) for each mutation.
"""

import importlib
import io
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path

from limited import UNTOUCHED, Outcome, in_a_copy, wrong
from mutated import another

ROSTER = """\
id,name,phone,out_of_hours,address,hours,region,note,logo
north,North Street Clinic,020 7946 0001,111,1 North Street | Example Town,Mon to Fri 9-17,GB,Ring twice.,logo.png
south,South Street Clinic,020 7946 0002,,2 South Street,,GB,,logo.svg
"""
PROFILE = "name: East Street Clinic\nphone: 020 7946 0003\nregion: GB\nlogo: logo.svg\npapers: [a4]\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#036"/></svg>'


def outcomes(
    works: Sequence[Callable[[Path], int]], targets: Sequence[Path], seeds: range, *, root: Path
) -> Iterator[Outcome]:
    """Yield how the work ends with one of the files mutated, which is then as before; if badly, the next work too."""
    for seed in seeds:
        target = targets[seed % len(targets)]
        before = target.read_bytes()
        target.write_bytes(another(before, random.Random(seed)))
        try:
            for number, work in enumerate(works, 1):
                outcome = in_a_copy(partial(work, target), f"{target.relative_to(root)} {seed}/{number}", root)
                yield outcome
                if outcome.code == 0:
                    break
        finally:
            target.write_bytes(before)


def _build(root: Path, target: Path) -> int:
    import record
    import site_swap
    from plain_mkdocs import build

    record.inputs(root)
    return 0 if build(root, site_swap.fresh(root)) else 1


def _build_without_rules(root: Path, target: Path) -> int:
    """Go on as a preview does, or hardly a mutation would come as far as a template or the press."""
    import checks
    from leaflets import history

    checks.findings = history.stale = lambda *_, **__: ()
    return _build(root, target)


def of_the_guide(root: Path, seeds: range) -> Iterator[Outcome]:
    """Yield how builds of the guide end with its pages, data, labels and mkdocs.yml mutated, but first as they are."""
    for name in ("plain_mkdocs", "handbook.printing", "leaflets.press"):
        importlib.import_module(name)  # before the copies are made
    pages, config = sorted(root.glob("docs/en/*.md")), root / "mkdocs.yml"
    data = [*sorted(root.glob("docs/data/*.yml")), root / "overrides" / "labels" / "en.yml"]
    targets = [one for file in data for one in (*pages, config, file)]  # an author writes pages, above all
    yield in_a_copy(partial(_build, root, config), UNTOUCHED, root)
    yield from outcomes([partial(_build, root), partial(_build_without_rules, root)], targets, seeds, root=root)


def write_clinics(folder: Path) -> None:
    """Write a roster of two clinics, a profile, and their logos."""
    from PIL import Image

    folder.mkdir(exist_ok=True)
    Image.new("RGB", (90, 60), "navy").save(folder / "logo.png")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (folder / "east.yml").write_text(PROFILE, encoding="utf-8")


def of_clinics(root: Path, seeds: range) -> Iterator[Outcome]:
    """Yield how clinics' leaflets end with roster, profile and logos mutated, but first as they are."""
    from leaflets.clinic_command import Asked, fulfil
    from plain_mkdocs import render

    with redirect_stdout(io.StringIO()):
        rendered = render(root)
    assert rendered

    def work(target: Path) -> int:
        roster = target if target.suffix == ".yml" else target.with_name("roster.csv")
        asked = Asked(
            roster=roster, out=root / ".cache" / "out", workers=1, resume=False, keep_going=True, scheduler=None
        )
        return fulfil(asked, rendered, root)

    folder = root / "clinics"
    write_clinics(folder)
    for name in ("roster.csv", "east.yml"):
        yield in_a_copy(partial(work, folder / name), UNTOUCHED, root)
    yield from outcomes([work], sorted(folder.iterdir()), seeds, root=root)


def main(what: str, root: Path, seeds: range) -> None:
    """Print all that goes wrong in the guide, which has its own scripts."""
    ended = list({"guide": of_the_guide, "clinics": of_clinics}[what](root, seeds))
    told = [line for outcome in ended if (line := wrong(outcome))]
    if not any(outcome.code == 1 for outcome in ended):
        told.append("no mutation was refused: were there any?")
    print("\n\n".join(told))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(sys.argv[2], "scripts")))
    main(sys.argv[1], Path(sys.argv[2]), range(int(sys.argv[3]), int(sys.argv[4])))
