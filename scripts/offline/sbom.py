"""The list of the packages that make the guide (SBOM), from the lock by CycloneDX' own tool."""

import os
import subprocess
import sys
from pathlib import Path

from leaflets.errors import LeafletError

TOOL = (sys.executable, "-I", "-m", "cyclonedx_py", "requirements", "--output-reproducible", "--spec-version", "1.6")
CLOCK = "SOURCE_DATE_EPOCH"
"""The tool would write the time that this variable tells."""


def sbom(lock: Path) -> bytes:
    """Return the lock's packages with their versions and hashes as CycloneDX JSON: the same bytes for the same lock.

    Raise a LeafletError if the tool cannot read the lock.
    """
    environment = {name: value for name, value in os.environ.items() if name != CLOCK}
    done = subprocess.run([*TOOL, str(lock)], env=environment, capture_output=True)
    if done.returncode:
        why = " ".join(done.stderr.decode(errors="replace").split())[-300:]
        raise LeafletError(f"{lock.name}:1: no list of packages can be made ({why}); restore it from the repository")
    return done.stdout
