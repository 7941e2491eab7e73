"""Work on numbered parts, one after another or by two processes: who does it changes nothing."""

from collections.abc import Callable, Iterator
from typing import Protocol, TypeVar

from corpus import can_be_helped, helpers

T = TypeVar("T")
_AHEAD = 2
"""Numbers that the helper has at a time: one that it does, and the next."""


class Each(Protocol):
    """What `work` gives for the numbers 0 to n − 1, in order."""

    def __call__(self, work: Callable[[int], T], n: int) -> Iterator[T]:
        """Does it."""


def one_by_one(work: Callable[[int], T], n: int) -> Iterator[T]:
    """An Each that does all in this process."""
    return map(work, range(n))


def in_two_processes(work: Callable[[int], T], n: int) -> Iterator[T]:
    """An Each with a helper that begins at the last number while this process begins at the first, until they meet.

    Where a fork is not safe (see `corpus.helping`) this process does all.
    """
    if n < 2 or not can_be_helped():
        yield from map(work, range(n))
        return
    with helpers(work, 1) as ask:
        first_asked = n - 1
        theirs = {first_asked: ask(first_asked)}
        for number in range(n):
            while number + 1 < first_asked and sum(not task.done() for task in theirs.values()) < _AHEAD:
                first_asked -= 1
                theirs[first_asked] = ask(first_asked)
            yield theirs.pop(number).result() if number in theirs else work(number)
