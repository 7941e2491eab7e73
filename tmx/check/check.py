"""A file of memories checked by every rule."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from corpus import InputError
from tmx.check.breach import Breach
from tmx.check.memory import MemoryCheck
from tmx.check.rule import CLIENTS, Severity
from tmx.container import members
from tmx.opening import open_binary
from tmx.place import Progress
from tmx.read import Source
from tmx.salvage.read import SalvageReader


class CheckCounts(NamedTuple):
    """The units of a file, and its breaches by severity."""

    units: int
    errors: int
    warnings: int
    notes: int

    @property
    def passed(self) -> bool:
        """Whether no rule is broken; notes break none."""
        return not (self.errors or self.warnings)


class Check:
    """An iterator over the breaches of each memory in a file; `counts` grow.

    Raises InputError where the file cannot be read at all, or passes a limit.
    """

    def __init__(
        self,
        source: Path | str | BinaryIO,
        name: str = "",
        clients: frozenset[str] = frozenset(CLIENTS),
        progress: Progress | None = None,
    ) -> None:
        self._source, self._name = source, name
        self._clients, self._progress = clients, progress
        self._n_units = 0
        self._severities: Counter[Severity] = Counter()

    @property
    def counts(self) -> CheckCounts:
        """The counts so far; units are added when their memory is read to its end."""
        found = self._severities
        return CheckCounts(self._n_units, found[Severity.ERROR], found[Severity.WARNING], found[Severity.NOTE])

    def __iter__(self) -> Iterator[Breach]:
        file, name = open_binary(self._source, self._name)
        told = self._progress
        progress = (lambda n_bytes: told(file.tell())) if told and file.seekable() else told
        try:
            for member in members(file, name):
                memory = MemoryCheck(member, self._clients, progress, self._salvaged)
                for breach in memory:
                    self._severities[breach.severity] += 1
                    yield breach
                self._n_units += memory.n_units
        finally:
            if file is not self._source:
                file.close()

    def _salvaged(self) -> str:
        """What salvage would keep of the file; nothing where it can be read only once."""
        if not isinstance(self._source, Path | str):
            return "`duizhao tmx salvage` keeps the sound units"
        try:
            with SalvageReader([Source(Path(self._source), self._name)], lambda finding: None, None) as reader:
                for _ in reader:
                    pass
                counts = reader.counts
        except InputError:
            return "nothing can be salvaged"
        return f"`duizhao tmx salvage` keeps {counts.kept + counts.repaired:,} of {counts.read:,} units"


def check_counts_line(name: str, counts: CheckCounts) -> str:
    """The counts of a file in one line."""
    words = [_counted(counts.errors, "error"), _counted(counts.warnings, "warning"), _counted(counts.notes, "note")]
    return f"{name}: {', '.join(words)} in {_counted(counts.units, 'unit')}"


def check_counts_json(counts: CheckCounts) -> dict[str, int]:
    """The counts as `tmx check --format json` prints them; its keys are a contract."""
    return counts._asdict()


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"
