"""How long work tells where it is, without knowing who listens."""

from typing import Protocol


class Progress(Protocol):
    """Called with the step at hand and how much of it is done, 0 to 1."""

    def __call__(self, step: str, done: float) -> None:
        """Takes note of it."""


def silent(step: str, done: float) -> None:
    """A listener that does not care."""
