"""The page docs/tmx.md: the table of speed, and how it was obtained."""

from collections.abc import Mapping
from string import Template

_PAGE = Template("""\
# How fast memories are read, written and worked on

One run of `make bench-tmx`: $origin.

The memory is made by `bench/tmx/made_memory.py` (seed $seed): $size MB, $units Chinese–English units, each with tuid,
creationdate, creationid, one property and two languages, no inline codes. Every row is a process of its own, its start
included; CPU is user and system time. The machine is shared and its clock changes: only the last columns can be
compared with another run: × the CPU time of plain `lxml.iterparse` in the same run, and × that of `read_tmx`, the
start taken off both. The start does not grow with the memory: it is the CPU time of the same row on a memory of one
unit.

## Reading and writing

The better of $runs runs.

$reading

`read_pairs` reads only the two texts of each unit; units that are not written like those before them, or that are
wrong, go to the parser that `read_tmx` uses, and both find the same pairs and refuse the same files
(`tests/tmx/test_pairs.py`).

The same for $fewer units with a note besides, and three inline codes in each text.

$coded

## Commands

The whole command on a memory of $fewer units made alike, one run, from start to the file on the disk.

$commands
""")


def page(parts: Mapping[str, str]) -> str:
    """The whole page in Markdown. Raises KeyError where a part is missing."""
    return _PAGE.substitute(parts)
