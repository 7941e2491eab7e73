"""What the readers of memories have in common: an iterator over units that closes its file."""

from collections.abc import Iterator

from corpus import Closing
from tmx.unit import TranslationUnit


class UnitReader(Closing):
    """An iterator over `_units`, which its reader sets; leaving the `with` block closes what it reads from."""

    _units: Iterator[TranslationUnit]

    def __iter__(self) -> Iterator[TranslationUnit]:
        return self._units

    def __next__(self) -> TranslationUnit:
        return next(self._units)
