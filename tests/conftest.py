"""For all tests: no network but loopback, and the real guide built once."""

import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import clone
import pytest

from site_swap import alone

ROOT = Path(__file__).resolve().parent.parent
LOOPBACK = ("127.", "::1", "localhost")


class NetworkForbiddenError(Exception):
    """A test reached for an address beyond this machine."""


def _loopback_only(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # A path is a Unix socket.
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if isinstance(host, str) and host and not host.startswith(LOOPBACK):
        raise NetworkForbiddenError(f"a test may not reach {host}")


sys.addaudithook(_loopback_only)  # It also sees what is done in C, and no test can undo it.


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real guide by `mkdocs build --strict`, once for all workers of this run."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    folder = shared / "site"
    with alone(shared):
        if not folder.exists():
            mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder]
            done = subprocess.run(mkdocs, cwd=ROOT, capture_output=True, text=True)
            assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def project_at(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Path]:
    """Give a copy of the project that build.py has built for an address on the web, once for all workers."""
    own = tmp_path_factory.getbasetemp()
    shared = (own if worker_id == "master" else own.parent) / "at-an-address"
    shared.mkdir(exist_ok=True)

    def built(address: str) -> Path:
        root = shared / sha256(address.encode()).hexdigest()[:10]
        with alone(shared):
            if not root.exists():
                root.mkdir()
                clone.copy(ROOT, root)
                done = clone.build(root, SITE_URL=address)
                assert (done.returncode, done.stderr) == (0, "")
        return root

    return built


@pytest.fixture(scope="session")
def packed(site: Path) -> dict[str, bytes]:
    """The packs of the real guide by their kind: zip, zim, html, epub."""
    from offline.packs import packs  # libzim is not there for every Python

    return {name.rpartition(".")[2]: pack for name, pack in packs(site, ROOT).items()}
