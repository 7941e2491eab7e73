"""Memories sorted by what their units say, in bounded memory."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from io import BytesIO
from itertools import chain, islice
from typing import Any

from tmx.facts import confidence, date
from tmx.language import sides
from tmx.operations.external import sorted_pieces
from tmx.profiles.profile import Profile
from tmx.read import read_tmx
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit
from tmx.write import CLOSING, encoded, opening

RUN_UNITS = 20_000
"""Units held at a time, 3 kB each."""
_READ_UNITS = 500
_WRITTEN_UNITS = 64

SortKey = Callable[[TranslationUnit], Any]
_DIGITS = re.compile(r"(\d{1,4000})")
"""Longer numbers Python reads only when it is told to."""


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


def in_order(units: Iterable[TranslationUnit], key: SortKey) -> Iterator[TranslationUnit]:
    """The units sorted by a key, which stay as they came where their keys are equal; `number` is kept, `line` is not.

    At most `RUN_UNITS` are held; where there are more, they wait on the disk.
    """
    remaining = iter(units)
    run = list(islice(remaining, RUN_UNITS))
    if len(run) < RUN_UNITS:
        yield from sorted(run, key=key)
        return
    pieces = sorted_pieces((key(unit), _numbered(unit)) for unit in chain(run, remaining))
    del run
    while batch := [piece.split(b" ", 1) for piece in islice(pieces, _READ_UNITS)]:
        memory = BytesIO(b"".join([opening(Header()), *(written for _, written in batch), CLOSING]))
        for (number, _), unit in zip(batch, read_tmx(memory), strict=True):
            yield unit._replace(number=int(number), line=0)


def sorted_tmx(
    units: Iterable[TranslationUnit],
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
    key_of, keys = sort_key(order, header), deque[Any](maxlen=1)

    def noted() -> Iterator[TranslationUnit]:
        for unit in units:
            keys.append(key_of(unit))
            yield unit

    version = profile.version(header)
    ready, fitting = profile.fit(header, noted(), tally)
    written = ((keys[0], encoded([unit], number, version)) for number, unit in enumerate(tally.writing(fitting)))
    yield opening(ready, version)
    pieces = sorted_pieces(written, reverse=reverse)
    while batch := b"".join(islice(pieces, _WRITTEN_UNITS)):
        yield batch
    yield CLOSING


def _numbered(unit: TranslationUnit) -> bytes:
    return b"%d " % unit.number + encoded([unit])
