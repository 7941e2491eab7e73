"""The rules that look at all units of a memory: repeated tuids and sources, one spelling, sentences or paragraphs."""

import re
from operator import itemgetter
from typing import NamedTuple

from tmx.check.languages import caseless
from tmx.check.node import Node, Spot, texts
from tmx.check.report import Report
from tmx.check.rule import Severity
from tmx.check.screen import Sound
from tmx.check.unit import Said
from tmx.place import quoted
from tmx.repeats import FirstUnits, Tuids, marks, notes
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
        tuid = unit.get("tuid")
        is_named = bool(tuid) and not any(map(str.isspace, tuid))
        if unit.has("tuid") and not is_named:
            self._report.add("TMX-33", unit.spot, f"tuid {quoted(tuid)} has white space" if tuid else "tuid is empty")
        tuids = [tuid if is_named else ""]
        spoken = [(caseless(one.language), "".join(texts(one.seg))) for one in said if one.seg]
        source = caseless(unit.get("srclang") or self._srclang)
        if source in ("", ALL_LANGUAGES) and spoken:
            source = spoken[0][0]
        mine = next((text for text in spoken if text[0] == source), None)
        sound = Sound(("", ""), tuids, [], [])
        if mine and len(spoken) > 1 and mine[1].strip():
            language, words = _target(sorted(text for text in spoken if text is not mine))
            sound = Sound((source, language), tuids, [mine[1]], [words])
        for _, known in self.known(sound, self._report.unit):
            self.tell(known, unit.spot)

    def known(self, units: Sound, first: int) -> list[tuple[int, Known]]:
        """What is to be told of units from the number `first` on, and of which of them, in their order."""
        if self._counts_sentences:
            self._n_units += len(units.sources)
            self._n_single += sum(not _SENTENCES.search(words) for words in units.sources)
        repeated = self._tuids.repeats(units.tuids, first)
        found = [(unit, _same_tuid(units.tuids[unit - first], earlier)) for unit, earlier in repeated]
        source, target = units.languages
        own = notes(units.targets, target)
        for unit, earlier, note in self._sources.repeats(marks(units.sources, source), first, own):
            found.append((unit, _same_source(earlier, is_same=note == own[unit - first])))
        return sorted(found, key=itemgetter(0))

    def tell(self, known: Known, spot: Spot) -> None:
        """One more breach."""
        self._report.add(known.rule, spot, known.message, fix=known.fix, severity=known.severity)

    def close(self, header: Spot) -> None:
        """TMX-13, when all units have been seen."""
        if self._n_single > _FEW_SENTENCES * self._n_units:
            found = f"header says paragraph, but {self._n_single:,} of {self._n_units:,} units are one sentence"
            self._report.add("TMX-13", header, found)


def _target(spoken: list[tuple[str, str]]) -> tuple[str, str]:
    """The language and the text of what is not the source; of several no language, and all in one text."""
    return spoken[0] if len(spoken) == 1 else ("", "\x00".join(part for text in spoken for part in text))


def _same_tuid(tuid: str, earlier: int) -> Known:
    return Known("TMX-33", Severity.WARNING, f"tuid {quoted(tuid)} also in unit {earlier}")


def _same_source(earlier: int, *, is_same: bool) -> Known:
    if is_same:
        return Known("TMX-36", Severity.NOTE, f"the same source and target as unit {earlier}", _ONE)
    return Known("TMX-36", Severity.WARNING, f"another translation of the source of unit {earlier}")
