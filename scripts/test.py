"""Run all checks and tests: style, types, then pytest. What follows `--` goes to pytest."""

import argparse
import subprocess
import sys

import bootstrap

CHECKS = (("ruff", "check", "--quiet"), ("ruff", "format", "--check", "--quiet"), ("mypy",))
PYTEST_CODES = {0: 0, 4: 2}
"""pytest's exit codes in ours: 4 is wrong use; all others mean that something is to mend."""


def main() -> int:
    """Return 0 if all is well, 1 if a check or test fails, 2 on wrong use."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="the slow tests too")
    parser.add_argument("pytest", nargs="*", help="arguments for pytest")
    options = parser.parse_args()
    bootstrap.ready(bootstrap.TEST_LOCKS)
    for check in CHECKS:
        print(f"Check: {' '.join(check)}", flush=True)
        if _module(*check):
            return 1
    choice = () if options.all else ("-m", "not slow")
    return PYTEST_CODES.get(_module("pytest", "-n", "2", *choice, *options.pytest), 1)


def _module(*command: str) -> int:
    return subprocess.call([sys.executable, "-m", *command], cwd=bootstrap.ROOT)


if __name__ == "__main__":
    bootstrap.run(main)
