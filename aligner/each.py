"""Work on numbered parts, one after another or by two processes: who does it changes nothing."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Each(Protocol):
    """What `work` gives for the numbers 0 to n − 1, in order."""

    def __call__(self, work: Callable[[int], T], n: int) -> Iterator[T]:
        """Does it."""


def one_by_one(work: Callable[[int], T], n: int) -> Iterator[T]:
    """An Each that does all in this process."""
    return map(work, range(n))


def in_two_processes(work: Callable[[int], T], n: int) -> Iterator[T]:
    """An Each with a helper that begins at the last number while this process begins at the first, until they meet.

    The helper is a fork, so `work` may hold anything, and only results are sent; where a fork is not safe (other
    systems than Linux, other threads at work) this process does all.
    """
    if n < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield from map(work, range(n))
        return
    with ProcessPoolExecutor(1, get_context("fork"), _begin, (work,)) as helper:
        theirs = {number: helper.submit(_worked, number) for number in range(n - 1, 0, -1)}
        try:
            for number in range(n):
                if number in theirs and not theirs[number].cancel():
                    try:
                        yield theirs.pop(number).result()
                        continue
                    except BrokenProcessPool:  # killed, maybe for its memory
                        pass
                yield work(number)
        finally:
            for future in theirs.values():
                future.cancel()


_held: list[Callable[[int], Any]] = []


def _begin(work: Callable[[int], Any]) -> None:
    """In the helper: what to do, and an end when the process that asked is gone."""
    _held.append(work)
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def _worked(number: int) -> Any:
    return _held[0](number)
