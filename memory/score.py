"""How good a match is: the score of memory look-ups, 0 to 100, with flags for what a number cannot tell.

    S = ⌊100 · (1 − d / max(W_q, W_u))⌋

where d is the Levenshtein distance of the unit strings and W their weights (see `memory.units`). Bands keep what is
safe apart from what is not: 100 is the same text; 95 to 99 differ in punctuation, tags, numbers, width, case or script
only; a changed word, character or negation never shows as 95 or more. 101 and 102 are given by the context.
"""

import unicodedata
from collections import Counter
from enum import StrEnum
from itertools import chain

from rapidfuzz.distance import Levenshtein

from memory.prepared import Prepared
from memory.units import Kind, Unit, even

EXACT = 100
BEST_FUZZY = 94
BEST_SAFE = 99
_LEAST_SAFE, _BEST_WITH_MARKS = 95, 98
_LOST_NUMBER = 2
_NEGATIONS = frozenset("不未无勿没非") | {"not", "no", "never", "cannot"}


class Flag(StrEnum):
    """What to look at before a match is used."""

    NEGATION = "negation"
    NUMBER = "number"
    TAG = "tag"
    SCRIPT = "script"
    MULTIPLE = "multiple"


def similarity(distance: int, query_weight: int, unit_weight: int) -> int:
    """S in per cent; two empty texts are 100 alike."""
    longer = max(query_weight, unit_weight)
    return 100 * (longer - distance) // longer if longer else EXACT


def largest_distance(threshold: int, query_weight: int, unit_weight: int) -> int:
    """The greatest distance at which S is still `threshold` per cent, in whole numbers so that nothing is rounded."""
    return (100 - threshold) * max(query_weight, unit_weight) // 100


def score(query: Prepared, source: Prepared, target: Prepared) -> int:
    """The score of a unit's `source` for a `query`; its `target` says whether changed numbers can be carried over."""
    if query.text == source.text:
        return EXACT
    distance = Levenshtein.distance(query.string, source.string)
    fuzzy = similarity(distance, query.weight, source.weight)
    if _differ_in_content(query, source, distance):
        return min(BEST_FUZZY, fuzzy)
    if query.surroundings != source.surroundings:
        return max(_LEAST_SAFE, min(_BEST_WITH_MARKS, fuzzy))
    return max(_LEAST_SAFE, BEST_SAFE - _lost_numbers(query, source, target) - _spelling(query, source))


def flags(query: Prepared, source: Prepared) -> tuple[Flag, ...]:
    """What differs besides what the score says, in the order of `Flag`."""
    if query.text == source.text:
        return ()
    differing = {
        Flag.NEGATION: _negations(query) != _negations(source),
        Flag.NUMBER: query.values != source.values,
        Flag.TAG: _tags(query) != _tags(source),
        Flag.SCRIPT: _is_traditional(query) != _is_traditional(source) and _telling(query) and _telling(source),
    }
    return tuple(flag for flag, differs in differing.items() if differs)


def best_safe(query: Prepared, unit_weight: int) -> int:
    """The greatest score of a text of the same content, but not the same text, that weighs so much."""
    if unit_weight == query.weight:
        return BEST_SAFE
    least = abs(unit_weight - query.weight)
    return max(_LEAST_SAFE, min(_BEST_WITH_MARKS, similarity(least, query.weight, unit_weight)))


def _differ_in_content(query: Prepared, source: Prepared, distance: int) -> bool:
    """Whether the content is another, or there is none; quickly, where there are more edits than signs and tags."""
    n_marks = query.weight + source.weight - 2 * len(query.content_string)
    if not query.content_string or distance > n_marks or query.content_string != source.content_string:
        return True
    return query.content != source.content


def _lost_numbers(query: Prepared, source: Prepared, target: Prepared) -> int:
    """Two points where a number has changed that the translation does not show, so that it cannot be put right."""
    ours, theirs, shown = (set(chain.from_iterable(text.values)) for text in (query, source, target))
    return _LOST_NUMBER if theirs - ours - shown else 0


def _spelling(query: Prepared, source: Prepared) -> int:
    """A point each for other width and other case."""
    pairs = [
        (_raw(query, ours), _raw(source, theirs))
        for ours, theirs in zip(query.units, source.units, strict=True)
        if ours.kind is not Kind.NUMBER
    ]
    return any(map(_other_width, pairs)) + any(map(_other_case, pairs))


def _other_width(pair: tuple[str, str]) -> bool:
    ours, theirs = (raw.lower() for raw in pair)
    return ours != theirs and _narrow(ours) == _narrow(theirs)


def _other_case(pair: tuple[str, str]) -> bool:
    ours, theirs = map(_narrow, pair)
    return ours != theirs and ours.lower() == theirs.lower()


def _narrow(raw: str) -> str:
    return unicodedata.normalize("NFKC", raw)


def _raw(text: Prepared, unit: Unit) -> str:
    return even(unicodedata.normalize("NFC", text.text[slice(*unit.chars)]))


def _negations(text: Prepared) -> Counter[str]:
    return Counter(one.token for one in text.forms if one.form in _NEGATIONS or one.form.endswith("n't"))


def _tags(text: Prepared) -> Counter[str]:
    return Counter(one.form for one in text.forms if one.kind is Kind.TAG)


def _is_traditional(text: Prepared) -> bool:
    return text.script.traditional > text.script.simplified


def _telling(text: Prepared) -> bool:
    return text.script.traditional != text.script.simplified
