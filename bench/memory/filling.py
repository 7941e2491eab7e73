"""A made memory imported as users do it: `python -m bench.memory.filling STORE UNITS` prints JSON."""

import json
import sys
import tempfile
from pathlib import Path

from bench.measure import DUIZHAO, measured
from bench.memory.made_units import as_unit, made_units, pool_of
from bench.vocabulary import vocabulary
from tmx import Header, write_tmx


def main(path: str, count: str) -> None:
    """Imports a TMX of made units: by two processes into a store that is left out, by one into the store."""
    with tempfile.TemporaryDirectory(dir=Path(path).parent) as folder:
        memory = Path(folder) / "made.tmx"
        with memory.open("wb") as file:
            file.writelines(write_tmx(Header(), map(as_unit, made_units(int(count), pool_of(vocabulary())))))
        add = [DUIZHAO, "memory", "add", str(memory), "--to"]
        by_two = measured([*add, f"{folder}/by-two.sqlite", "--jobs", "2"])
        by_one = measured([*add, path, "--jobs", "1"])
        bare = measured([sys.executable, "-m", "bench.memory.bare", str(memory), f"{folder}/bare.sqlite"])
    print(json.dumps({"cpu": by_one.cpu, "wall": by_two.wall, "bare": bare.cpu}))


if __name__ == "__main__":
    main(*sys.argv[1:])
