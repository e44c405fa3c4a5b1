"""Missing parts of the machine: installed with apt if that asks for no password, else told."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

from parts import Part

APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")


def require(parts: Iterable[Part]) -> None:
    """Return once every part is there; exit 2 with one message if some cannot be installed."""
    lacking = _lacking(parts)
    fault = ""
    if lacking and (rights := _root_rights()) is not None:
        fault = _install(rights, " ".join(part.debian for part in lacking).split())
        lacking = _lacking(lacking)
    if lacking:
        print(message(lacking, fault), file=sys.stderr)
        sys.exit(2)


def message(lacking: Sequence[Part], fault: str = "") -> str:
    """Return what is missing, the line that mends it on each system, and why apt could not."""
    names = ", ".join(part.name for part in lacking)
    remedies = (
        ("Debian, Ubuntu:  sudo apt-get install ", " ", [part.debian for part in lacking]),
        ("Fedora:          sudo dnf install ", " ", [part.fedora for part in lacking]),
        ("macOS:           brew install ", " ", [part.macos for part in lacking]),
        ("Windows:         ", ", then ", [part.windows for part in lacking]),
    )
    lines = [
        f"This machine lacks: {names}. Install it and run the command again:",
        *(f"  {start}{comma.join(filter(None, words))}" for start, comma, words in remedies),
        f"apt-get was tried and said: {fault}",
    ]
    return "\n".join(lines if fault else lines[:-1])


def _lacking(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(part for part in parts if not part.present())


def _root_rights() -> tuple[str, ...] | None:
    """Return what to put before apt-get; None without apt, or where a password would be asked."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ()
    sudo = ("sudo", "-n")
    return sudo if shutil.which("sudo") and _run((*sudo, "true")).returncode == 0 else None


def _install(rights: Sequence[str], packages: Sequence[str]) -> str:
    """Install the packages, all or none; return apt's last words if it failed, else nothing."""
    print(f"Set-up: installing {' '.join(packages)} with apt", flush=True)
    install = (*rights, *APT, "-y", "--no-install-recommends", "install", *packages)
    done = _run(install)
    if done.returncode:  # A fresh machine has no package lists, and old lists name what is gone.
        _run((*rights, *APT, "update"))
        done = _run(install)
    if done.returncode == 0:
        return ""
    return (done.stderr.strip() or f"nothing (exit code {done.returncode})").splitlines()[-1]


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
