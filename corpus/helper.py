"""A process that helps this one with items of work (see `corpus.helping`); a pipe leads to it and back."""

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from corpus.helping import begin_helping

Item = TypeVar("Item")
Result = TypeVar("Result")


class Helper(Generic[Item, Result]):
    """A helper that does items in the order in which it is asked; `work` may hold anything.

    Items and results are sent. The items must be few or small: a pipe holds some kilobytes of what nobody has taken.
    """

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        self._asked: deque[Item] = deque()
        context = get_context("fork")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_answer, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, item: Item) -> None:
        """Sends the item to be worked on."""
        self._asked.append(item)
        with suppress(OSError), _no_death_by_pipe():
            self._pipe.send(item)

    def answer(self) -> Callable[[], Result]:
        """What gives the result of the first item that has no answer yet: it is unpacked while the helper works on."""
        item = self._asked.popleft()
        try:
            packed = self._pipe.recv_bytes()
        except (EOFError, OSError):  # the helper was killed, maybe for its memory: the work is done here
            return partial(self._work, item)
        return partial(_unpacked, packed)

    def has_answered(self) -> bool:
        """Whether an answer is there, or will never be."""
        return self._pipe.poll()

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
    answers: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_send, args=(answers, pipe), daemon=True).start()
    while True:
        item = pipe.recv()
        try:
            found = work(item)
        except Exception as error:
            found = error
        answers.put(ForkingPickler.dumps(found))


def _send(answers: "SimpleQueue[Any]", pipe: "Connection[Any, Any]") -> None:
    """Sends answers while the helper works on: who asked may be long in taking them."""
    while True:
        pipe.send_bytes(answers.get())
