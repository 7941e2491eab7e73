"""The fast way: ordinary units of which it can be told by their columns that no rule is broken within them.

Nothing is reported here: units that are suspected are looked at by the rules, which say what, if anything, is wrong.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, repeat
from operator import contains, gt, ne, not_
from typing import NamedTuple

from tmx.check.alike import Written, expression, written
from tmx.check.languages import caseless
from tmx.check.scripts import Scripts
from tmx.check.structure import BEFORE_XML_LANG
from tmx.check.words import CONTENT
from tmx.operations.mojibake import is_garbled
from tmx.plain_units import UNIT, following, units_at
from tmx.profiles.clients import WORDFAST_CHARS
from tmx.reference import unescaped
from tmx.unit import ALL_LANGUAGES

_MAX_KINDS = 256
"""So many ways of writing a unit are told apart: an expression takes some milliseconds."""
_BREAKS = re.compile(r"[\u2028\u2029\x85]")
_GARBLED_SIMPLIFIED = "锟锘烫àáèéêìí"
"""Characters of GB 2312 that may show wrong decoding."""


class Sound(NamedTuple):
    """Units in which nothing is wrong, as columns: tuids, empty for none; sources and targets; where they end.

    `languages` are those of the sources and of the targets, as they are compared.
    """

    languages: tuple[str, str]
    tuids: Sequence[str]
    sources: Sequence[str]
    targets: Sequence[str]
    ends: Sequence[int] = ()

    def part(self, start: int, end: int) -> "Sound":
        """The units of these places."""
        languages, tuids, sources, targets, ends = self
        return Sound(languages, tuids[start:end], sources[start:end], targets[start:end], ends[start:end])


class _Side(NamedTuple):
    """One language of units: the group of its words, its code as written, and as it is compared."""

    group: str
    code: str
    key: str


class Screen:
    """Tells units in which no rule is broken; `srclang` is the header's."""

    def __init__(self, version: str, srclang: str, scripts: Scripts) -> None:
        self.is_open = version not in BEFORE_XML_LANG
        self._srclang, self._scripts = srclang, scripts
        self._seen: set[Written] = set()
        self._expression = following("(?!)")
        self._sides = _Side("", "", ""), _Side("", "", "")

    def parts(self, text: str, position: int) -> Iterator[Sound | None]:
        """The plain units from a position on, in their order: those together in which no rule is broken, or one.

        None stands for one in which a rule may be broken, and which has been looked at when the next part is asked for.
        """
        while True:
            if not (found := units_at(self._expression, text, position)):
                unit = UNIT.match(text, position)
                if unit is None:
                    return
                self._learn(written(unit))
                found = units_at(self._expression, text, position)
                if not found:
                    yield None
                    position = unit.end()
                    continue
            yield from self._alike(found)
            position = found[-1].end()

    def _learn(self, like: Written) -> None:
        """Look for units written so from now on, if no rule is broken in them all.

        The first of them is left to the rules, which then have said what there is to say of its languages.
        """
        if like not in self._seen:
            if len(self._seen) < _MAX_KINDS:
                self._seen.add(like)
        elif (sides := self._sides_of(like.codes)) and (found := expression(like)):
            self._expression, self._sides = found, sides

    def _sides_of(self, codes: tuple[str, str]) -> tuple[_Side, _Side] | None:
        """The source and the target among two languages as they follow each other; None where that breaks a rule."""
        one, other = (_Side(f"words{place}", code, caseless(code)) for place, code in enumerate(codes, 1))
        source = caseless(self._srclang) if self._srclang not in ("", ALL_LANGUAGES) else one.key
        if one.key == other.key or source not in (one.key, other.key):
            return None
        return (one, other) if source == one.key else (other, one)

    def _alike(self, found: Sequence[re.Match[str]]) -> Iterator[Sound | None]:
        """The parts of units that are written alike."""
        columns = dict(zip(self._expression.groupindex, zip(*map(re.Match.groups, found), strict=True), strict=True))
        suspects = {*_noted(columns["annotations"])}
        for element in "012":
            if created := columns.get(f"creationdate{element}"):
                suspects.update(_places(map(gt, created, columns[f"changedate{element}"])))
        texts = {}
        for group, code, _ in self._sides:
            texts[group] = [unescaped(text) if "&" in text else text for text in columns[group]]
            suspects.update(self._suspects(columns[group], texts[group], code))
        source, target = self._sides
        tuids, ends = columns.get("tuid") or [""] * len(found), [unit.end() for unit in found]
        units = Sound((source.key, target.key), tuids, texts[source.group], texts[target.group], ends)
        start = 0
        for place in sorted(suspects):
            if place > start:
                yield units.part(start, place)
            yield None
            start = place + 1
        if start < len(found):
            yield units.part(start, len(found))

    def _suspects(self, written: Sequence[str], texts: Sequence[str], code: str) -> Iterator[int]:
        """The places of segs that may break a rule; what takes long is first asked of all of them together."""
        yield from _places(map(contains, written, repeat("<")))
        yield from _places(map(ne, texts, map(str.strip, texts)))
        yield from _places(map(not_, map(CONTENT.search, texts)))
        if max(map(len, texts)) > WORDFAST_CHARS:
            yield from _places(len(text) > WORDFAST_CHARS for text in texts)
        joined = "\n".join(texts)
        if joined.count("\n") >= len(texts) or "\r" in joined:
            yield from _places("\n" in text or "\r" in text for text in texts)
        is_simplified = _is_simplified(joined)
        if not ((is_simplified and _is_unmarked(joined)) or _is_ordinary(joined)):
            yield from _places(not _is_ordinary(text) for text in texts)
        if not (is_simplified and self._scripts.strange(code) is self._scripts.traditional):
            yield from self._scripts.doubtful(code, texts)


def _places(are_so: Iterable[object]) -> Iterator[int]:
    """The places of those that are true."""
    return compress(count(), are_so)


def _noted(annotations: Sequence[str]) -> Iterator[int]:
    """The places of units with annotations that may break a rule."""
    joined = "".join(annotations)
    if "<note>" not in joined and joined.count('<prop type="x-') == joined.count('<prop type="'):
        return iter(())
    return _places(
        text.count("<note>") > 1 or text.count('<prop type="x-') < text.count('<prop type="') for text in annotations
    )


def _is_simplified(text: str) -> bool:
    """Whether all characters are in GB 2312, or two marks that it has otherwise: no traditional one, all of form C."""
    try:
        text.replace("—", "").replace("·", "").encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _is_unmarked(text: str) -> bool:
    """Whether nothing in a text of GB 2312 is a sign of wrong decoding."""
    return text.isascii() or not any(sign in text for sign in _GARBLED_SIMPLIFIED)


def _is_ordinary(text: str) -> bool:
    """Whether no character of a text is unusual: another line break, not of form C, or a sign of wrong decoding."""
    return unicodedata.is_normalized("NFC", text) and not (_BREAKS.search(text) or is_garbled(text))
