"""Tell every mistake in the guide, a line each: `path:line: what is wrong; remedy [rule]`."""

import sys
from contextlib import chdir, redirect_stdout
from pathlib import Path

import bootstrap

ROOT = Path(__file__).resolve().parent.parent


def check() -> int:
    """Return 1 if there is something to mend, else 0."""
    with redirect_stdout(sys.stderr):  # what is printed on stdout is findings, nothing else
        bootstrap.ready()
    import checks  # needs what bootstrap made ready

    with chdir(ROOT):  # findings name files as seen from there
        findings = checks.run(ROOT / "docs" / "en", ROOT / "docs" / "data")
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


if __name__ == "__main__":
    bootstrap.run(check)
