"""Inconsistency: one source said in several ways, one translation for several sources."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus import HAN, Span, fold_key
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_WORDS = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
_LEAST_WORDS = 3


@dataclass(frozen=True)
class InconsistencyCheck:
    """The check; `known` are translations of a memory, by `consistency_key` of their source."""

    known: Mapping[str, Sequence[str]]

    def __call__(self, pairs: Sequence[Pair]) -> Iterator[tuple[Pair, Fault]]:
        """Segments whose source was translated otherwise before, here or in the memory, and the other way round."""
        targets, sources = defaultdict[str, list[Pair]](list), defaultdict[str, list[Pair]](list)
        for pair in pairs:
            if not pair.target.strip() or not _says_something(pair.source):
                continue
            ours, theirs = consistency_key(pair.source), consistency_key(pair.target)
            remembered = self.known.get(ours, ())
            if remembered and theirs not in map(consistency_key, remembered):
                yield pair, _fault(MqmType.INCONSISTENT_TERM, remembered[0], pair)
            elif targets[ours] and theirs not in [consistency_key(other.target) for other in targets[ours]]:
                yield pair, _fault(MqmType.INCONSISTENT_TERM, targets[ours][0].target, pair)
            if sources[theirs] and ours not in [consistency_key(other.source) for other in sources[theirs]]:
                yield pair, _fault(MqmType.INCONSISTENT_STYLE, f"other than for {sources[theirs][0].source}", pair)
            targets[ours].append(pair)
            sources[theirs].append(pair)


def known_translations(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The targets of each source of a memory, by `consistency_key`, in their order."""
    known: dict[str, list[str]] = {}
    for source, target in pairs:
        known.setdefault(consistency_key(source), []).append(target)
    return known


def consistency_key(text: str) -> str:
    """The key under which a text and its spellings meet: script, width, case, spaces and end marks folded."""
    return " ".join(fold_key(text).split()).rstrip("。.!！?？;；:： ")


def _says_something(text: str) -> bool:
    return len(_WORDS.findall(text)) >= _LEAST_WORDS


def _fault(kind: MqmType, expected: str, pair: Pair) -> Fault:
    spans = (Span(0, len(pair.source)),), (Span(0, len(pair.target)),)
    return Fault(kind, Severity.MINOR, expected, pair.target, *spans)
