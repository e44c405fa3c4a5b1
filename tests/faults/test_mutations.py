"""Whatever an author or a clinic writes: never a traceback, a hang, too much memory or a file outside of the output."""

import subprocess
from pathlib import Path

import pytest
from limited import UNTOUCHED, Outcome, wrong
from two_pages import ROOT, few

import bootstrap

AT_ONCE = 10
RUNS = few([(first, first + AT_ONCE) for first in range(0, 200, AT_ONCE)], 1)


def found(root: Path, what: str, seeds: tuple[int, int]) -> str:
    """What goes wrong with these mutations: nothing, or some lines for each."""
    words = [bootstrap.python(root), ROOT / "tests" / "mutations.py", what, root, *map(str, seeds)]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize("seeds", RUNS)
def test_no_mutation_of_pages_data_and_mkdocs_yml_ends_badly(guide: Path, seeds: tuple[int, int]) -> None:
    assert found(guide, "guide", seeds) == ""


@pytest.mark.parametrize("seeds", RUNS)
def test_no_mutation_of_roster_profile_and_logo_ends_badly(guide: Path, seeds: tuple[int, int]) -> None:
    assert found(guide, "clinics", seeds) == ""


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (-9, ""),
        (70, "Traceback (most recent call last):"),
        (1, ""),
        (1, "outside: open /etc/x\na process beside ended early; free some memory and build again"),
        (1, "a process beside ended early; if nothing above tells why, free some memory and build again"),
        (1, "the system ended a worker; free some memory and go on with --resume"),
        (1, "a" * 2_001),
    ],
)
def test_what_ends_badly_is_known(code: int, told: str) -> None:
    assert wrong(Outcome(name="x 1", code=code, told=told))


def test_what_ends_well_is_known_and_what_is_good_may_not_be_refused() -> None:
    refused = "docs/en/index.md:3: what is wrong; how to mend it"
    assert wrong(Outcome(name="x 1", code=1, told=refused)) == ""
    assert wrong(Outcome(name="x 1", code=0, told="")) == ""
    assert refused in wrong(Outcome(name=UNTOUCHED, code=1, told=refused))
