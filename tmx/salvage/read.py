"""Broken memories read as if they were one, with one count of what became of their units."""

from collections.abc import Iterable

from tmx.container import Member
from tmx.place import Progress, Remarks
from tmx.read import Source, TmxReader
from tmx.salvage.finding import SalvageCounts
from tmx.salvage.salvage import Salvage, Tell


class SalvageReader(TmxReader):
    """A `TmxReader` over the units that are sound or could be repaired; `tell` is told of each fault.

    Raises as `Salvage`.
    """

    def __init__(self, sources: Iterable[Source], tell: Tell, progress: Progress | None = None) -> None:
        self._tell = tell
        self._salvages: list[Salvage] = []
        super().__init__(sources, progress, self._salvage)

    @property
    def counts(self) -> SalvageCounts:
        """The counts of all memories so far."""
        counts = [salvage.counts for salvage in self._salvages]
        return SalvageCounts(
            read=sum(one.read for one in counts),
            kept=sum(one.kept for one in counts),
            repaired=sum(one.repaired for one in counts),
            lost=sum(one.lost for one in counts),
            stray=sum(one.stray for one in counts),
        )

    def _salvage(self, member: Member, remarks: Remarks, progress: Progress | None) -> Salvage:
        self._salvages.append(Salvage(member, self._tell, remarks, progress))
        return self._salvages[-1]
