"""Pairs of a Chinese and an English term that aligned texts suggest, each with its evidence, the surest first.

Both sides are searched for candidates; a Chinese and an English one that stand in the same units are weighed by
log-likelihood ratio (Dunning 1993), Dice, how well the dictionary explains each by the other, whether the English
spells the Chinese in pinyin, whether one stands in brackets behind the other, and whether they occur equally often.
Then each takes the best partner that is left (competitive linking, Melamed 2000).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from corpus import english_stems, fold_script
from termbase.extract.candidate import Example, Passage
from termbase.extract.chinese import Judge
from termbase.extract.cut import Cutter
from termbase.extract.english import Stems, english_phrases
from termbase.extract.general import EVERYDAY, FUNCTION, VERBS
from termbase.extract.general_english import FUNCTION_WORDS
from termbase.extract.grams import Grams
from termbase.pinyin import pinyin_of, plain_pinyin

EXAMPLES = 3
LEAST_RATIO = 6.63
LEAST_OVERLAP = 0.5
_LEAST_DICE = 0.3
_SURE_OVERLAP = 0.8
_SURE_RATIO = 10.83
_SURE_SHARE = 0.7
_HALF_RATIO = 10
_LEAST_UNEXPLAINED = 3
_MOST_SINGLE = 4
_WEIGHTS = {"dice": 1.0, "overlap": 1.0, "pinyin": 1.5, "brackets": 2.0, "ratio": 0.5, "agreement": 0.25}
_BRACKETED = re.compile(r"([A-Za-z][\w' -]*?[A-Za-z])\s*[（(]\s*([㐀-鿿]{2,14})\s*[）)]")
_GLOSSED = re.compile(r"([㐀-鿿]{2,20})\s*[（(]\s*([A-Za-z][\w' -]*[A-Za-z])\s*[）)]")

_FUNCTION_STEMS = frozenset(english_stems(" ".join(sorted(FUNCTION_WORDS))))

Glosses = Callable[[str], Collection[str]]
"""The English stems that a dictionary gives for a Chinese word."""


class Unit(NamedTuple):
    """A Chinese and an English text that say the same, with the file and the number (1-based) of the unit there."""

    chinese: str
    english: str
    document: str
    number: int


class TermPair(NamedTuple):
    """A Chinese and an English term that may belong together.

    `units` counts the units that hold both, `documents` those of each file, `counts` those that hold each; `evidence`
    holds ratio (log-likelihood), dice (0–1), overlap (0–1, by the dictionary), pinyin (0 or 1), brackets (how often)
    and agreement (0–1).
    """

    chinese: str
    english: str
    score: float
    units: int
    documents: Mapping[str, int]
    counts: tuple[int, int]
    evidence: Mapping[str, float]
    examples: tuple[tuple[Example, Example], ...]
    hidden: str = ""
    nearest: str = ""

    @property
    def single(self) -> bool:
        """Whether one unit alone suggests it."""
        return self.units == 1


def term_pairs(units: Sequence[Unit], words: Collection[str], glosses: Glosses) -> list[TermPair]:
    """What may be pairs of terms in units, the surest first; `words` and `glosses` are a dictionary's."""
    cutter = Cutter(words)
    bracketed = _bracketed(units)
    told = [_with_brackets(unit) for unit in units]
    chinese = _chinese_in(told, cutter, {text for text, _ in bracketed})
    english, spellings = _english_in(told)
    explain = _Explainer(cutter, glosses)
    met = _met(chinese, english, bracketed, len(units))
    found = [weighed for meeting in met if (weighed := _weighed(meeting, explain)) is not None]
    return [_pair(weighed, spellings[weighed.meeting.english], units) for weighed in _linked(found)]


class _Meeting(NamedTuple):
    """A Chinese and an English candidate with the units that hold each, both, and both in brackets."""

    chinese: str
    english: Stems
    of_chinese: Sequence[int]
    of_english: Sequence[int]
    both: Sequence[int]
    bracketed: int
    n_units: int


def _chinese_in(units: Sequence[Unit], cutter: Cutter, bracketed: Set[str]) -> dict[str, list[int]]:
    """The units in which each Chinese candidate stands; one that stands once, or is merely in brackets, is kept too."""
    passages = [Passage(unit.chinese, "", number) for number, unit in enumerate(units)]
    grams = Grams(passages, cutter)
    judge = Judge(grams)
    return {
        gram: sorted({grams.runs[place.run].passage.line for place in places})
        for gram, places in grams.places.items()
        if judge.keeps(gram) or (gram in bracketed and grams.words[gram][0] not in EVERYDAY)
    }


def _english_in(units: Sequence[Unit]) -> tuple[dict[Stems, list[int]], dict[Stems, Counter[str]]]:
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


def _bracketed(units: Sequence[Unit]) -> Counter[tuple[str, Stems]]:
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


def _with_brackets(unit: Unit) -> Unit:
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


def _met(
    chinese: Mapping[str, Sequence[int]],
    english: Mapping[Stems, Sequence[int]],
    bracketed: Mapping[tuple[str, Stems], int],
    n_units: int,
) -> Iterator[_Meeting]:
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
            yield _Meeting(text, stems, numbers, english[stems], shared, bracketed.get((text, stems), 0), n_units)


class _Explainer:
    """How well the dictionary explains two candidates by each other, and whether the English spells the Chinese."""

    def __init__(self, cutter: Cutter, glosses: Glosses) -> None:
        self.cutter = cutter
        self.glosses = cache(lambda word: frozenset(glosses(word)))
        self.words = cache(lambda text: [word for word in cutter.cut(text) if word not in FUNCTION])
        self.pinyin = cache(lambda text: plain_pinyin(pinyin_of(text)))

    def overlap(self, chinese: str, english: Stems) -> float:
        """0–1: the harmonic mean of the shares of English stems and of Chinese words that the other side explains."""
        words = self.words(chinese)
        stems = [stem for stem in english if stem not in _FUNCTION_STEMS]
        if not words or not stems:
            return 0.0
        known = [self.glosses(word) for word in words]
        of_english = sum(any(stem in glosses for glosses in known) for stem in stems) / len(stems)
        of_chinese = sum(not glosses.isdisjoint(stems) for glosses in known) / len(words)
        return 2 * of_english * of_chinese / (of_english + of_chinese) if of_english and of_chinese else 0.0

    def spells(self, chinese: str, english: Stems) -> bool:
        """Whether the English is the Chinese in pinyin: Ma Hengchang for 马恒昌."""
        letters = "".join(english)
        return len(chinese) <= 4 and len(chinese) * 2 <= len(letters) + 1 and self.pinyin(chinese) == letters


class _Weighed(NamedTuple):
    meeting: _Meeting
    evidence: Mapping[str, float]
    score: float


def _weighed(meeting: _Meeting, explain: _Explainer) -> _Weighed | None:
    """A meeting with its evidence; None where there is too little."""
    n_both, n_chinese, n_english = len(meeting.both), len(meeting.of_chinese), len(meeting.of_english)
    dice = 2 * n_both / (n_chinese + n_english)
    if dice < _LEAST_DICE and not meeting.bracketed:
        return None
    overlap = explain.overlap(meeting.chinese, meeting.english)
    spelt = overlap < LEAST_OVERLAP and explain.spells(meeting.chinese, meeting.english)
    ratio = log_likelihood(n_both, n_chinese, n_english, meeting.n_units)
    if not (meeting.bracketed or spelt or _is_likely(meeting, overlap, ratio, explain)):
        return None
    evidence = {
        "ratio": ratio,
        "dice": dice,
        "overlap": overlap,
        "pinyin": float(spelt),
        "brackets": float(meeting.bracketed),
        "agreement": 1 - abs(n_chinese - n_english) / max(n_chinese, n_english),
    }
    return _Weighed(meeting, {name: round(value, 3) for name, value in evidence.items()}, _score(evidence, n_both))


def _score(evidence: Mapping[str, float], n_both: int) -> float:
    """The weighted sum; what is counted says nothing where both stand together once."""
    weighed = {name: weight * min(evidence[name], 1) for name, weight in _WEIGHTS.items()}
    weighed["ratio"] = _WEIGHTS["ratio"] * evidence["ratio"] / (evidence["ratio"] + _HALF_RATIO)
    if n_both == 1:
        weighed = {name: weighed[name] for name in ("overlap", "pinyin", "brackets")}
    return round(sum(weighed.values()), 3)


def _is_likely(meeting: _Meeting, overlap: float, ratio: float, explain: _Explainer) -> bool:
    """Whether counts and dictionary are enough without a bracket or a spelt name."""
    if len(meeting.both) > 1:
        if overlap >= LEAST_OVERLAP:
            return ratio >= LEAST_RATIO
        surely = len(meeting.both) >= _LEAST_UNEXPLAINED and ratio >= _SURE_RATIO
        return surely and len(meeting.both) >= _SURE_SHARE * max(len(meeting.of_chinese), len(meeting.of_english))
    words = explain.words(meeting.chinese)
    short = 1 < len(words) <= _MOST_SINGLE and 1 < len(meeting.english) <= _MOST_SINGLE
    plain = not VERBS.intersection(words[:-1]) and not _FUNCTION_STEMS.intersection(meeting.english)
    return overlap >= _SURE_OVERLAP and short and plain


def log_likelihood(both: int, one: int, other: int, total: int) -> float:
    """Dunning's G² of two events that happen `one` and `other` times in `total` units, `both` times together.

    0 where they meet no oftener than chance has it.
    """
    if both * total <= one * other:
        return 0.0
    without_one, without_other = total - one, total - other
    cells = (
        (both, one, other),
        (one - both, one, without_other),
        (other - both, without_one, other),
        (without_one - other + both, without_one, without_other),
    )
    return 2 * sum(n * math.log(n * total / (row * column)) for n, row, column in cells if n)


def _linked(found: Iterable[_Weighed]) -> list[_Weighed]:
    """The best pairs in which nothing stands twice; of equals, the longer English.

    A part of a Chinese candidate that stands in nothing else goes with the whole: no 生产者 beside 先进生产者.
    """
    taken: set[str | Stems] = set()
    linked: list[_Weighed] = []
    for weighed in sorted(found, key=_rank):
        chinese, english = weighed.meeting.chinese, weighed.meeting.english
        if chinese in taken or english in taken or any(_is_part(weighed.meeting, one.meeting) for one in linked):
            continue
        taken.update((chinese, english))
        linked.append(weighed)
    return linked


def _is_part(meeting: _Meeting, whole: _Meeting) -> bool:
    return meeting.chinese in whole.chinese and meeting.of_chinese == whole.of_chinese


def _rank(weighed: _Weighed) -> tuple[float, int, str, Stems]:
    return -weighed.score, -len(weighed.meeting.english), weighed.meeting.chinese, weighed.meeting.english


def _pair(weighed: _Weighed, spellings: Counter[str], units: Sequence[Unit]) -> TermPair:
    meeting = weighed.meeting
    shown = [units[number] for number in meeting.both[:EXAMPLES]]
    return TermPair(
        chinese=meeting.chinese,
        english=min(spellings, key=lambda text: (-spellings[text], not text.islower(), text)),
        score=weighed.score,
        units=len(meeting.both),
        documents=dict(Counter(units[number].document for number in meeting.both)),
        counts=(len(meeting.of_chinese), len(meeting.of_english)),
        evidence=weighed.evidence,
        examples=tuple(
            (Example(unit.document, unit.number, unit.chinese), Example(unit.document, unit.number, unit.english))
            for unit in shown
        ),
    )
