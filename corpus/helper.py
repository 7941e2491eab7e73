"""One process that helps with a stream of items (see `corpus.helping`); a socket leads to it and back."""

import pickle
import socket
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from typing import Any, Generic

from corpus.helping import Item, Result, begin_helping


class Helper(Generic[Item, Result]):
    """A helper that has one item at a time: no thread stands between, which much that is sent would keep waiting."""

    def __init__(self, work: Callable[[Item], Result]) -> None:
        self._work = work
        self._socket, theirs = socket.socketpair()
        self._results = self._socket.makefile("rb")
        self._process = get_context("fork").Process(target=_answer, args=(work, theirs), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, item: Item) -> None:
        """Sends the item to be worked on."""
        self._item = item
        with suppress(OSError):
            self._socket.sendall(pickle.dumps(item, pickle.HIGHEST_PROTOCOL), socket.MSG_NOSIGNAL)

    def result(self) -> Result:
        """What the work gives for the item; done here where the helper was killed, maybe for its memory."""
        try:
            found: Result | Exception = pickle.load(self._results)
        except (EOFError, OSError, pickle.UnpicklingError):
            return self._work(self._item)
        if isinstance(found, Exception):
            raise found
        return found

    def close(self) -> None:
        """Ends it, whatever it is at."""
        self._process.kill()
        self._process.join()
        self._results.close()
        self._socket.close()


def _answer(work: Callable[[Any], Any], connection: socket.socket) -> None:
    begin_helping()
    items, results = connection.makefile("rb"), connection.makefile("wb")
    while True:
        item = pickle.load(items)
        try:
            found = work(item)
        except Exception as error:
            found = error
        pickle.dump(found, results, pickle.HIGHEST_PROTOCOL)
        results.flush()
