"""Whatever an author or a clinic writes: never a traceback, a hang, too much memory or a file outside of the output."""

import subprocess
from pathlib import Path

import pytest
from two_pages import ROOT

import bootstrap

RUNS = [pytest.param(0, 20, id="the first 20"), pytest.param(20, 200, id="the other 180", marks=pytest.mark.slow)]


def found(root: Path, what: str, seeds: tuple[int, int]) -> str:
    """What goes wrong with these mutations: nothing, or some lines for each."""
    words = [bootstrap.python(root), ROOT / "tests" / "mutations.py", what, root, *map(str, seeds)]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.strip()


@pytest.mark.parametrize(("first", "end"), RUNS)
def test_no_mutation_of_pages_data_and_mkdocs_yml_ends_badly(guide: Path, first: int, end: int) -> None:
    assert found(guide, "guide", (first, end)) == ""


@pytest.mark.parametrize(("first", "end"), RUNS)
def test_no_mutation_of_roster_profile_and_logo_ends_badly(guide: Path, first: int, end: int) -> None:
    assert found(guide, "clinics", (first, end)) == ""
