"""One process that helps with a stream of items (see `corpus.helping`); a pipe leads to it and back."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic

from corpus.helping import Item, Result, begin_helping


class Helper(Generic[Item, Result]):
    """A helper that has one item at a time: no thread stands between, which much that is sent would keep waiting."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        context = get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, item: Item) -> None:
        """Sends the item to be worked on."""
        self._item = item
        with suppress(OSError), _no_death_by_pipe():
            self._pipe.send(item)

    def answer(self) -> Callable[[], Result]:
        """What gives the result, once the helper is done and may be asked again: it is unpacked while that works."""
        try:
            packed = self._pipe.recv_bytes()
        except (EOFError, OSError):  # the helper was killed, maybe for its memory: the work is done here
            return partial(self._work, self._item)
        return partial(_unpacked, packed)

    def close(self) -> None:
        """Ends it, whatever it is at."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


@contextmanager
def _no_death_by_pipe() -> Iterator[None]:
    """Writing to a process that was killed is an error; the command line would end at once, as `| head` wants it."""
    before = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, before)


def _unpacked(packed: bytes) -> Any:
    found = ForkingPickler.loads(packed)
    if isinstance(found, Exception):
        raise found
    return found


def _answer(work: Callable[[Any], Any], pipe: "Connection[Any, Any]") -> None:
    begin_helping()
    while True:
        item = pipe.recv()
        try:
            found = work(item)
        except Exception as error:
            found = error
        pipe.send(found)
