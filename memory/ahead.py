"""Work on a stream of items, done ahead by helpers while this process is at something else."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import ExitStack, closing
from itertools import chain, islice
from typing import TypeVar

from corpus import Helper, can_be_helped

Item = TypeVar("Item")
Result = TypeVar("Result")


def ahead(work: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Generator[Result, None, None]:
    """What the work gives for each item in order, done by helpers where there are two items and two processes or more.

    No more than one item for each helper is taken ahead, so a stream of any length needs little memory.
    """
    rest = iter(items)
    first = list(islice(rest, 2))
    if jobs < 2 or len(first) < 2 or not can_be_helped():
        yield from map(work, chain(first, rest))
        return
    with ExitStack() as stack:
        idle = [stack.enter_context(closing(Helper(work))) for _ in range(jobs - 1)]
        busy: deque[Helper[Item, Result]] = deque()
        for item in chain(first, rest):
            answers = [] if idle else [busy[0].answer()]
            busy.append(idle.pop() if idle else busy.popleft())
            busy[-1].ask(item)
            yield from (answer() for answer in answers)
        for helper in busy:
            yield helper.answer()()
