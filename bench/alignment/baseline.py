"""The classic aligners as commands: Gale–Church of the tests, and hunalign where it is on the PATH.

`python -m bench.alignment.baseline CHINESE ENGLISH OUT` writes Gale–Church's beads as an index list.
"""

import sys
from collections.abc import Iterable
from pathlib import Path

from aligner.evaluate import spans_of
from aligner.formats.index_list import index_list
from bench.alignment.vocabulary import Word
from tests.aligner.gale_church import gale_church


def gale_church_command(chinese: Path, english: Path, out: Path) -> list[str]:
    """The command for two files of one segment a line."""
    return [sys.executable, "-m", "bench.alignment.baseline", str(chinese), str(english), str(out)]


def hunalign_command(program: str, words: Path, chinese: Path, english: Path) -> list[str]:
    """The command for two tokenised files; the ladder goes to standard output."""
    return [program, str(words), str(chinese), str(english)]


def hunalign_dictionary(words: Iterable[Word]) -> str:
    """A dictionary as hunalign reads it: `english @ chinese`, one pair a line."""
    return "".join(f"{english} @ {word.chinese}\n" for word in words for english in word.english)


def _main(chinese: str, english: str, out: str) -> None:
    sides = (Path(name).read_text(encoding="utf-8").rstrip("\n").split("\n") for name in (chinese, english))
    beads = spans_of(gale_church(*sides))
    lines = (f"{index_list(source)}:{index_list(target)}\n" for source, target in beads)
    Path(out).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    _main(*sys.argv[1:])
