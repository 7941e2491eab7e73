"""How long work tells where it is, without knowing who listens."""

from collections.abc import Iterator
from typing import Protocol


class Progress(Protocol):
    """Called with the step at hand and how much of it is done, 0 to 1."""

    def __call__(self, step: str, done: float) -> None:
        """Takes note of it."""


def silent(step: str, done: float) -> None:
    """A listener that does not care."""


def progress_in_parts(progress: Progress, n_parts: int) -> Iterator[Progress]:
    """A listener for each of some parts of equal weight, which tells of the whole."""
    for number in range(n_parts):

        def told(step: str, done: float, number: int = number) -> None:
            progress(step, (number + done) / n_parts)

        yield told
