"""A copy of the project, or a small guide with its scripts, that a test builds as a newcomer does."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import bootstrap


def borrow_venv(root: Path) -> None:
    """Give the guide a `.venv` of its own with the packages of this one: nothing is installed."""
    venv.create(root / ".venv", symlinks=os.name != "nt")
    own = sysconfig.get_path("purelib", "venv", vars={"base": str(root / ".venv")})
    Path(own, "borrowed.pth").write_text(sysconfig.get_path("purelib"))
    for lock in root.glob("requirements*.txt"):
        bootstrap._stamp(root, lock.name).write_text(bootstrap._fingerprint(root, lock.name))


def command(root: Path, name: str, *arguments: str) -> list[str]:
    """The command as a newcomer types it: with a Python outside of the `.venv`."""
    return [sys.executable, str(root / "scripts" / name), *arguments]


def build(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, **environment}
    return subprocess.run(command(root, "build.py"), capture_output=True, text=True, env=variables)


def home(root: Path) -> str:
    return (root / "site" / "index.html").read_text(encoding="utf-8")
