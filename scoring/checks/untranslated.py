"""What was left as it was: Han in a text that is not Chinese, Latin in a Chinese one, a copy of the source."""

import re
from collections.abc import Iterator

from corpus import HAN, Span, fold_key
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_HAN_RUN = re.compile(f"[{HAN}]+(?:[，、·“”《》〈〉「」]?[{HAN}]+)*")
_IN_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")
_LATIN_RUN = re.compile(r"[A-Za-z]+(?:[ ,'’-]+[A-Za-z]+){3,}")
_LETTERS = re.compile(rf"[^\W\d_]|[{HAN}]")
_LEAST_LETTERS = 4


def untranslated(pair: Pair) -> Iterator[Fault]:
    """Places of the candidate that are still in the language of the source; Han that explains in brackets is meant."""
    if is_copy(pair):
        whole = Span(0, len(pair.target))
        yield _fault("a translation", pair.target, whole, Span(0, len(pair.source)))
        return
    if _is_same(pair):
        return
    if pair.into_chinese:
        runs = [run for run in _LATIN_RUN.finditer(pair.target) if not run[0].istitle() and run[0] != run[0].upper()]
    else:
        bracketed = [Span(*found.span()) for found in _IN_BRACKETS.finditer(pair.target)]
        runs = [run for run in _HAN_RUN.finditer(pair.target) if not any(s < run.start() < e for s, e in bracketed)]
    for run in runs:
        yield _fault("a translation", run[0], Span(*run.span()))


def is_copy(pair: Pair) -> bool:
    """Whether a text of some letters is still the source, which is in another language."""
    return _is_same(pair) and pair.source_language.partition("-")[0] != pair.target_language.partition("-")[0]


def _is_same(pair: Pair) -> bool:
    return len(_LETTERS.findall(pair.target)) >= _LEAST_LETTERS and fold_key(pair.source) == fold_key(pair.target)


def nothing_there(pair: Pair) -> Iterator[Fault]:
    """An empty candidate of a source that says something."""
    if pair.source.strip() and not pair.target.strip():
        yield Fault(MqmType.NON_TRANSLATION, Severity.MAJOR, "a translation", "", (Span(0, len(pair.source)),))


def _fault(expected: str, found: str, target: Span, *source: Span) -> Fault:
    return Fault(MqmType.UNTRANSLATED, Severity.MAJOR, expected, found, source, (target,))
