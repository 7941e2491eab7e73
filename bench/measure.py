"""What a command costs: wall time, processor time and peak memory of the process and of those it waited for.

The command is started from a fresh small process, this file as a program: Linux counts the memory of whoever starts a
process as that of the process itself.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

DUIZHAO = str(Path(sys.executable).with_name("duizhao"))
"""The command of the environment that measures."""


class Cost(NamedTuple):
    """Seconds by the clock, seconds of all processors, and the peak of resident memory in MB (10⁶ bytes)."""

    wall: float
    cpu: float
    memory: float


def measured(command: Sequence[str], runs: int = 1, output: str | os.PathLike[str] = os.devnull) -> Cost:
    """The cost of the command; of several runs the one that took the shortest time.

    Its standard output goes into a file, what it says on stderr is not shown. Raises CalledProcessError where it fails.
    """
    starter = [sys.executable, "-I", "-S", __file__, os.fspath(output), *command]
    return min(
        Cost(*json.loads(subprocess.run(starter, check=True, stdout=subprocess.PIPE).stdout)) for _ in range(runs)
    )


def _main(output: str, command: Sequence[str]) -> int:
    begun = time.perf_counter()
    with Path(output).open("wb") as written:
        process = subprocess.Popen(command, stdout=written, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    in_bytes = 1 if sys.platform == "darwin" else 1024
    print(json.dumps([wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * in_bytes / 1e6]))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1], sys.argv[2:]))
