"""The command clinics.py as it is typed, with the small guide of tests/pdf in place of MkDocs' pages and no set-up.

It may reach no network, and write nowhere but in its `--out` and the project's cache.
"""

import os
import pickle
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import audited

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
HEADER = "id,name,phone,region,papers\n"


def make_project(folder: Path) -> Path:
    """A project whose guide is small; its templates are printed by the first run and kept."""
    from printing import english, pages, project, read

    from leaflets.evidence import read_evidence
    from leaflets.guide import Guide
    from leaflets.regions import read_regions
    from leaflets.rendered import Rendered

    data = ROOT / "docs" / "data"
    guide = Guide(
        language="en",
        labels=english(),
        catalogue=read(),
        evidence=read_evidence(data),
        regions=read_regions(data / "regions.yml"),
        history=(),
    )
    project(folder)
    (folder / ".cache").mkdir()
    (folder / "rendered").write_bytes(pickle.dumps(Rendered(guide=guide, pages=pages())))
    return folder


def command(project: Path, roster: Path, out: Path, *arguments: str) -> list[str]:
    return [sys.executable, __file__, str(project), str(roster), "--out", str(out), *arguments]


def run(project: Path, roster: Path, out: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    words = command(project, roster, out, *arguments)
    return subprocess.run(words, env=environment(project), capture_output=True, text=True)


def environment(project: Path) -> dict[str, str]:
    paths = os.pathsep.join([str(ROOT / "scripts"), str(TESTS)])
    return {**os.environ, "PYTHONPATH": paths, "TMPDIR": str(project / ".cache")}


def write_roster(path: Path, clinics: int, more: str = "") -> Path:
    rows = "".join(f"c{number},Clinic {number},020 7946 {number:04},GB,\n" for number in range(clinics))
    path.write_text(HEADER + rows + more, encoding="utf-8")
    return path


def tree(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def _no_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.getaddrinfo"}:
        os.write(2, f"outside: {event} {arguments}\n".encode())
        os._exit(audited.OUTSIDE)


def main() -> None:
    import bootstrap

    project = Path(sys.argv.pop(1))
    rendered = pickle.loads((project / "rendered").read_bytes())
    bootstrap.ROOT, bootstrap.ready = project, lambda: None
    sys.modules["plain_mkdocs"] = SimpleNamespace(render=lambda root: rendered)  # type: ignore[assignment]
    import clinics

    out = Path(sys.argv[sys.argv.index("--out") + 1])
    audited.end_outside((out, project / ".cache", ROOT / ".cache", Path("/dev")))
    if "--scheduler" not in sys.argv:
        sys.addaudithook(_no_network)
    bootstrap.run(clinics.main)


if __name__ == "__main__":
    main()
