"""The rows of the table: a name, and the process that is measured. To add one is to add a line."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bench.measure import DUIZHAO

YARDSTICK = "lxml iterparse → pairs (the yardstick)"
OWN_READING = "**duizhao, whole units** (`read_tmx`)"
_READING = Path(__file__).with_name("reading.py")

READERS = {
    YARDSTICK: "lxml_iterparse",
    "expat, no handlers": "expat_alone",
    "expat with handlers → pairs": "expat_pairs",
    "translate-toolkit, parse": "toolkit_parse",
    "translate-toolkit, source and target of every unit": "toolkit_pairs",
    "**duizhao, pairs** (`read_pairs`)": "our_pairs",
    OWN_READING: "our_units",
    "**duizhao, writing** (`write_tmx`)": "our_writing",
}
"""Ways of `reading.py`, each a process that imports what it needs only."""
CODED_READERS = (YARDSTICK, "**duizhao, pairs** (`read_pairs`)", OWN_READING)

COMMANDS = {
    "`tmx info`": ("info", "{memory}"),
    "`tmx check`": ("check", "{memory}"),
    "`tmx clean`": ("clean", "{memory}", "-o", "{out}.tmx"),
    "`tmx filter`": ("filter", "{memory}", "-o", "{out}.tmx", "--where", "source_length > 10"),
    "`tmx dedupe`": ("dedupe", "{memory}", "-o", "{out}.tmx"),
    "`tmx merge` (with itself)": ("merge", "{memory}", "{memory}", "-o", "{out}.tmx"),
    "`tmx split`": ("split", "{memory}", "-o", "{out}.part.tmx", "--count", "100000"),
    "`tmx sort`": ("sort", "{memory}", "-o", "{out}.tmx"),
    "`tmx relang`": ("relang", "{memory}", "-o", "{out}.tmx", "--to", "bcp47"),
    "`tmx salvage`": ("salvage", "{memory}", "-o", "{out}.tmx"),
    "`tmx diff` (with itself)": ("diff", "{memory}", "{memory}"),
    "`tmx convert` to tsv": ("convert", "{memory}", "{out}.tsv"),
    "`tmx convert` to csv": ("convert", "{memory}", "{out}.csv"),
    "`tmx convert` to jsonl": ("convert", "{memory}", "{out}.jsonl"),
    "`tmx convert` to xlsx": ("convert", "{memory}", "{out}.xlsx"),
    "`tmx convert` to html": ("convert", "{memory}", "{out}.html"),
    "`tmx convert` to xliff": ("convert", "{memory}", "{out}.xliff"),
    "`tmx convert` to xliff2": ("convert", "{memory}", "{out}.xlf", "--to", "xliff2"),
    "`tmx convert` to po": ("convert", "{memory}", "{out}.po"),
    "`tmx convert` from tsv": ("convert", "{out}.tsv", "{out}.tmx"),
    "`tmx convert` from jsonl": ("convert", "{out}.jsonl", "{out}.tmx"),
    "`tmx convert` from xlsx": ("convert", "{out}.xlsx", "{out}.tmx"),
    "`tmx convert` from xliff": ("convert", "{out}.xliff", "{out}.tmx"),
}
"""Words after `duizhao tmx`, but for `--force`. A row may read what one above it wrote."""


class Row(NamedTuple):
    """A row of the table and the process that is measured for it."""

    name: str
    command: tuple[str, ...]


def reading_rows(memory: Path, toolkit: str, names: Iterable[str] = READERS) -> Iterator[Row]:
    """Ways of reading; those of translate-toolkit by the Python at `toolkit`."""
    for name in names:
        way = READERS[name]
        if way.startswith("our"):
            yield Row(name, (sys.executable, "-m", "bench.tmx.reading", way, str(memory)))
        else:
            yield Row(name, (toolkit if "toolkit" in way else sys.executable, str(_READING), way, str(memory)))


def command_rows(memory: Path, folder: Path) -> Iterator[Row]:
    """Each command on the memory, its results in `folder`."""
    for name, (command, *words) in COMMANDS.items():
        named = [word.format(memory=memory, out=folder / "out") for word in words]
        again = ("--force",) if "{out}" in "".join(words) else ()
        yield Row(name, (DUIZHAO, "tmx", command, *named, *again))
