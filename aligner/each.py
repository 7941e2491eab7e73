"""Work on numbered parts, one after another or by two processes: who does it changes nothing."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Protocol, TypeVar

from corpus import Helper, can_be_helped

T = TypeVar("T")
LONG = 5000
"""Segments of both sides from which on a helper is worth its start also for what takes a tenth of a second."""
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
    with closing(Helper(work)) as helper:
        first_asked, asked = n, deque[int]()
        answers: dict[int, Callable[[], T]] = {}

        def take() -> None:
            answers[asked.popleft()] = helper.answer()

        for number in range(n):
            while asked and helper.has_answered():
                take()
            while number + 1 < first_asked and len(asked) < _AHEAD:
                first_asked -= 1
                helper.ask(first_asked)
                asked.append(first_asked)
            while number >= first_asked and number not in answers:
                take()
            yield answers.pop(number)() if number in answers else work(number)
