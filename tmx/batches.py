"""Values in batches: what is cheap for many at once costs most of the time one by one."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

_BATCH = 128
"""Of rows or units: some tens of kilobytes, which the cache of a processor holds; 512 take longer."""

Value = TypeVar("Value")


def batches(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in their order, some at a time; none of the batches is empty."""
    remaining = iter(values)
    while batch := list(islice(remaining, _BATCH)):
        yield batch


def encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    """The pieces in UTF-8, some at a time."""
    return ("".join(batch).encode() for batch in batches(pieces))
