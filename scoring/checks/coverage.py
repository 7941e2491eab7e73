"""Suspected omissions and additions: clauses that nothing on the other side explains, in a segment of odd length.

A clause beside others is suspected by `nats + LENGTH · z`: the evidence of its words (see `aligner.coverage`), and how
far a segment's length ratio is from that of the whole text, in robust standard deviations, clipped. The limits are set
so that of the beads of MAC-Dev's gold alignments, free translations, 5 % are suspected (`make bench-scoring`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log
from statistics import median
from typing import TYPE_CHECKING

from corpus import Span
from scoring.checks.clauses import clauses
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

if TYPE_CHECKING:  # the aligner brings scipy, which scores alone do without
    from aligner import Coverage, Dictionary, Explained, LearnedLexicon

LENGTH = 2.0
OMITTED, ADDED = -3.75, -3.7
"""Sums at or below which a clause of the source is suspected to be left out, one of the candidate to be added."""
_LEAST_TOKENS, _MOST_NATS, _MOST_DEVIATION = 3, -0.5, 3.0
_LEAST_PAIRS = 20
_USUAL_RATIO, _USUAL_SPREAD = log(3.4), 0.3
"""Characters of English for one of Chinese, and the spread of its logarithm, where a text is too short to tell."""
_MAJOR_SHARE = 1 / 3
_OTHER_TEXT = -0.25
"""Nats a token, of both sides, below which two long segments have nothing to do with each other."""
_LEAST_OF_OTHER_TEXT = 12


@dataclass(frozen=True)
class CoverageCheck:
    """The check, with the dictionary and what was learned elsewhere."""

    dictionary: "Dictionary"
    lexicon: "LearnedLexicon"

    def __call__(self, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Fault]]:
        """Suspected omissions, additions and texts of something else, where one side is Chinese, the other English."""
        fitting = [pair for pair in pairs if pair.chinese_and_english and pair.source.strip() and pair.target.strip()]
        cut = [_Cut(pair) for pair in fitting]
        from aligner import coverage

        found = coverage([one.parts for one in cut], self.dictionary, self.lexicon)
        middle, spread = _usual([one.ratio for one in cut])
        for one, covered in zip(cut, found, strict=True):
            deviation = max(-_MOST_DEVIATION, min(_MOST_DEVIATION, (one.ratio - middle) / spread))
            for fault in one.faults(covered, deviation):
                yield one.pair, fault


class _Cut:
    """A pair, its clauses, and the logarithm of its length ratio (English to Chinese)."""

    def __init__(self, pair: Pair) -> None:
        from aligner import Parts

        self.pair = pair
        self.source = clauses(pair.source, pair.from_chinese)
        self.target = clauses(pair.target, pair.into_chinese)
        ours = [pair.source[slice(*span)] for span in self.source]
        theirs = [pair.target[slice(*span)] for span in self.target]
        self.parts = Parts(ours, theirs) if pair.from_chinese else Parts(theirs, ours)
        self.ratio = log(max(sum(map(len, self.parts.english)), 1) / max(sum(map(len, self.parts.chinese)), 1))

    def faults(self, covered: "Coverage", deviation: float) -> Iterator[Fault]:
        """What is suspected; a pair whose target is longer than usual has a positive deviation."""
        ours, theirs = (
            (covered.chinese, covered.english) if self.pair.from_chinese else (covered.english, covered.chinese)
        )
        longer = deviation if self.pair.from_chinese else -deviation
        if _nothing_in_common(ours) and _nothing_in_common(theirs):
            spans = (Span(0, len(self.pair.source)),), (Span(0, len(self.pair.target)),)
            yield Fault(
                MqmType.NON_TRANSLATION, Severity.MAJOR, "a translation", "another text", *spans, confidence=0.8
            )
            return
        for place, part in enumerate(ours if len(ours) > 1 else ()):
            if _suspected(part, longer, OMITTED):
                span = self.source[place]
                severity = _severity(span, self.pair.source)
                text = self.pair.source[slice(*span)].strip()
                yield Fault(MqmType.OMISSION, severity, text, "", (span,), (), _confidence(part, longer, OMITTED))
        for place, part in enumerate(theirs if len(theirs) > 1 else ()):
            if _suspected(part, -longer, ADDED):
                span = self.target[place]
                severity = _severity(span, self.pair.target)
                text = self.pair.target[slice(*span)].strip()
                yield Fault(MqmType.ADDITION, severity, "", text, (), (span,), _confidence(part, -longer, ADDED))


def _suspected(part: "Explained", deviation: float, limit: float) -> bool:
    return part.n_tokens >= _LEAST_TOKENS and part.nats <= _MOST_NATS and part.nats + LENGTH * deviation <= limit


def _confidence(part: "Explained", deviation: float, limit: float) -> float:
    """From one half at the limit towards one."""
    beyond = limit - part.nats - LENGTH * deviation
    return round(1 - 0.5 * 2 ** (-beyond / 3), 2)


def _severity(span: Span, text: str) -> Severity:
    return Severity.MAJOR if span.end - span.start > _MAJOR_SHARE * len(text) else Severity.MINOR


def _nothing_in_common(parts: Sequence["Explained"]) -> bool:
    n_tokens = sum(part.n_tokens for part in parts)
    return n_tokens >= _LEAST_OF_OTHER_TEXT and sum(part.nats for part in parts) < _OTHER_TEXT * n_tokens


def _usual(ratios: Sequence[float]) -> tuple[float, float]:
    """The middle of the ratios and their robust standard deviation."""
    if len(ratios) < _LEAST_PAIRS:
        return _USUAL_RATIO, _USUAL_SPREAD
    middle = median(ratios)
    return middle, max(1.4826 * median(abs(ratio - middle) for ratio in ratios), 0.1)
