"""`python -m bench.terms`: measures how fast terms are found, prints and writes docs/terms.md."""

import argparse
from collections.abc import Sequence
from string import Template

from bench.asked import parser_of
from bench.markdown import ABSENT, table
from bench.terms.made_base import SEED
from bench.terms.speed import Timed, timed_rows

_PAGE = Template("""\
# Terms: how fast they are found

One run of `make bench-terms`: $origin.

## Speed

Processor time of this process, the least of $runs runs. The machine is shared and its clock changes: only the last
column, × the yardstick of the same run, can be compared with another run. Texts and bases are made of words of
CC-CEDICT by `bench/terms/made_base.py` (seed $seed): nearly every word of the Chinese text is one that could be a
term, which is more than real texts have. Every hit is checked against the words of the dictionary that it may cut.

$speed

What `terms extract` finds, and how much of it is right: [extraction.md](extraction.md).
""")


def main() -> None:
    """Measures, prints, writes."""
    asked = _arguments().parse_args()
    text = page(timed_rows(asked.runs), f"{asked.date}, {asked.machine}", asked.runs)
    print(text)
    (asked.docs / "terms.md").write_text(text, encoding="utf-8")


def page(rows: Sequence[Timed], origin: str, runs: int) -> str:
    """The page in Markdown; the first row is the yardstick."""
    header = ["", "ms", "MB/s", "ms a sentence", "× yardstick"]
    speed = table(header, ([row.name, *_cells(row, rows[0].seconds)] for row in rows))
    return _PAGE.substitute(origin=origin, runs=runs, seed=SEED, speed=speed)


def _cells(row: Timed, yardstick: float) -> list[str]:
    rate = f"{row.amount / row.seconds:.1f}" if row.unit == "MB" else ABSENT
    each = f"{1000 * row.seconds / row.amount:.2f}" if row.unit == "sentence" else ABSENT
    return [f"{1000 * row.seconds:.0f}", rate, each, f"{row.seconds / yardstick:.1f}"]


def _arguments() -> argparse.ArgumentParser:
    parser = parser_of("bench.terms", __doc__)
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="of each row, of which the best counts")
    return parser


if __name__ == "__main__":
    main()
