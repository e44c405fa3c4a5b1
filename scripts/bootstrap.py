"""The first step of every command: its own Python in `.venv` with the locked packages.

Standard library only; down to the version check any Python 3 can read it.
"""

import hashlib
import os
import platform
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python stops right here)
    told = "Python %s is too old; install Python 3.11 or newer and start the command with it"
    print(told % platform.python_version(), file=sys.stderr)
    sys.exit(2)

from collections.abc import Callable, Sequence
from typing import NoReturn

import machine
import parts
import site_swap
from leaflets import ending
from leaflets.errors import LeafletError
from refusals import refusal

ROOT = Path(__file__).resolve().parent.parent
BUILD_LOCKS = ("requirements.txt",)
PACK_LOCKS = (*BUILD_LOCKS, "requirements-pack.txt")
TEST_LOCKS = (*PACK_LOCKS, "requirements-test.txt")

NO_NETWORK = "no network to fetch the Python packages from; connect and run the command again"
PIP_FAULTS = (
    ("No space left on device", "the disk is full; free 1 GB and run the command again"),
    ("DO NOT MATCH THE HASHES", "a fetched package is not the locked one; try again later"),
    ("Hashes are required", "a package has no hash in it; restore the file from the repository"),
    ("NewConnectionError", NO_NETWORK),
    ("NameResolutionError", NO_NETWORK),
    ("ConnectTimeoutError", NO_NETWORK),
)
"""Words that pip prints, and what they mean to whoever typed the command."""


def run(verb: Callable[[], int]) -> NoReturn:
    """Exit with the command's code; tell a LeafletError, or what the system refuses, in one line and exit 1."""
    ending.heed()
    try:
        sys.exit(verb())
    except ending.EndedError as ended:
        ending.end(ended.sign)
    except LeafletError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        told = refusal(error, ROOT)
        if told is None:
            raise
        print(told, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)  # What a shell expects of a command ended by Ctrl-C.


def ready(locks: Sequence[str] = BUILD_LOCKS) -> None:
    """Return in the `.venv`'s Python with everything the locks name; exit 2 if the machine lacks a part.

    From any other Python it does not return: the command starts again in `.venv`.
    """
    machine.require(parts.TESTS if locks == TEST_LOCKS else parts.BUILD)
    site_swap.restore(ROOT)
    set_up(ROOT, locks)
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        _start_again(ROOT)
    print("Set-up: ready", flush=True)


def set_up(root: Path, locks: Sequence[str]) -> None:
    """Install what the locks name, the first into a new `.venv`; nothing is run if all is there."""
    if all(_installed(root, lock) for lock in locks):
        return
    with site_swap.alone(root):
        for lock in locks:
            if not _installed(root, lock):
                print(f"Set-up: installing {lock} into .venv (about a minute)", flush=True)
                if lock == locks[0]:
                    _make_venv(root)
                _install(root, lock)
                stamp(root, lock)


def python(root: Path) -> Path:
    """Return the Python of the project's `.venv`."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip_fault(stderr: str, lock: str) -> str:
    """Return pip's failure in one line: what is wrong and how to mend it."""
    for words, meaning in PIP_FAULTS:
        if words in stderr:
            return f"{lock}: {meaning}"
    errors = [line for line in stderr.splitlines() if line.startswith("ERROR:")]
    return f"{lock}: pip could not install it: {errors[-1][7:] if errors else stderr.strip()}"


def stamp(root: Path, lock: str) -> None:
    """Note that the lock is installed whole."""
    _stamp(root, lock).write_text(_fingerprint(root, lock), encoding="utf-8")


def _installed(root: Path, lock: str) -> bool:
    noted = _stamp(root, lock)
    known = noted.read_text(encoding="utf-8") if noted.exists() else ""
    return known == _fingerprint(root, lock) and python(root).exists()


def _stamp(root: Path, lock: str) -> Path:
    """Return the file written last, once the lock is installed whole."""
    return root / ".venv" / f"{lock}.stamp"


def _fingerprint(root: Path, lock: str) -> str:
    """Return what makes an installation unfit when it changes; a `.venv` cannot be moved."""
    parts = ((root / lock).read_bytes(), platform.python_version().encode(), os.fsencode(root))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _make_venv(root: Path) -> None:
    import venv  # Debian's smallest Python has none; by now it has.

    if (root / ".venv").is_symlink():  # emptying it would empty another project's
        raise LeafletError(".venv: it is a link, and its packages are not those of this project; remove the link")
    try:
        venv.create(root / ".venv", clear=True, symlinks=os.name != "nt", with_pip=True)
    except subprocess.CalledProcessError as error:
        _stop(f".venv: {error}; this Python cannot make one, use the system's own")


def _install(root: Path, lock: str) -> None:
    """Install exactly what the lock names; a half-installed package is installed again."""
    options = ("--require-hashes", "--no-deps", "--only-binary=:all:", "--force-reinstall")
    quiet = ("--quiet", "--no-input", "--disable-pip-version-check", "--no-cache-dir")
    command = (python(root), "-I", "-m", "pip", "install", *options, *quiet, "-r", lock)
    done = subprocess.run(command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        _stop(pip_fault(done.stderr, lock))


def _start_again(root: Path) -> NoReturn:
    for name in ("PYTHONHOME", "PYTHONPATH"):  # They would mix another Python's packages in.
        os.environ.pop(name, None)
    os.environ["PYTHONUTF8"] = "1"  # A library that names no encoding reads and writes the same on every system.
    command = (str(python(root)), *sys.orig_argv[1:])
    if os.name == "nt":  # There exec returns to the shell before the command has ended.
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


def _stop(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    sys.exit(2)
