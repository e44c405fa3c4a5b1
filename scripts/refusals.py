"""What the system refuses a command and its user can mend, told in a line. Standard library only."""

import errno
import os
from pathlib import Path

AGAIN = "and run the command again"
FREE = f"free some space {AGAIN}"
ALLOW = f"allow writing there {AGAIN}"
NOT_A_FOLDER = f"a file stands where a folder should be; move it away {AGAIN}"
TOO_MANY = f"too many files are open; close some programs, or raise the limit (ulimit -n 1024) {AGAIN}"
REFUSALS = {
    errno.ENOSPC: f"the disk is full; {FREE}",
    errno.EDQUOT: f"your share of the disk is used up; {FREE}",
    errno.EACCES: f"no permission; {ALLOW}, or as the user who may",
    errno.EPERM: f"no permission; {ALLOW}, or as the user who may",
    errno.EROFS: f"it cannot be written, only read; {ALLOW}, or copy the project to another disk",
    errno.EEXIST: NOT_A_FOLDER,
    errno.ENOTDIR: NOT_A_FOLDER,
    errno.EISDIR: f"a folder stands where a file should be; move it away {AGAIN}",
    errno.ENOTEMPTY: f"another program writes there; end it {AGAIN}",
    errno.EXDEV: f"it is on another disk than the project; have the project's .cache and its outputs on one {AGAIN}",
    errno.EBUSY: f"another program uses it; end it {AGAIN}",
    errno.ENAMETOOLONG: f"its path is too long; move the project to a folder with a shorter path {AGAIN}",
    errno.ELOOP: f"this link leads to itself; take it away {AGAIN}",
    errno.EMFILE: TOO_MANY,
    errno.ENFILE: TOO_MANY,
    errno.ENOMEM: f"there is no memory left; end other programs {AGAIN}",
    errno.EAGAIN: f"the system starts no more processes; end other programs {AGAIN}",
    errno.EIO: f"the disk cannot be read or written; look after the disk {AGAIN}",
    errno.EFBIG: f"the file is larger than this disk or account allows; {FREE}",
}
"""By error number: what is wrong, and how to mend it. Any other one is our bug."""


def refusal(error: OSError, root: Path) -> str | None:
    """Return in one line the file (or else the project's folder), what is wrong and the remedy; None for a bug."""
    if error.errno not in REFUSALS:
        return None
    named = error.filename2 or error.filename  # of two, the one that was to be written
    path = root / os.fsdecode(named) if isinstance(named, str | bytes) else root
    if REFUSALS[error.errno] == NOT_A_FOLDER:  # The system names what it wanted beneath it.
        path = next((place for place in (path, *path.parents) if place.is_file()), path)
    shown = path.relative_to(root) if path != root and path.is_relative_to(root) else path
    return f"{shown}: {REFUSALS[error.errno]}"
