"""The peers: what people would use instead, each installed by pip into an environment of its own."""

import subprocess
import sys
import venv
from dataclasses import dataclass
from importlib.metadata import distributions, version
from pathlib import Path

from figures.bench import Bench
from leaflets.errors import LeafletError


@dataclass(frozen=True, kw_only=True)
class Peer:
    """A program to compare with."""

    name: str
    pins: tuple[str, ...]
    """What pip installs; the first is the one that the table names the version of."""
    as_ours: bool = False
    """What the pins need in turn has our `.venv`'s versions too."""

    @property
    def told(self) -> str:
        """Return its name and version as the table has them."""
        return f"{self.name} {self.pins[0].partition('==')[2]}"


ZENSICAL = Peer(name="Zensical", pins=("zensical==0.0.73",))
FURO = Peer(name="Sphinx with Furo", pins=("furo==2025.12.19", "sphinx==9.0.4", "myst-parser==5.2.0"))
TYPST = Peer(name="Typst", pins=("typst==0.15.2", "pypandoc_binary==1.17"))
PRINCE = Peer(name="Prince", pins=("prince-pdf==17.0.0.post2",))


def _pins(*packages: str) -> tuple[str, ...]:
    """Return the packages pinned to the versions of our own `.venv`, so that a peer has no older ones."""
    return tuple(f"{package}=={version(package)}" for package in packages)


MATERIAL = _pins("mkdocs", "mkdocs-material", "weasyprint")
STOCK = Peer(name="stock MkDocs", pins=(*MATERIAL, *_pins("mkdocs-with-pdf")), as_ours=True)
TO_PDF = Peer(name="mkdocs-to-pdf", pins=("mkdocs-to-pdf==0.12.1", *MATERIAL))
PRINT_SITE = Peer(name="mkdocs-print-site", pins=("mkdocs-print-site-plugin==2.9", *MATERIAL))


def told(package: str, name: str = "") -> str:
    """Return the name and version of a package that `STOCK` has, as the table has them."""
    return f"{name or package} {version(package)}"


def program(bench: Bench, peer: Peer, name: str) -> Path:
    """Return the path of a program of the peer's; raise a LeafletError if the peer cannot be installed."""
    home = bench.folder / "env" / peer.name.replace(" ", "-").lower()
    stamp = home / "installed"
    pins = "\n".join(peer.pins)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != pins:
        bench.tell(f"Benchmark: installing {peer.told}")
        _install(home, peer)
        stamp.write_text(pins, encoding="utf-8")
    return home / ("Scripts" if sys.platform == "win32" else "bin") / name


def _install(home: Path, peer: Peer) -> None:
    venv.create(home, clear=True, symlinks=sys.platform != "win32", with_pip=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    constraints = home / "constraints.txt"
    constraints.write_text("\n".join(_installed_here()) if peer.as_ours else "", encoding="utf-8")
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check")
    pip = [str(python), "-I", "-m", "pip", "install", *quiet, "-c", str(constraints), *peer.pins]
    done = subprocess.run(pip, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR:")]
        raise LeafletError(f"{peer.told} cannot be installed: {errors[-1][7:] if errors else 'pip failed'}")


def _installed_here() -> list[str]:
    """Return what our `.venv` has, a line each as pip reads it."""
    return sorted(f"{one.metadata['Name']}=={one.version}" for one in distributions())
