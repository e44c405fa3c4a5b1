"""What git knows of the project's versions, by their tags `v<version>`. No shell reads what it is asked."""

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path

from leaflets.errors import LeafletError

SECONDS = 60
"""After which git is taken to be stuck."""


def tags(root: Path) -> list[str] | None:
    """Return the names of the tags; None where there is no git or no repository.

    Raise a LeafletError if git is stuck, or does not read a repository that is there.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return None
    try:
        return _git(root, "tag", "--list", "v*").decode().split()
    except FileNotFoundError:
        return None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise LeafletError(
            f".git:1: git does not read this repository ({said}); mend that, so that tags count"
        ) from None


def unpack(root: Path, tag: str, into: Path) -> None:
    """Write the texts that `root` had at the tag into the folder."""
    with tarfile.open(fileobj=BytesIO(_git(root, "archive", "--format=tar", tag))) as archive:
        texts = [member for member in archive if member.isfile() and member.name.endswith((".md", ".yml"))]
        archive.extractall(into, members=texts, filter="data")


def file_at(root: Path, tag: str, name: str) -> bytes | None:
    """Return what the file, named as seen from `root`, held at the tag; None if there was none."""
    try:
        return _git(root, "show", f"{tag}:./{name}")
    except subprocess.CalledProcessError:
        return None


def _git(root: Path, *arguments: str) -> bytes:
    """Return what git prints; raise a LeafletError if it is stuck."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise LeafletError(f".git:1: git {arguments[0]} has not ended after {SECONDS} seconds; see why") from None
    return done.stdout
