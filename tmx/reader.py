"""What the readers of memories have in common: an iterator over units that closes its file."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from tmx.unit import TranslationUnit


class UnitReader:
    """An iterator over `_units`, which its reader sets; leaving the `with` block closes what it reads from."""

    _units: Iterator[TranslationUnit]

    def __iter__(self) -> Iterator[TranslationUnit]:
        return self._units

    def __next__(self) -> TranslationUnit:
        return next(self._units)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close what is read from."""
        raise NotImplementedError
