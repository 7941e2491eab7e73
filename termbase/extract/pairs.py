"""Pairs of a Chinese and an English term that aligned texts suggest, each with its evidence, the surest first.

A Chinese and an English candidate that stand in the same units are weighed by log-likelihood ratio (Dunning 1993),
Dice, how well the dictionary explains each by the other, whether the English spells the Chinese in pinyin, whether one
stands in brackets behind the other, and whether they occur equally often. Then each takes the best partner that is
left (competitive linking, Melamed 2000).
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from termbase.extract.candidate import Example
from termbase.extract.cut import Cutter
from termbase.extract.english import Stems
from termbase.extract.explain import FUNCTION_STEMS, Explainer, Glosses
from termbase.extract.general import VERBS
from termbase.extract.meeting import Meeting, Unit, bracketed_in, chinese_in, english_in, meetings, with_brackets

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
    bracketed = bracketed_in(units)
    told = [with_brackets(unit) for unit in units]
    chinese = chinese_in(told, cutter, {text for text, _ in bracketed})
    english, spellings = english_in(told)
    explain = Explainer(cutter, glosses)
    met = meetings(chinese, english, bracketed, len(units))
    found = [weighed for meeting in met if (weighed := _weighed(meeting, explain)) is not None]
    return [_pair(weighed, spellings[weighed.meeting.english], units) for weighed in _linked(found)]


class _Weighed(NamedTuple):
    meeting: Meeting
    evidence: Mapping[str, float]
    score: float


def _weighed(meeting: Meeting, explain: Explainer) -> _Weighed | None:
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


def _is_likely(meeting: Meeting, overlap: float, ratio: float, explain: Explainer) -> bool:
    """Whether counts and dictionary are enough without a bracket or a spelt name."""
    if len(meeting.both) > 1:
        if overlap >= LEAST_OVERLAP:
            return ratio >= LEAST_RATIO
        surely = len(meeting.both) >= _LEAST_UNEXPLAINED and ratio >= _SURE_RATIO
        return surely and len(meeting.both) >= _SURE_SHARE * max(len(meeting.of_chinese), len(meeting.of_english))
    words = explain.words(meeting.chinese)
    short = 1 < len(words) <= _MOST_SINGLE and 1 < len(meeting.english) <= _MOST_SINGLE
    plain = not VERBS.intersection(words[:-1]) and not FUNCTION_STEMS.intersection(meeting.english)
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


def _is_part(meeting: Meeting, whole: Meeting) -> bool:
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
