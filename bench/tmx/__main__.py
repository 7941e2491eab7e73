"""`python -m bench.tmx`: makes the memory where it is not there yet, measures every row, prints and writes the page."""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.asked import parser_of
from bench.markdown import ABSENT, table
from bench.measure import Cost, measured
from bench.tmx.made_memory import COMMAND_UNITS, SEED, UNITS, write_made_memory
from bench.tmx.page import page
from bench.tmx.rows import CODED_READERS, OWN_READING, YARDSTICK, Row, command_rows, reading_rows


def main() -> None:
    """Measures, prints, writes."""
    asked = _arguments().parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    memory, smaller, one_unit = (_made(asked.folder, n_units) for n_units in (asked.units, asked.command_units, 1))
    coded = _made(asked.folder, asked.command_units, coded=True)
    text = page(
        {
            **_tables(memory, smaller, one_unit, coded, asked),
            "origin": f"{asked.date}, {asked.machine}",
            "seed": str(SEED),
            "size": f"{memory.stat().st_size / 1e6:.0f}",
            "units": f"{asked.units:,}",
            "fewer": f"{asked.command_units:,}",
            "runs": str(asked.runs),
        }
    )
    print(text)
    (asked.docs / "tmx.md").write_text(text, encoding="utf-8")


def _made(folder: Path, n_units: int, *, coded: bool = False) -> Path:
    memory = folder / f"{'coded' if coded else 'memory'}-{n_units}-{SEED}.tmx"
    write_made_memory(memory, n_units, coded=coded)
    return memory


def _tables(memory: Path, smaller: Path, one_unit: Path, coded: Path, asked: argparse.Namespace) -> dict[str, str]:
    readings = _measured(reading_rows(memory, asked.toolkit), asked.runs)
    coded_readings = _measured(reading_rows(coded, asked.toolkit, CODED_READERS), asked.runs)
    starts = _measured(reading_rows(one_unit, asked.toolkit), asked.runs)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        commands = _measured(command_rows(smaller, Path(folder)), 1)
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        starts |= _measured(command_rows(one_unit, Path(folder)), asked.runs)
    read = _scale(memory, asked.units, readings, starts)
    part = smaller.stat().st_size / memory.stat().st_size
    worked = Scale(smaller.stat().st_size, asked.command_units, part * read.yardstick, part * read.own)
    return {
        "reading": _table(readings, starts, read),
        "coded": _table(coded_readings, starts, _scale(coded, asked.command_units, coded_readings, starts)),
        "commands": _table(commands, starts, worked),
    }


class Scale(NamedTuple):
    """What costs are set against: bytes and units of the file, CPU of the yardstick, of our reading but its start."""

    n_bytes: int
    n_units: int
    yardstick: float
    own: float


def _scale(memory: Path, n_units: int, costs: Mapping[str, Cost | None], starts: Mapping[str, Cost | None]) -> Scale:
    yardstick, own, start = costs[YARDSTICK], costs[OWN_READING], starts[OWN_READING]
    if yardstick is None or own is None or start is None:
        raise SystemExit("the yardstick or our own reading could not be measured: see above")
    return Scale(memory.stat().st_size, n_units, yardstick.cpu, own.cpu - start.cpu)


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


def _table(costs: Mapping[str, Cost | None], starts: Mapping[str, Cost | None], scale: Scale) -> str:
    header = ["", "CPU s", "of it start", "MB/s", "k units/s", "RSS MB", "× iterparse", "× our reading"]
    return table(header, ([name, *_cells(cost, starts[name], scale)] for name, cost in costs.items()))


def _cells(cost: Cost | None, start: Cost | None, scale: Scale) -> list[str]:
    if cost is None or start is None:
        return [ABSENT] * 7
    rates = [f"{scale.n_bytes / 1e6 / cost.cpu:.0f}", f"{scale.n_units / 1e3 / cost.cpu:.0f}"]
    shares = [f"{cost.cpu / scale.yardstick:.2f}", f"{max(0, cost.cpu - start.cpu) / scale.own:.1f}"]
    return [f"{cost.cpu:.2f}", f"{start.cpu:.2f}", *rates, f"{cost.memory:.0f}", *shares]


def _arguments() -> argparse.ArgumentParser:
    parser = parser_of("bench.tmx", __doc__)
    parser.add_argument("--units", type=int, default=UNITS, metavar="N", help="units of the memory that is made")
    parser.add_argument("--command-units", type=int, default=COMMAND_UNITS, metavar="N", help="of that of commands")
    parser.add_argument("--runs", type=int, default=2, metavar="N", help="of each way of reading; the better counts")
    parser.add_argument("--toolkit", default=sys.executable, metavar="PYTHON", help="one that has translate-toolkit")
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "duizhao-bench", metavar="DIR")
    return parser


if __name__ == "__main__":
    main()
