"""The rules that look at all units of a memory: repeated tuids and sources, one spelling, sentences or paragraphs."""

import re
from typing import NamedTuple

from tmx.check.languages import caseless
from tmx.check.node import Node, Spot, texts
from tmx.check.report import Report
from tmx.check.rule import Severity
from tmx.check.unit import Said
from tmx.place import quoted
from tmx.repeats import FirstUnits, Tuids, mark, note
from tmx.unit import ALL_LANGUAGES

_SENTENCES = re.compile(r'[.!?][)"”’]*\s+\S|[。！？…][”’」』）]*\s*[^\s。！？…”’」』）]')
_FEW_SENTENCES = 0.5


_ONE = "keep one: `duizhao tmx dedupe`"


class Known(NamedTuple):
    """Something of a unit that stood before, as a breach."""

    rule: str
    severity: Severity
    message: str
    fix: str = ""


class Across:
    """What is known of the units so far; `srclang` is the header's."""

    def __init__(self, srclang: str, segtype: str, report: Report) -> None:
        self._srclang, self._report = srclang, report
        self._sources, self._tuids = FirstUnits(), Tuids()
        self._counts_sentences = segtype == "paragraph"
        self._n_units = self._n_single = 0

    def check(self, unit: Node, said: tuple[Said, ...]) -> None:
        """TMX-33 and 36 of one more unit."""
        if unit.has("tuid"):
            self._tuid(unit)
        spoken = [(caseless(one.language), "".join(texts(one.seg))) for one in said if one.seg]
        source = caseless(unit.get("srclang") or self._srclang)
        if source in ("", ALL_LANGUAGES) and spoken:
            source = spoken[0][0]
        mine = next((text for text in spoken if text[0] == source), None)
        if mine is None or len(spoken) < 2 or not mine[1].strip():
            return
        rest = sorted(text for text in spoken if text is not mine)
        known = self.text("\x00".join(mine), "\x00".join(part for text in rest for part in text), mine[1])
        if known:
            self.tell(known, unit.spot)

    def _tuid(self, unit: Node) -> None:
        tuid = unit.get("tuid")
        if not tuid or any(map(str.isspace, tuid)):
            self._report.add("TMX-33", unit.spot, f"tuid {quoted(tuid)} has white space" if tuid else "tuid is empty")
        elif known := self.tuid(tuid):
            self.tell(known, unit.spot)

    def tuid(self, tuid: str) -> Known | None:
        """What is to be told of the tuid of the unit that is checked."""
        earlier = self._tuids.first(tuid, self._report.unit)
        return Known("TMX-33", Severity.WARNING, f"tuid {quoted(tuid)} also in unit {earlier}") if earlier else None

    def text(self, source: str, target: str, words: str) -> Known | None:
        """What is to be told of the source and the target of the unit that is checked, given their keys."""
        if self._counts_sentences:
            self._n_units += 1
            self._n_single += not _SENTENCES.search(words)
        own = note(target)
        earlier = self._sources.first(mark(source), self._report.unit, own)
        if earlier is None:
            return None
        unit, other = earlier
        if other == own:
            return Known("TMX-36", Severity.NOTE, f"the same source and target as unit {unit}", _ONE)
        return Known("TMX-36", Severity.WARNING, f"another translation of the source of unit {unit}")

    def tell(self, known: Known, spot: Spot) -> None:
        """One more breach."""
        self._report.add(known.rule, spot, known.message, fix=known.fix, severity=known.severity)

    def close(self, header: Spot) -> None:
        """TMX-13, when all units have been seen."""
        if self._n_single > _FEW_SENTENCES * self._n_units:
            found = f"header says paragraph, but {self._n_single:,} of {self._n_units:,} units are one sentence"
            self._report.add("TMX-13", header, found)
