"""Names of persons: what English spells in pinyin is how the Chinese name is read."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise, product
from typing import NamedTuple

from corpus import Span, fold_script
from scoring.checks.pair import Fault, Pair
from scoring.checks.surnames import DOUBLE_SURNAMES, SURNAMES
from scoring.mqm import MqmType, Severity

_WORD = r"[A-ZÜ][a-zü]+(?:[-'’](?!s\b)[A-Za-zü]+)?"
_NAME = re.compile(rf"\b{_WORD}(?: {_WORD})+")
_JOINT = re.compile("[-'’]")
_BEGINNING_A_SENTENCE = frozenset(
    {"But", "He", "She", "Men", "Her", "You", "Can", "Long", "Then", "Fan", "Me", "An", "Hang", "Sang"}
)
_LONGEST = 3
_HAN_NAME = 4

Readings = tuple[tuple[str, ...], ...]


class _Spelt(NamedTuple):
    """A name that English spells: its place, and the ways to read it in syllables, surname first."""

    chars: Span
    readings: Readings


class _Written(NamedTuple):
    """A name as Chinese has it, folded, and its place."""

    name: str
    chars: Span


class NameCheck:
    """The check; `pinyin` gives the toneless syllables of each character."""

    def __init__(self, pinyin: Mapping[str, tuple[str, ...]]) -> None:
        self.pinyin = pinyin
        self._known = frozenset(syllable for syllables in pinyin.values() for syllable in syllables)
        double = {"".join(one) for name in DOUBLE_SURNAMES for one in product(*(pinyin.get(c, ()) for c in name))}
        self._surnames = double.union(*(pinyin.get(char, ()) for char in SURNAMES))

    def __call__(self, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Fault]]:
        """English names in pinyin that the Chinese side has not, but nearly has, or has another one in their place."""
        judged = [(pair, *self._sides(pair)) for pair in pairs if pair.from_chinese != pair.into_chinese]
        heard = [{name for one in spelt if (name := self._written(one, chinese))} for _, chinese, _, spelt in judged]
        cast = sorted(set().union(*heard), key=lambda name: (-len(name), name))
        known = {reading for name in cast for reading in product(*(self.pinyin.get(char, ()) for char in name))}
        for (pair, chinese, english, spelt), names in zip(judged, heard, strict=True):
            for one in spelt:
                if self._written(one, chinese):
                    continue
                meant = self._nearest(one, chinese, names)
                if meant is None and known.isdisjoint(one.readings):  # else a pronoun was said by the name
                    meant = _unheard(chinese, cast, names)
                if meant:
                    yield pair, self._fault(pair, meant, one, english)

    def _sides(self, pair: Pair) -> tuple[str, str, list[_Spelt]]:
        chinese, english = (pair.source, pair.target) if pair.from_chinese else (pair.target, pair.source)
        return fold_script(chinese), english, list(self._spelt(english))

    def _spelt(self, english: str) -> Iterator[_Spelt]:
        """Every run of words with capitals that can be read as a surname and a given name of one or two syllables."""
        for found in _NAME.finditer(english):
            words = found[0].split(" ")
            start = found.start()
            for first, second in pairwise(words):
                place = Span(start, start + len(first) + 1 + len(second))
                start += len(first) + 1
                readings = self._name(first, second) + self._name(second, first)
                if readings and first not in _BEGINNING_A_SENTENCE:
                    yield _Spelt(place, readings)

    def _name(self, surname: str, given: str) -> Readings:
        before, after = self._syllables(surname), self._syllables(given)
        return tuple(
            (*first, *second)
            for first, second in product(before, after)
            if "".join(first) in self._surnames and len(second) <= 2 and len(first) + len(second) <= _HAN_NAME
        )

    def _syllables(self, word: str) -> Readings:
        """The ways to read a word as one to three syllables."""
        return tuple(_parses(_JOINT.sub("", word).lower(), self._known, _LONGEST))

    def _written(self, spelt: _Spelt, chinese: str) -> str:
        """The name as Chinese has it, or nothing."""
        for reading in spelt.readings:
            for start in range(len(chinese) - len(reading) + 1):
                if all(s in self.pinyin.get(chinese[start + k], ()) for k, s in enumerate(reading)):
                    return chinese[start : start + len(reading)]
        return ""

    def _nearest(self, spelt: _Spelt, chinese: str, heard: Set[str]) -> _Written | None:
        """Where Chinese has a name of three characters or more that is read alike but for one syllable."""
        for reading in spelt.readings:
            n = len(reading)
            for start in range(len(chinese) - n + 1):
                name = chinese[start : start + n]
                if n < 3 or name in heard or not (name[0] in SURNAMES or name[:2] in DOUBLE_SURNAMES):
                    continue
                alike = sum(s in self.pinyin.get(char, ()) for char, s in zip(name, reading, strict=True))
                if alike == n - 1:
                    return _Written(name, Span(start, start + n))
        return None

    def _fault(self, pair: Pair, written: _Written, spelt: _Spelt, english: str) -> Fault:
        latin = english[slice(*spelt.chars)]
        reading = self._read(written.name)
        if pair.from_chinese:
            expected, found, spans = f"{written.name} {reading}", latin, ((written.chars,), (spelt.chars,))
        else:
            expected, found, spans = latin, f"{written.name} {reading}", ((spelt.chars,), (written.chars,))
        return Fault(MqmType.MISTRANSLATION, Severity.MAJOR, expected, found, *spans, confidence=0.9)

    def _read(self, name: str) -> str:
        """A Chinese name in pinyin: 马德山 → Ma Deshan."""
        syllables = [self.pinyin.get(char, ("?",))[0] for char in name]
        surname = 2 if name[:2] in DOUBLE_SURNAMES else 1
        return f"{''.join(syllables[:surname]).capitalize()} {''.join(syllables[surname:]).capitalize()}"


def _unheard(chinese: str, cast: Sequence[str], heard: Set[str]) -> _Written | None:
    """A name that the text has elsewhere, said in this segment in Chinese but not in English."""
    for name in cast:
        place = chinese.find(name)
        if place >= 0 and name not in heard and len(name) > 2:
            return _Written(name, Span(place, place + len(name)))
    return None


def _parses(word: str, known: Set[str], most: int) -> Iterator[tuple[str, ...]]:
    if word in known:
        yield (word,)
    if most > 1:
        for end in range(1, len(word)):
            if word[:end] in known:
                yield from ((word[:end], *rest) for rest in _parses(word[end:], known, most - 1))
