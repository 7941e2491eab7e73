"""`python -m bench.tmx`: makes the memory where it is not there yet, measures every row, prints and writes the page."""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.alignment.markdown import ABSENT, table
from bench.alignment.measure import Cost, measured
from bench.tmx.made_memory import SEED, UNITS, write_made_memory
from bench.tmx.page import page
from bench.tmx.rows import YARDSTICK, Row, command_rows, reading_rows

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    """Measures, prints, writes."""
    asked = _arguments().parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    memory = asked.folder / f"memory-{asked.units}-{SEED}.tmx"
    write_made_memory(memory, asked.units)
    text = page(
        {
            **_tables(memory, asked),
            "origin": f"{asked.date}, {asked.machine}",
            "seed": str(SEED),
            "size": f"{memory.stat().st_size / 1e6:.0f}",
            "units": f"{asked.units:,}",
            "runs": str(asked.runs),
        }
    )
    print(text)
    (asked.docs / "tmx.md").write_text(text, encoding="utf-8")


def _tables(memory: Path, asked: argparse.Namespace) -> dict[str, str]:
    readings = _measured(reading_rows(memory, asked.toolkit), asked.runs)
    start = measured([sys.executable, "-c", "import commands.tmx, tmx"], asked.runs).cpu
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        commands = _measured(command_rows(memory, Path(folder)), asked.runs)
    yardstick = readings[YARDSTICK]
    if yardstick is None:
        raise SystemExit("the yardstick could not be measured: is lxml installed?")
    scale = memory.stat().st_size, asked.units, yardstick.cpu
    return {"reading": _table(readings, *scale), "commands": _table(commands, *scale), "start": f"{start:.1f}"}


def _measured(rows: Iterable[Row], runs: int) -> dict[str, Cost | None]:
    """The cost of each row; None for what is not there: a library, or a command in this version."""
    costs: dict[str, Cost | None] = {}
    for name, command in rows:
        try:
            costs[name] = measured(command, runs)
        except subprocess.CalledProcessError:
            costs[name] = None
        print(name, costs[name] or "is not there", file=sys.stderr)
    return costs


def _table(costs: Mapping[str, Cost | None], n_bytes: int, n_units: int, yardstick: float) -> str:
    header = ["", "CPU s", "MB/s", "k units/s", "RSS MB", "× iterparse"]
    return table(header, ([name, *_cells(cost, n_bytes, n_units, yardstick)] for name, cost in costs.items()))


def _cells(cost: Cost | None, n_bytes: int, n_units: int, yardstick: float) -> list[str]:
    if cost is None:
        return [ABSENT] * 5
    rates = [f"{n_bytes / 1e6 / cost.cpu:.0f}", f"{n_units / 1e3 / cost.cpu:.0f}"]
    return [f"{cost.cpu:.2f}", *rates, f"{cost.memory:.0f}", f"{cost.cpu / yardstick:.2f}"]


def _arguments() -> argparse.ArgumentParser:
    machine = (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), Python {platform.python_version()}"
    )
    parser = argparse.ArgumentParser(prog="python -m bench.tmx", description=__doc__)
    parser.add_argument("--units", type=int, default=UNITS, metavar="N", help="units of the memory that is made")
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each row, of which the better counts")
    parser.add_argument("--toolkit", default=sys.executable, metavar="PYTHON", help="one that has translate-toolkit")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "duizhao-bench", metavar="DIR")
    parser.add_argument("--date", default="no date given", help="printed as it is: the clock is not read")
    parser.add_argument("--machine", default=machine, help=f"printed as it is [default: {machine}]")
    parser.add_argument("--docs", type=Path, default=ROOT / "docs", metavar="DIR", help="where the page goes")
    return parser


if __name__ == "__main__":
    main()
