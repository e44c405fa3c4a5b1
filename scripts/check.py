"""Tell every mistake in the guide, a line each: `path:line: what is wrong; remedy [rule]`.

--trace tells instead where a printed sentence comes from, and --since what has changed since a version.
"""

import argparse
import sys
from contextlib import chdir, redirect_stdout
from datetime import date
from pathlib import Path

import bootstrap


def main() -> int:
    """Return 1 if there is something to mend, else 0."""
    options = _options()
    root = bootstrap.ROOT
    with redirect_stdout(sys.stderr):  # what is printed on stdout is findings, nothing else
        bootstrap.ready()
    with chdir(root):  # findings name files as seen from there
        return _check(root, as_of=options.as_of, strict=options.strict)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="a warning counts as an error")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE", help="look at reviews as on that day"
    )
    return parser.parse_args()


def _check(root: Path, *, as_of: date, strict: bool) -> int:
    import checks  # needs what bootstrap made ready

    findings = checks.run(root, root / "docs" / "en", as_of=as_of)
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return int(any(strict or not finding.warning for finding in findings))


if __name__ == "__main__":
    bootstrap.run(main)
