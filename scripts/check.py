"""Tell every mistake in the guide, a line each: `path:line: what is wrong; remedy [rule]`."""

import argparse
import sys
from contextlib import chdir, redirect_stdout

import bootstrap


def main() -> int:
    """Return 1 if there is something to mend, else 0."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    root = bootstrap.ROOT
    with redirect_stdout(sys.stderr):  # what is printed on stdout is findings, nothing else
        bootstrap.ready()
    import checks  # needs what bootstrap made ready

    with chdir(root):  # findings name files as seen from there
        findings = checks.run(root / "docs" / "en", root / "docs" / "data")
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return 1 if findings else 0


if __name__ == "__main__":
    bootstrap.run(main)
