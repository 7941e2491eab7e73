"""A made memory imported as users do it: `python -m bench.memory.filling STORE UNITS` prints JSON."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.alignment.vocabulary import vocabulary
from bench.memory.made_units import as_unit, made_units, pool_of
from tmx import Header, write_tmx

_DUIZHAO = str(Path(sys.executable).with_name("duizhao"))


def main(path: str, count: str) -> None:
    """Imports a TMX of made units: by two processes into a store that is left out, by one into the store."""
    with tempfile.TemporaryDirectory(dir=Path(path).parent) as folder:
        memory = Path(folder) / "made.tmx"
        with memory.open("wb") as file:
            file.writelines(write_tmx(Header(), map(as_unit, made_units(int(count), pool_of(vocabulary())))))
        _, wall = _imported(memory, f"{folder}/by-two.sqlite", 2)
        cpu, _ = _imported(memory, path, 1)
    print(json.dumps({"cpu": cpu, "wall": wall}))


def _imported(memory: Path, store: str, jobs: int) -> tuple[float, float]:
    """Seconds of the processor's time and of the clock, from the start of the command to its end."""
    before, begun = os.times(), time.perf_counter()
    subprocess.run(
        [_DUIZHAO, "memory", "add", str(memory), "--to", store, "--jobs", str(jobs)],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, time.perf_counter() - begun


if __name__ == "__main__":
    main(*sys.argv[1:])
