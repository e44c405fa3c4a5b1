"""Run all checks and tests: style, types, then pytest. What follows `--` goes to pytest."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

import bootstrap

CHECKS = (("ruff", "check", "--quiet"), ("ruff", "format", "--check", "--quiet"), ("mypy",))
PYTEST_CODES = {0: 0, 4: 2}
"""pytest's exit codes in ours: 4 is wrong use; all others mean that something is to mend."""


def main() -> int:
    """Return 0 if all is well, 1 if a check or test fails, 2 on wrong use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="the slow tests too")
    parser.add_argument("--record", action="store_true", help="then build, and keep what validators say of the files")
    parser.add_argument("pytest", nargs="*", help="arguments for pytest")
    options = parser.parse_args()
    bootstrap.ready(bootstrap.TEST_LOCKS)
    for check in CHECKS:
        print(f"Check: {' '.join(check)}", flush=True)
        if _module(*check):
            return 1
    choice = () if options.all else ("-m", "not slow")
    code = PYTEST_CODES.get(_module("pytest", "-n", "2", "--dist", "worksteal", *choice, *options.pytest), 1)
    return _record() if options.record and not code else code


def _record() -> int:
    """Build, validate the site and write docs/data/validation.json; return 1 if one of these fails."""
    told = Path("docs", "data", "validation.json")
    paths = os.pathsep.join(("scripts", "tests"))
    steps = (("scripts/build.py",), ("tests/validating.py", "site", str(told)), ("scripts/build.py",))
    for step in steps:
        if subprocess.call([sys.executable, *step], cwd=bootstrap.ROOT, env={**os.environ, "PYTHONPATH": paths}):
            return 1
    print(f"Record: {told}; site/ shows it")
    return 0


def _module(*command: str) -> int:
    return subprocess.call([sys.executable, "-m", *command], cwd=bootstrap.ROOT)


if __name__ == "__main__":
    bootstrap.run(main)
