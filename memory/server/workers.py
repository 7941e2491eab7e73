"""Threads with a store each: a store answers only the thread that opened it."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from corpus import FormatError, UnreadableError
from memory.server.work import Work

T = TypeVar("T")


class Workers:
    """Some threads that work on one store; `close` waits for what is under way."""

    def __init__(self, open_work: Callable[[], Work], threads: int) -> None:
        self._open_work = open_work
        self._own = threading.local()
        self._counting = threading.Lock()
        self._pool = ThreadPoolExecutor(threads, "memory")
        self._opened = 0

    async def do(self, task: Callable[[Work], T]) -> T:
        """The result of a task in one of the threads; its errors come through.

        A store that could not be read, such as a database that was restarted, is opened anew and asked once more.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._done_again, task)

    def close(self) -> None:
        """Closes each store in its own thread, and ends the threads."""
        together = threading.Barrier(max(self._opened, 1))
        for _ in range(self._opened):
            self._pool.submit(self._finish, together)
        self._pool.shutdown()

    def _finish(self, together: threading.Barrier) -> None:
        """Waits for the other threads, so that each finishes once."""
        if hasattr(self._own, "work"):
            self._own.work.close()
            together.wait()

    def _done_again(self, task: Callable[[Work], T]) -> T:
        try:
            return self._done(task)
        except UnreadableError:
            return self._done(task)

    def _done(self, task: Callable[[Work], T]) -> T:
        if not hasattr(self._own, "work"):
            self._own.work = self._open_work()
            with self._counting:
                self._opened += 1
        work: Work = self._own.work
        try:
            return task(work)
        except FormatError:
            raise
        except Exception:
            self._give_up(work)
            raise

    def _give_up(self, work: Work) -> None:
        """After a fault, such as a database that has gone, the next task opens the store anew."""
        del self._own.work
        with self._counting:
            self._opened -= 1
        work.close()
