"""Runs a command and tells what it took: `python stopwatch.py FILE COMMAND…` writes JSON into the file.

A program of its own, standard library only: Linux counts the memory of the process that starts a command as that
command's, so whoever starts it must be small.
"""

import json
import os
import subprocess
import sys
import threading
import time

LOOK = 0.2
"""Seconds between two looks at the memory: a look takes milliseconds of a large process."""
KB = 1024


def main() -> int:
    """Return the command's exit code; its wall and CPU seconds and its memory are written down.

    The largest process' memory is as getrusage has it; that of all together is in bytes, and 0 where there is no /proc.
    """
    begun = time.perf_counter()
    started = subprocess.Popen(sys.argv[2:])
    together = [0]
    threading.Thread(target=_watch, args=(started.pid, together), daemon=True).start()
    _, status, usage = os.wait4(started.pid, 0)
    wall = time.perf_counter() - begun
    started.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    took = {"wall": wall, "cpu": cpu, "largest": usage.ru_maxrss, "together": max(together)}
    with open(sys.argv[1], "w") as file:  # noqa: PTH123 (pathlib takes longer to load than some commands run)
        json.dump(took, file)
    return started.returncode


def _watch(pid: int, together: list[int]) -> None:
    """Add to the list what the command's processes have together, again and again."""
    while True:
        time.sleep(LOOK)
        together.append(sum(_own_part(process) for process in _tree(pid)))


def _tree(pid: int) -> list[int]:
    """Return the process and all that it has started."""
    found = [pid]
    for process in found:
        try:
            for thread in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208
                found += map(int, _read(f"/proc/{process}/task/{thread}/children").split())
        except OSError:  # it has ended meanwhile
            pass
    return found


def _own_part(pid: int) -> int:
    """Return the bytes of a process, a page that n processes share counted as an n-th of one; 0 if it has ended."""
    try:
        lines = _read(f"/proc/{pid}/smaps_rollup").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * KB for line in lines if line.startswith("Pss:")), 0)


def _read(name: str) -> str:
    with open(name) as file:  # noqa: PTH123
        return file.read()


if __name__ == "__main__":
    sys.exit(main())
