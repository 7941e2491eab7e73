"""Work on a stream of items, done ahead by helpers while this process is at something else."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from corpus import can_be_helped, helpers

_AHEAD = 2
Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """What the work gives for each item in order, done by helpers where there are two items and two processes or more.

    No more than two items for each helper are taken ahead, so a stream of any length needs little memory.
    """
    rest = iter(items)
    first = list(islice(rest, 2))
    if jobs < 2 or len(first) < 2 or not can_be_helped():
        yield from map(work, chain(first, rest))
        return
    with helpers(work, jobs - 1) as ask:
        tasks = deque(map(ask, first))
        for item in rest:
            tasks.append(ask(item))
            if len(tasks) > _AHEAD * (jobs - 1):
                yield tasks.popleft().result()
        while tasks:
            yield tasks.popleft().result()
