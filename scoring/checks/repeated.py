"""A word said twice: "the the", 的的."""

import re
from collections.abc import Iterator

from corpus import Span
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_WORD = re.compile(r"\b([^\W\d_]+)[ \t]+\1\b", re.I)
_CHARACTER = re.compile("([的了是在和与就把被对从以及])\\1")
_USUAL = frozenset(
    {"that", "had", "very", "no", "ha", "ho", "yes", "long", "well", "there", "now", "bye", "so", "is", "her"}
)
_USUAL_CHINESE = ("是是", "对对", "就就", "以以", "和和")


def repeated_word(pair: Pair) -> Iterator[Fault]:
    """A word or function character that follows itself, and of which the source says nothing like it twice."""
    pattern = _CHARACTER if pair.into_chinese else _WORD
    for found in pattern.finditer(pair.target):
        if found[0] in _USUAL_CHINESE or found[1].lower() in _USUAL or _is_name(found):
            continue
        yield Fault(MqmType.GRAMMAR, Severity.MINOR, found[1], found[0], (), (Span(*found.span()),))


def _is_name(found: re.Match[str]) -> bool:
    """Whether both words have a capital: Bora Bora, Niu Niu."""
    return found[0].istitle()
