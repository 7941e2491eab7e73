"""Memories sorted by what their units say, in bounded memory: sorted runs in a temporary folder, then merged."""

import heapq
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import count, islice
from pathlib import Path
from typing import Any

from tmx.facts import confidence, date
from tmx.language import sides
from tmx.read import read_tmx
from tmx.unit import Header, TranslationUnit
from tmx.write import write_tmx

RUN_UNITS = 20_000
"""Units held at a time, 3 kB each."""
MERGED_RUNS = 50
"""Files open at a time."""

SortKey = Callable[[TranslationUnit], Any]
_DIGITS = re.compile(r"(\d+)")
_NUMBER = "x-duizhao-number"


class Order(StrEnum):
    """What a memory is sorted by: words by code point, dates and confidence from low to high, none before any."""

    SOURCE = "source"
    TARGET = "target"
    DATE = "date"
    TUID = "tuid"
    CONFIDENCE = "confidence"


def sort_key(order: Order, header: Header) -> SortKey:
    """The key of a unit under an order; numbers within a tuid count by their value: `s9` before `s10`."""
    match order:
        case Order.SOURCE:
            return lambda unit: [variant.text for variant in sides(unit, header).sources]
        case Order.TARGET:
            return lambda unit: [variant.text for variant in sides(unit, header).targets]
        case Order.DATE:
            return date
        case Order.TUID:
            return lambda unit: [int(part) if part.isdecimal() else part for part in _DIGITS.split(unit.tuid)]
    return lambda unit: -1.0 if (sure := confidence(unit)) is None else sure


def in_order(units: Iterable[TranslationUnit], key: SortKey, *, reverse: bool = False) -> Iterator[TranslationUnit]:
    """The units sorted by a key, which stay as they came where their keys are equal; `number` is kept, `line` is not.

    At most `RUN_UNITS` are held; the others wait on the disk as memories of their own.
    """
    remaining = iter(units)
    run = _run(remaining, key, reverse)
    if len(run) < RUN_UNITS:
        yield from run
        return
    with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
        paths = (Path(folder) / f"{number}.tmx" for number in count())
        runs = []
        while run:
            runs.append(_spilled(run, next(paths)))
            run = _run(remaining, key, reverse)
        while len(runs) > MERGED_RUNS:
            groups = [runs[start : start + MERGED_RUNS] for start in range(0, len(runs), MERGED_RUNS)]
            runs = [_spilled(_merged(group, key, reverse), next(paths)) for group in groups]
        yield from _merged(runs, key, reverse)


def _run(units: Iterator[TranslationUnit], key: SortKey, reverse: bool) -> list[TranslationUnit]:
    return sorted(islice(units, RUN_UNITS), key=key, reverse=reverse)


def _spilled(units: Iterable[TranslationUnit], path: Path) -> Path:
    numbered = (unit._replace(attributes=((_NUMBER, str(unit.number)), *unit.attributes)) for unit in units)
    with path.open("xb") as file:
        file.writelines(write_tmx(Header(), numbered))
    return path


def _merged(runs: list[Path], key: SortKey, reverse: bool) -> Iterator[TranslationUnit]:
    return heapq.merge(*map(_read_back, runs), key=key, reverse=reverse)


def _read_back(path: Path) -> Iterator[TranslationUnit]:
    with read_tmx(path) as units:
        for unit in units:
            number = unit.attribute(_NUMBER)
            attributes = tuple(pair for pair in unit.attributes if pair[0] != _NUMBER)
            yield unit._replace(attributes=attributes, number=int(number), line=0)
    path.unlink()
