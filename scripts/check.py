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
        if options.trace is not None:
            return _trace(options.trace, root)
        if options.since is not None:
            return _since(options.since, root)
        return _check(root, as_of=options.as_of, strict=options.strict)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strict", action="store_true", help="a warning counts as an error")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=date.today(), metavar="DATE", help="look at reviews as on that day"
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--trace", metavar="SENTENCE", type=_some, help="tell where a printed sentence comes from")
    instead.add_argument("--since", metavar="VERSION", type=_some, help="list what changed since, for a reviewer")
    return parser.parse_args()


def _some(text: str) -> str:
    """Return the text; raise what argparse tells as wrong use if there is nothing in it."""
    if not text.strip():
        raise argparse.ArgumentTypeError("there is nothing in the quotes")
    return text


def _check(root: Path, *, as_of: date, strict: bool) -> int:
    import checks  # needs what bootstrap made ready
    from leaflets.settings import docs_folder

    findings = checks.run(root, docs_folder(root), as_of=as_of)
    sys.stdout.writelines(f"{finding}\n" for finding in findings)
    return int(any(strict or not finding.warning for finding in findings))


def _trace(sentence: str, root: Path) -> int:
    """Tell where the sentence comes from; return 1 if it stands nowhere."""
    from checks.trace import nearest, told, trace
    from checks.whole import read_whole
    from leaflets import labels
    from leaflets.settings import docs_folder, language

    whole = read_whole(root, docs_folder(root))
    origins = trace(sentence, whole, labels.read(root / "overrides" / "labels" / f"{language(root)}.yml"))
    for origin in origins:
        sys.stdout.writelines(f"{line}\n" for line in told(origin, whole.standards.evidence))
    if not origins:
        near = nearest(sentence, whole)
        hint = f"the nearest is {near.path}:{near.line}: “{near.text}”" if near else "copy it from a page or a leaflet"
        print(f"no page has this sentence; {hint}")
    return int(not origins)


def _since(version: str, root: Path) -> int:
    """List the changes since the version."""
    from checks.said import said_in
    from checks.since import changes, said_at
    from checks.standards import read_standards

    standards, _ = read_standards(root / "docs" / "data")
    told = list(changes(said_at(version, root, standards), said_in(root, standards)))
    sys.stdout.writelines(f"{line}\n" for line in told)
    print(f"Changes since {version}: {len(told)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    bootstrap.run(main)
