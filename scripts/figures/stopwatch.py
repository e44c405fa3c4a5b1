"""Runs a command and tells what it took: `python stopwatch.py FILE COMMAND…` writes JSON into the file.

A program of its own, standard library only: Linux counts the memory of the process that starts a command as that
command's, so whoever starts it must be small.
"""

import json
import os
import subprocess
import sys
import time


def main() -> int:
    """Return the command's exit code, its wall and CPU seconds and its memory (as getrusage has it) written down."""
    begun = time.perf_counter()
    started = subprocess.Popen(sys.argv[2:])
    _, status, usage = os.wait4(started.pid, 0)
    wall = time.perf_counter() - begun
    started.returncode = os.waitstatus_to_exitcode(status)
    with open(sys.argv[1], "w") as file:  # noqa: PTH123 (pathlib takes longer to load than some commands run)
        json.dump({"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": usage.ru_maxrss}, file)
    return started.returncode


if __name__ == "__main__":
    sys.exit(main())
