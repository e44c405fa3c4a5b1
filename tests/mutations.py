"""Seeded mutations of what a guide is made from, each built in a process that may use 600 MB and 10 seconds.

A process that has loaded everything stands for a new command: it is copied (forked) for each mutation.
"""

import importlib
import io
import os
import random
import re
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import audited

MOST_BYTES, MOST_SECONDS, HANGS = 600_000_000, 10, 120
"""Of memory for data, of a processor, and of the clock, as one that waits for nothing uses no processor; a build of
this guide needs 150 MB and 1.5 seconds."""
CAUGHT = re.compile(r"^outside: |ended early|the system ended", re.MULTILINE)
"""What is told of a process at work that a limit has ended; the command itself ends as of a mistake of the author."""
HOSTILE = (
    *("{{ 7*7 }}", "{% include 'x' %}", "{%", "<script>x</script>", "]]>", "<!--", "<div", "</section>", "<p>" * 900),
    *("!!python/object/apply:os.system [id]", "!!binary x", "&a [*a]", "*a", "!ENV HOME", "!relative", "<<: *x", "? x"),
    *(
        "../../../etc/passwd",
        "![x](/etc/passwd)",
        "![x](file:///etc/passwd)",
        "[x](//example.org)",
        "[x]: <",
        "%00",
        "C:\\",
    ),
    *("[" * 3_000, "> " * 2_000, "(" * 5_000, "#" * 90, "*" * 3_000, "`" * 1_001, "|" * 500, "- " * 1_500, "_a_" * 999),
    *(
        "9" * 5_000,
        "-1",
        "1e999",
        ".inf",
        ".nan",
        "0x",
        "null",
        "true",
        "---",
        "...",
        "2026-13-45",
        "12:34:56",
        "{a: {",
        "[,",
    ),
    *(
        "\x00",
        "\ufeff",
        "\u202e",
        "\r",
        "\x1b[31m",
        "\ud7ff",
        "\U0001f3f3",
        "e\u0301" * 400,
        "a" * 90_000,
        "\t\t",
        "\x85",
    ),
    *(
        '"',
        "'",
        "=cmd|' /C calc'!A0",
        ";" * 99,
        ",",
        "{#x .emergency}",
        '<div data-fill="nosuch"></div>',
        "[F999]",
        "[general",
    ),
)
"""What breaks readers of Markdown, YAML, templates, tables and letters."""
ROSTER = """\
id,name,phone,out_of_hours,address,hours,region,note,logo
north,North Street Clinic,020 7946 0001,111,1 North Street | Example Town,Mon to Fri 9-17,GB,Ring twice.,logo.png
south,South Street Clinic,020 7946 0002,,2 South Street,,GB,,logo.svg
"""
PROFILE = "name: East Street Clinic\nphone: 020 7946 0003\nregion: GB\nlogo: logo.svg\npapers: [a4]\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#036"/></svg>'


UNTOUCHED = "nothing mutated"
"""The name of the outcome that shows that the rest means something."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """How one mutation ended."""

    name: str
    """The file and the seed."""
    code: int
    """The exit code, or the signal below zero."""
    told: str
    """What stood on stderr."""


def another(content: bytes, rng: random.Random) -> bytes:
    """Return the content mutated, other than it was."""
    changed = content
    while changed == content:
        changed = mutated(content, rng)
    return changed


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Return the content with one to three changes."""
    for _ in range(rng.randint(1, 3)):
        content = rng.choice(CHANGES)(content, rng)
    return content


def _insert(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(HOSTILE).encode() + content[at:]


def _flip(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) or 1)
    return content[:at] + bytes([rng.randrange(256)]) + content[at + 1 :]


def _cut(content: bytes, rng: random.Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _lines(content: bytes, rng: random.Random) -> bytes:
    """Drop, double, indent, replace or move a line."""
    lines = content.splitlines(keepends=True) or [b""]
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    hostile = rng.choice(HOSTILE).encode() + b"\n"
    changed = {
        "drop": [],
        "double": [lines[at]] * 2,
        "indent": [b"  ", lines[at]],
        "replace": [hostile],
        "move": [lines[other]],
    }
    lines[at : at + 1] = changed[rng.choice(sorted(changed))]
    return b"".join(lines)


def _value(content: bytes, rng: random.Random) -> bytes:
    """Replace what stands after a colon or comma."""
    places = [at + 1 for at, byte in enumerate(content) if byte in b":,"] or [0]
    at = rng.choice(places)
    end = content.find(b"\n", at)
    return content[:at] + b" " + rng.choice(HOSTILE).encode() + content[end:]


CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (_insert, _flip, _cut, _lines, _lines, _value)


def outcomes(
    work: Callable[[Path], int], targets: list[Path], seeds: range, *, root: Path, may_write: tuple[Path, ...]
) -> Iterator[Outcome]:
    """Yield how the work ends as things are, and then with one of the files mutated, which is then as before."""
    yield _in_a_copy(partial(work, targets[0]), UNTOUCHED, may_write)
    for seed in seeds:
        target = targets[seed % len(targets)]
        before = target.read_bytes()
        target.write_bytes(another(before, random.Random(seed)))
        try:
            yield _in_a_copy(partial(work, target), f"{target.relative_to(root)} {seed}", may_write)
        finally:
            target.write_bytes(before)


def _in_a_copy(work: Callable[[], int], name: str, may_write: tuple[Path, ...]) -> Outcome:
    with tempfile.TemporaryFile() as told:
        child = os.fork()
        if child == 0:
            os.dup2(told.fileno(), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            _limit(may_write)
            _work(work)
        _, status = os.waitpid(child, 0)
        told.seek(0)
        return Outcome(name=name, code=os.waitstatus_to_exitcode(status), told=told.read().decode(errors="replace"))


def _work(work: Callable[[], int]) -> None:
    """End this process as a command ends."""
    import bootstrap

    try:
        bootstrap.run(work)
    except SystemExit as end:
        code = end.code
    except BaseException:  # noqa: BLE001  (whatever it is, a command would show it)
        sys.excepthook(*sys.exc_info())
        code = 70
    sys.stderr.flush()
    os._exit(int(code or 0))


def _limit(may_write: tuple[Path, ...]) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    signal.alarm(HANGS)
    tempfile.tempdir = str(may_write[0])
    audited.end_outside((*may_write, Path("/dev")))


def wrong(outcome: Outcome) -> str:
    """Return what is wrong with how it ended; empty if nothing is."""
    if outcome.code not in (0, 1):
        return f"{outcome.name}: ended with {outcome.code}: {outcome.told[-1500:]}"
    lines = outcome.told.splitlines()
    if "Traceback" in outcome.told or any(len(line) > 2_000 for line in lines):
        return f"{outcome.name}: {outcome.told[-1500:]}"
    if outcome.code == 1 and not lines:
        return f"{outcome.name}: nothing was told"
    if CAUGHT.search(outcome.told):
        return f"{outcome.name}: a limit ended it: {outcome.told[-1500:]}"
    if outcome.name == UNTOUCHED and outcome.code:
        return f"{outcome.name}: what is good already is refused: {outcome.told[-1500:]}"
    return ""


def _build(root: Path, target: Path) -> int:
    import record
    import site_swap
    from plain_mkdocs import build

    record.inputs(root)
    return 0 if build(root, site_swap.fresh(root)) else 1


def of_the_guide(root: Path, seeds: range) -> Iterator[Outcome]:
    """Yield how builds of the guide end with its pages, data, labels and mkdocs.yml mutated."""
    for name in ("plain_mkdocs", "handbook.printing", "leaflets.press"):
        importlib.import_module(name)  # before the copies are made
    pages, config = sorted(root.glob("docs/en/*.md")), root / "mkdocs.yml"
    data = [*sorted(root.glob("docs/data/*.yml")), root / "overrides" / "labels" / "en.yml"]
    targets = [one for file in data for one in (*pages, config, file)]  # an author writes pages, above all
    return outcomes(partial(_build, root), targets, seeds, root=root, may_write=(root / ".cache",))


def write_clinics(folder: Path) -> None:
    """Write a roster of two clinics, a profile, and their logos."""
    from PIL import Image

    folder.mkdir(exist_ok=True)
    Image.new("RGB", (90, 60), "navy").save(folder / "logo.png")
    (folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (folder / "east.yml").write_text(PROFILE, encoding="utf-8")


def of_clinics(root: Path, seeds: range) -> Iterator[Outcome]:
    """Yield how clinics' leaflets end with roster, profile and logos mutated."""
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
    return outcomes(work, sorted(folder.iterdir()), seeds, root=root, may_write=(root / ".cache",))


def main(what: str, root: Path, seeds: range) -> None:
    """Print all that goes wrong in the guide, which has its own scripts."""
    ended = list({"guide": of_the_guide, "clinics": of_clinics}[what](root, seeds))
    told = [line for outcome in ended if (line := wrong(outcome))]
    refused = sum(outcome.code == 1 for outcome in ended)
    if not refused:
        told.append("no mutation was refused: were there any?")
    print("\n\n".join(told))


if __name__ == "__main__":
    sys.path.insert(0, str(Path(sys.argv[2], "scripts")))
    main(sys.argv[1], Path(sys.argv[2]), range(int(sys.argv[3]), int(sys.argv[4])))
