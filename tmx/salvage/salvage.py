"""A broken memory read unit by unit: at each fault it goes on at the next `<tu`, and says what it repaired or lost."""

from collections.abc import Callable, Iterator
from itertools import chain, islice

from corpus import FormatError
from tmx.container import Member
from tmx.place import Place, Progress, Remarks
from tmx.salvage.blocks import Block, Blocks, Gap
from tmx.salvage.finding import Finding, Outcome, SalvageCounts
from tmx.salvage.gap import GapKind, before_end, gap_kind, units_in
from tmx.salvage.mend import Mender
from tmx.salvage.prolog import salvaged_prolog
from tmx.salvage.text import LenientText
from tmx.stretches import Units, UnitsAlike, n_units, one_by_one
from tmx.unit import ALL_LANGUAGES, TranslationUnit
from tmx.xml import Door, illegal_character

Tell = Callable[[Finding], None]


class Salvage:
    """The units of a broken memory that are sound, or could be repaired.

    `tell` is told each fault while it goes on; `counts` grow. A header without srclang gets that of the first unit.
    Raises UnreadableError or FormatError for what is no memory at all, or declares entities.
    """

    def __init__(self, member: Member, tell: Tell, remarks: Remarks, progress: Progress | None = None) -> None:
        self._tell = tell
        self._text = LenientText(member, progress)
        self._blocks = Blocks(self._text)
        self._kept = self._repaired = self._lost = self._stray = 0
        self._is_closed = False
        self.name, self.encoding = member.name, self._text.encoding
        if self.encoding.doubt:
            self._mended("TMX-03", self.encoding.doubt)
        before = self._blocks.prolog()
        self.header, wrapper, rest = salvaged_prolog(before.text, self.name, Door(), remarks, self._mended)
        self._mender = Mender(self.header.version, wrapper, remarks)
        units = self._read(Gap(rest.strip(), before.line, before.offset))
        first = list(islice(units, 1))
        if not self._blocks.unit and not self._is_closed:
            raise FormatError(f"{self.name}: no unit in it, and no end of a memory: there is nothing to salvage")
        if not self.header.srclang:
            languages = [unit.variants[0].written for unit in islice(one_by_one(first), 1)]
            self.header = self.header._replace(srclang=languages[0] if languages else ALL_LANGUAGES)
        self._units = chain(first, units)

    @property
    def bytes_read(self) -> int:
        """The bytes read so far, unpacked."""
        return self._text.bytes_read

    @property
    def counts(self) -> SalvageCounts:
        """The counts so far."""
        read = self._kept + self._repaired + self._lost
        return SalvageCounts(read, self._kept, self._repaired, self._lost, self._stray)

    def stretches(self) -> Iterator[Units]:
        """The units, those that are written alike together."""
        return self._units

    def _read(self, rest: Gap) -> Iterator[Units]:
        for piece in chain([rest], self._blocks):
            if isinstance(piece, TranslationUnit | UnitsAlike):
                self._kept += n_units(piece)
                yield piece
            elif isinstance(piece, Gap):
                self._between(piece)
            elif unit := self._block(piece):
                yield unit
        fault = self._text.fault
        if fault or not self._is_closed:
            outcome = Outcome.LOST if fault and not self._is_closed else Outcome.REPAIRED
            self._stray += outcome is Outcome.LOST
            what = fault or "the file ends without the end tags of body and tmx"
            what += ", but behind the end of the memory" if self._is_closed else ""
            self._report(Gap("", self._text.line, self._text.bytes_read), 0, "TMX-01", outcome, what)

    def _block(self, block: Block) -> TranslationUnit | None:
        unit, faults = self._mender.mended(block, Place(self.name, block.line, self._blocks.unit))
        outcome = Outcome.REPAIRED if unit else Outcome.LOST
        for rule, message in faults:
            self._report(Gap(*block[:3]), self._blocks.unit, rule, outcome, message)
        if unit is None:
            self._lost += 1
        elif faults:
            self._repaired += 1
        else:
            self._kept += 1
        return unit

    def _between(self, gap: Gap) -> None:
        kind = gap_kind(gap.text)
        match kind:
            case GapKind.END:
                self._is_closed = True
                if padding := illegal_character(gap.text):
                    self._report(gap, 0, "TMX-02", Outcome.REPAIRED, f"{padding} behind the end was taken off")
            case GapKind.ANOTHER:
                self._is_closed = False
                self._report(
                    gap, 0, "TMX-08", Outcome.REPAIRED, "another memory begins: it is read under the first header"
                )
            case GapKind.OF_UNIT:
                self._report(gap, self._blocks.unit + 1, "TMX-01", Outcome.LOST, kind)
                self._blocks.add(units_in(gap.text))
                self._lost += units_in(gap.text)
            case GapKind.STRAY:
                self._stray += 1
                before = before_end(gap.text)
                where = "behind the end" if self._is_closed or before == "" else "between units"
                self._is_closed = self._is_closed or before is not None
                self._report(gap, 0, "TMX-14", Outcome.LOST, f"{kind} {where}")

    def _mended(self, rule: str, message: str) -> None:
        self._report(Gap("", 1, 0), 0, rule, Outcome.REPAIRED, message)

    def _report(self, gap: Gap, unit: int, rule: str, outcome: Outcome, message: str) -> None:
        raw = gap.text if outcome is Outcome.LOST else ""
        self._tell(Finding(self.name, gap.line, unit, max(gap.offset, 0), rule, outcome, message, raw))
