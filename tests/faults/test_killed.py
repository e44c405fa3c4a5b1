"""A command that is killed: the old outputs are whole, nothing half has a final name, the next run is good."""

import random
import shutil
import signal
import subprocess
from pathlib import Path

import kill_at
import pytest
from clone import command
from two_pages import edit, files, good, moved, run

SEED = 20261122
KILLS = 20
FEW = 2
"""So many of them are in every run of the tests, all in test.py --all."""


def moments() -> list[object]:
    """The numbers of the kills, of which all but a few are slow."""
    return [pytest.param(number, marks=[pytest.mark.slow] if number >= FEW else []) for number in range(KILLS)]


@pytest.fixture(scope="module")
def after(built: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], list[str]]:
    """The edited guide's site, and every change of the disk that its build makes."""
    folder = tmp_path_factory.mktemp("killed")
    root = moved(built, folder / "guide")
    kill_at.load_into(root)
    edit(root)
    good(run(root, KILL_AT="0", KILL_TELL=str(folder / "changes")))
    return files(root / "site"), (folder / "changes").read_text(encoding="utf-8").splitlines()


def standing(root: Path) -> dict[str, str]:
    """The site, or the one that the next command puts back."""
    site = root / "site"
    return files(site if site.exists() else root / ".cache" / "site-old")


def proven(root: Path, before: dict[str, str], after: dict[str, str]) -> None:
    """Nothing is lost now, and the next run makes what this one should have, with nothing half in its cache."""
    assert standing(root) in (before, after)
    assert "damaged" not in good(run(root))
    assert files(root / "site") == after
    assert not (root / ".cache" / "site-old").exists()
    assert "site/ is unchanged" in good(run(root))


@pytest.mark.parametrize("number", moments())
def test_a_build_that_is_killed_at_a_change_of_the_disk_loses_nothing(
    guide: Path, after: tuple[dict[str, str], list[str]], number: int
) -> None:
    site, changes = after
    at = random.Random(SEED).sample(range(1, len(changes) + 1), KILLS)[number]
    before = files(guide / "site")
    kill_at.load_into(guide)
    edit(guide)
    assert run(guide, KILL_AT=str(at)).returncode == -signal.SIGKILL, changes[at - 1]
    proven(guide, before, site)


@pytest.mark.parametrize("number", moments())
def test_a_build_that_is_killed_at_any_time_loses_nothing(
    guide: Path, after: tuple[dict[str, str], list[str]], number: int
) -> None:
    """It is killed after a part of the time that a build takes; a slow machine is killed earlier in it."""
    seconds = random.Random(SEED + number).uniform(0.2, 2.5)
    before = files(guide / "site")
    shutil.rmtree(guide / ".cache" / "leaflets")
    edit(guide)
    with subprocess.Popen(command(guide, "build.py"), stdout=subprocess.DEVNULL) as build:
        try:
            build.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            build.kill()
    proven(guide, before, after[0])
