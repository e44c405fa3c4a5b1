"""A copy of the project, or a small guide with its scripts, that a test builds as a newcomer does."""

import os
import subprocess
from pathlib import Path

from figures.own import borrow_venv as borrow_venv
from figures.own import command
from figures.own import copy as copy


def build(root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, **environment}
    return subprocess.run(command(root, "build.py"), capture_output=True, text=True, env=variables)


def home(root: Path) -> str:
    return (root / "site" / "index.html").read_text(encoding="utf-8")
