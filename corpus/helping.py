"""Processes that help this one: forks of it, which hold whatever it holds, and end when it ends."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:  # imported where helpers are wanted: most commands have none
    from concurrent.futures import Executor, Future

Item = TypeVar("Item")
Result = TypeVar("Result")


def can_be_helped() -> bool:
    """Whether a fork is safe: on Linux, while no other thread is at work."""
    return sys.platform == "linux" and threading.active_count() == 1


class Task(Generic[Item, Result]):
    """An item of work that a helper was asked to do."""

    def __init__(self, pool: "Executor", work: Callable[[Item], Result], item: Item) -> None:
        from concurrent.futures.process import BrokenProcessPool

        self._work, self._item, self._broken = work, item, BrokenProcessPool
        self._future: Future[Result] | None = None
        with suppress(BrokenProcessPool):
            self._future = pool.submit(_helped, item)

    def done(self) -> bool:
        """Whether no helper is at it any more."""
        return self._future is None or self._future.done()

    def result(self) -> Result:
        """What the work gives; done here where the helper was killed, maybe for its memory."""
        if self._future:
            with suppress(self._broken):
                return self._future.result()
        return self._work(self._item)


@contextmanager
def helpers(work: Callable[[Item], Result], n: int) -> Iterator[Callable[[Item], Task[Item, Result]]]:
    """What asks `n` helpers to do the work for an item, which is sent, as is the result; `work` may hold anything."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(n, get_context("fork"), _begin, (work,)) as pool:
        try:
            yield lambda item: Task(pool, work, item)
        finally:
            pool.shutdown(cancel_futures=True)


_held: list[Callable[[Any], Any]] = []


def begin_helping() -> None:
    """In a helper: an end when the process that asked is gone, which answers interruptions for both.

    In a group of its own no signal to the group reaches it: cut off while it sends, it would keep both from ending.
    """
    from multiprocessing import parent_process

    gc.freeze()  # what it holds of the process that asked stays
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(parent_process(),), daemon=True).start()


def _begin(work: Callable[[Any], Any]) -> None:
    begin_helping()
    _held.append(work)


def _helped(item: Any) -> Any:
    return _held[0](item)


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)
