"""Gale–Church of the tests as a command.

`python -m bench.alignment.baseline CHINESE ENGLISH OUT` writes Gale–Church's beads as an index list.
"""

import sys
from pathlib import Path

from aligner.bead import spans_of
from aligner.formats.index_list import index_list
from tests.aligner.gale_church import gale_church


def gale_church_command(chinese: Path, english: Path, out: Path) -> list[str]:
    """The command for two files of one segment a line."""
    return [sys.executable, "-m", "bench.alignment.baseline", str(chinese), str(english), str(out)]


def _main(chinese: str, english: str, out: str) -> None:
    sides = (Path(name).read_text(encoding="utf-8").rstrip("\n").split("\n") for name in (chinese, english))
    beads = spans_of(gale_church(*sides))
    lines = (f"{index_list(source)}:{index_list(target)}\n" for source, target in beads)
    Path(out).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])
