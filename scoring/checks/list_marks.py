"""List marks: what begins with 一、 or 第二， or (3) begins with First, 2. or (c) in the translation."""

from collections.abc import Iterator

from corpus import Quantity, Span, numbers
from scoring.checks.pair import Fault, Pair
from scoring.mqm import MqmType, Severity

_NEAR = 24
"""How far into the translation its mark may stand, in characters: "But first of all, …"."""
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_BULLETS = "-–—•·*●○■□①②③④⑤⑥⑦⑧⑨⑩"


def list_mark_lost(pair: Pair) -> Iterator[Fault]:
    """The list mark at the beginning of the source where the candidate has none of that number."""
    mark = _mark(pair.source, pair.source_language)
    if mark is None or not pair.target.strip() or _carried(mark, pair):
        return
    yield Fault(MqmType.OMISSION, Severity.MINOR, pair.source[slice(*mark.chars)], "", (mark.chars,), (Span(0, 0),))


def _mark(text: str, language: str) -> Quantity | None:
    start = len(text) - len(text.lstrip())
    marks = (one for one in numbers(text, language) if one.unit == "list" and one.chars.start <= start + 1)
    return next(marks, None)


def _carried(mark: Quantity, pair: Pair) -> bool:
    beginning = pair.target.lstrip()
    if beginning[:1] in _BULLETS:
        return True
    if any(one.low == mark.low and one.chars.start < _NEAR for one in numbers(pair.target, pair.target_language)):
        return True
    word = beginning.lstrip("([（").split(".", 1)[0].split(")", 1)[0].strip().lower()
    value = int(mark.low) if not isinstance(mark.low, str) else 0
    roman = _ROMAN[value] if 0 < value < len(_ROMAN) else ""
    letter = chr(ord("a") + value - 1) if 0 < value <= 26 else ""
    return word != "" and word in (roman, letter)
