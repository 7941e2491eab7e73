"""Which Chinese and English candidates of aligned texts share units, and which stand in brackets behind their like."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from corpus import fold_script
from termbase.extract.candidate import Passage
from termbase.extract.chinese import Judge
from termbase.extract.cut import Cutter
from termbase.extract.english import Stems, english_phrases
from termbase.extract.general import EVERYDAY
from termbase.extract.grams import Grams

_BRACKETED = re.compile(r"([A-Za-z][\w' -]*?[A-Za-z])\s*[（(]\s*([㐀-鿿]{2,14})\s*[）)]")
_GLOSSED = re.compile(r"([㐀-鿿]{2,20})\s*[（(]\s*([A-Za-z][\w' -]*[A-Za-z])\s*[）)]")


class Unit(NamedTuple):
    """A Chinese and an English text that say the same, with the file and the number (1-based) of the unit there."""

    chinese: str
    english: str
    document: str
    number: int


class Meeting(NamedTuple):
    """A Chinese and an English candidate with the units that hold each, both, and both in brackets."""

    chinese: str
    english: Stems
    of_chinese: Sequence[int]
    of_english: Sequence[int]
    both: Sequence[int]
    bracketed: int
    n_units: int


def chinese_in(units: Sequence[Unit], cutter: Cutter, bracketed: Set[str]) -> dict[str, list[int]]:
    """The units in which each Chinese candidate stands; one that stands once, or is merely in brackets, is kept too."""
    passages = [Passage(unit.chinese, "", number) for number, unit in enumerate(units)]
    grams = Grams(passages, cutter)
    judge = Judge(grams)
    return {
        gram: sorted({grams.runs[place.run].passage.line for place in places})
        for gram, places in grams.places.items()
        if judge.keeps(gram) or (gram in bracketed and grams.words[gram][0] not in EVERYDAY)
    }


def english_in(units: Sequence[Unit]) -> tuple[dict[Stems, list[int]], dict[Stems, Counter[str]]]:
    """The units in which each English phrase stands, and how it is written."""
    found: defaultdict[Stems, list[int]] = defaultdict(list)
    spellings: defaultdict[Stems, Counter[str]] = defaultdict(Counter)
    for number, unit in enumerate(units):
        for phrase in english_phrases(unit.english):
            spellings[phrase.stems][phrase.text] += 1
            if not found[phrase.stems] or found[phrase.stems][-1] != number:
                found[phrase.stems].append(number)
    fragments = set(_fragments({stems: written.total() for stems, written in spellings.items()}))
    return {stems: numbers for stems, numbers in found.items() if stems not in fragments}, dict(spellings)


def _fragments(counts: Mapping[Stems, int]) -> Iterator[Stems]:
    """The phrases that come again, but only within one that is longer by a word: Federation of Trade."""
    for longer, count in counts.items():
        if count > 1:
            yield from (part for part in (longer[1:], longer[:-1]) if counts.get(part) == count)


def bracketed_in(units: Sequence[Unit]) -> Counter[tuple[str, Stems]]:
    """What stands in brackets behind its like: technical cooperation (技协), 技术协作（technical cooperation）."""
    found: Counter[tuple[str, Stems]] = Counter()
    for unit in units:
        for text in (unit.english, unit.chinese):
            for english, chinese in _BRACKETED.findall(text):
                found.update((fold_script(chinese), stems) for stems in _tails(english))
            for chinese, english in _GLOSSED.findall(text):
                stems = _whole(english)
                found.update((fold_script(chinese)[start:], stems) for start in range(len(chinese) - 1))
    return found


def with_brackets(unit: Unit) -> Unit:
    """The unit, the foreign terms in brackets of either side added to the other side."""
    english = _of_brackets(unit.chinese)[0]
    chinese = _of_brackets(unit.english)[1]
    return unit._replace(chinese="。".join([unit.chinese, *chinese]), english=" . ".join([unit.english, *english]))


def _of_brackets(text: str) -> tuple[list[str], list[str]]:
    """The English and the Chinese of all brackets in a text."""
    found = _BRACKETED.findall(text) + [(english, chinese) for chinese, english in _GLOSSED.findall(text)]
    return [english for english, _ in found], [chinese for _, chinese in found]


def _tails(english: str) -> Iterator[Stems]:
    """The phrases with which a text ends."""
    yield from (phrase.stems for phrase in english_phrases(english) if english.endswith(phrase.text))


def _whole(english: str) -> Stems:
    return max((phrase.stems for phrase in english_phrases(english)), key=len, default=())


def meetings(
    chinese: Mapping[str, Sequence[int]],
    english: Mapping[Stems, Sequence[int]],
    bracketed: Mapping[tuple[str, Stems], int],
    n_units: int,
) -> Iterator[Meeting]:
    """Each Chinese candidate with each English one that shares a unit with it."""
    by_unit: defaultdict[int, list[Stems]] = defaultdict(list)
    for stems, numbers in english.items():
        for number in numbers:
            by_unit[number].append(stems)
    for text, numbers in chinese.items():
        both: defaultdict[Stems, list[int]] = defaultdict(list)
        for number in numbers:
            for stems in by_unit[number]:
                both[stems].append(number)
        for stems, shared in both.items():
            yield Meeting(text, stems, numbers, english[stems], shared, bracketed.get((text, stems), 0), n_units)
