"""Our own arm: a copy of the project, built as a newcomer does, so that the author's `site/` and `.cache/` stay."""

import os
import shutil
import sys
import sysconfig
import venv
from pathlib import Path

import bootstrap
import record
from figures import timing
from figures.timing import Run


def copy(root: Path, into: Path) -> Path:
    """Return a copy of all that a build of the project reads, with a `.venv` that borrows the packages of this one."""
    for name in record.INPUTS:
        if (root / name).is_dir():
            shutil.copytree(root / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(root / name, into / name)
    borrow_venv(into)
    return into


def borrow_venv(root: Path) -> None:
    """Give the guide a `.venv` of its own with the packages of this one: nothing is installed."""
    venv.create(root / ".venv", symlinks=os.name != "nt")
    own = sysconfig.get_path("purelib", "venv", vars={"base": str(root / ".venv")})
    Path(own, "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    for lock in root.glob("requirements*.txt"):
        bootstrap.stamp(root, lock.name)


def command(root: Path, name: str, *arguments: str) -> list[str]:
    """Return the command as a newcomer types it: with a Python outside of the `.venv`."""
    return [sys.executable, str(root / "scripts" / name), *arguments]


def forget(root: Path) -> None:
    """Delete all that earlier builds have left."""
    for name in ("site", ".cache"):
        shutil.rmtree(root / name, ignore_errors=True)


def build(root: Path) -> Run:
    """Return what `build.py` took with what earlier builds have left."""
    return timing.command(command(root, "build.py"), folder=root)


def whole_build(root: Path) -> Run:
    """Return what `build.py` took with nothing left of earlier builds."""
    forget(root)
    return build(root)
