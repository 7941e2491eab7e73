"""Memories sorted by what their units say, in bounded memory."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from io import BytesIO
from itertools import chain, islice
from operator import add, itemgetter
from typing import Any

from tmx.batches import batches
from tmx.columns import text_columns
from tmx.facts import confidence, date
from tmx.language import sides
from tmx.operations.external import Keyed, sorted_pieces
from tmx.profiles.profile import Profile
from tmx.read import read_tmx
from tmx.stretches import Run, Units, runs
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit
from tmx.write import CLOSING, encoded_each, opening

RUN_UNITS = 20_000
"""Units held at a time, 3 kB each."""
_READ_UNITS = 500

SortKeys = Callable[[Run], Iterable[Any]]
"""The key of each of some units."""
_DIGITS = re.compile(r"(\d{1,4000})")
"""Longer numbers Python reads only when it is told to."""


class Order(StrEnum):
    """What a memory is sorted by: words by code point, dates and confidence from low to high, none before any."""

    SOURCE = "source"
    TARGET = "target"
    DATE = "date"
    TUID = "tuid"
    CONFIDENCE = "confidence"


def sort_keys(order: Order, header: Header) -> SortKeys:
    """The keys of units under an order; numbers within a tuid count by their value: `s9` before `s10`."""
    match order:
        case Order.SOURCE:
            return partial(_texts, header, 0)
        case Order.TARGET:
            return partial(_texts, header, 1)
        case Order.DATE:
            return partial(map, date)
        case Order.TUID:
            return partial(map, _tuid_parts)
    return partial(map, _sureness)


def _texts(header: Header, side: int, run: Run) -> Iterable[str]:
    """The texts of the sources (0) or targets (1) of each unit, in one: U+0000 is in none, and comes before all."""
    columns = text_columns(run, header)
    if columns and columns[side]:
        return map("\x00".join, zip(*[column.texts for column in columns[side]], strict=True))
    return ["\x00".join([variant.text for variant in sides(unit, header)[side]]) for unit in run]


def _tuid_parts(unit: TranslationUnit) -> list[int | str]:
    return [int(part) if part.isdecimal() else part for part in _DIGITS.split(unit.tuid)]


def _sureness(unit: TranslationUnit) -> float:
    sure = confidence(unit)
    return -1.0 if sure is None else sure


def in_order(units: Iterable[TranslationUnit], keys_of: SortKeys) -> Iterator[TranslationUnit]:
    """The units sorted by their keys, which stay as they came where these are equal; `number` is kept, `line` is not.

    At most `RUN_UNITS` are held; where there are more, they wait on the disk.
    """
    remaining = iter(units)
    run = list(islice(remaining, RUN_UNITS))
    if len(run) < RUN_UNITS:
        yield from [unit for _, unit in sorted(zip(keys_of(run), run, strict=True), key=itemgetter(0))]
        return
    pieces = chain.from_iterable(sorted_pieces(_numbered(chain(run, remaining), keys_of)))
    del run
    while batch := [piece.split(b" ", 1) for piece in islice(pieces, _READ_UNITS)]:
        memory = BytesIO(b"".join([opening(Header()), *(written for _, written in batch), CLOSING]))
        for (number, _), unit in zip(batch, read_tmx(memory), strict=True):
            yield unit._replace(number=int(number), line=0)


def _numbered(units: Iterable[TranslationUnit], keys_of: SortKeys) -> Iterator[Iterable[Keyed]]:
    """Each unit written behind its number, under its key."""
    for batch in batches(units):
        numbers = [b"%d " % unit.number for unit in batch]
        yield zip(keys_of(batch), map(add, numbers, encoded_each(batch)), strict=True)


def sorted_tmx(
    units: Iterable[Units],
    header: Header,
    profile: Profile,
    tally: Tally,
    order: Order,
    *,
    reverse: bool = False,
) -> Iterator[bytes]:
    """The bytes of the memory that a profile makes of the units, sorted by what these were before; equal ones stay.

    What waits for its turn is written already: it takes a tenth of the memory, and is not read again.
    """
    version = profile.version(header)
    ready, keyed = _keyed(units, header, profile, tally, sort_keys(order, header))
    yield opening(ready, version)
    yield from map(b"".join, sorted_pieces(_written(keyed, version), reverse=reverse))
    yield CLOSING


_KeyedRun = tuple[Iterable[Any], Run]


def _keyed(
    units: Iterable[Units], header: Header, profile: Profile, tally: Tally, keys_of: SortKeys
) -> tuple[Header, Iterator[_KeyedRun]]:
    """The header and the units as a profile makes them, with the keys that they had before."""
    if profile.changes_nothing:
        return header, ((keys_of(run), run) for run in runs(tally.writing(units)))
    keys = deque[Any](maxlen=1)

    def noted() -> Iterator[TranslationUnit]:
        for run in runs(tally.each(units)):
            for key, unit in zip(keys_of(run), run, strict=True):
                keys.append(key)
                yield unit

    ready, fitting = profile.fit(header, noted(), tally)
    return ready, map(_run_of, batches((keys[0], unit) for unit in tally.writing(fitting)))


def _run_of(keyed: Iterable[tuple[Any, TranslationUnit]]) -> _KeyedRun:
    keys, units = zip(*keyed, strict=True)
    return keys, units


def _written(keyed: Iterable[_KeyedRun], version: str) -> Iterator[Iterable[Keyed]]:
    """Each unit written, under its key."""
    n_written = 0
    for keys, run in keyed:
        yield zip(keys, encoded_each(run, n_written, version), strict=True)
        n_written += len(run)
