"""Numbers: Chinese numerals, 万 and 亿, percentages, fractions and ordinals have the same value on both sides."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from corpus import Quantity, Span
from scoring.checks.measures import is_conversion
from scoring.checks.pair import Fault, Pair
from scoring.checks.quantities import not_of_time, of_time, unmatched
from scoring.mqm import MqmType, Severity

_ALONE = 0.6
"""How sure it is that a number without any partner is a fault: free translations reword many."""


def numbers_differ(pair: Pair) -> Iterator[Fault]:
    """Numbers of one side that the other has not; one that only lost its 多, 余 or "over" is minor."""
    left = unmatched(pair)
    ours, theirs = not_of_time(left.source), not_of_time(left.target)
    turned = [(one, other) for one in ours for other in theirs if is_conversion(pair, one, other)]
    kept = [one for one in ours if one not in [source for source, _ in turned]]
    yield from differing(pair, kept, [one for one in theirs if one not in [target for _, target in turned]])
    for one, other in left.blurred:
        yield Fault(
            MqmType.MISTRANSLATION,
            Severity.MINOR,
            _text(pair.source, one),
            _text(pair.target, other),
            (one.chars,),
            (other.chars,),
        )


def dates_differ(pair: Pair) -> Iterator[Fault]:
    """Dates and years of one side that the other has not: 七月二十日 is July 20."""
    left = unmatched(pair)
    yield from differing(pair, of_time(left.source), of_time(left.target))


def differing(pair: Pair, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Iterable[Fault]:
    """What has no partner, in order: a source value beside a target value is mistranslated, alone it is lost."""
    for one, other in zip_longest(ours, theirs):
        source, target = _spans(one), _spans(other)
        expected = "" if one is None else _text(pair.source, one)
        found = "" if other is None else _text(pair.target, other)
        if source and target:
            yield Fault(MqmType.MISTRANSLATION, Severity.MAJOR, expected, found, source, target)
        else:
            kind = MqmType.OMISSION if source else MqmType.ADDITION
            yield Fault(kind, Severity.MINOR, expected, found, source, target, _ALONE)


def _spans(quantity: Quantity | None) -> tuple[Span, ...]:
    return () if quantity is None else (quantity.chars,)


def _text(text: str, quantity: Quantity) -> str:
    return text[slice(*quantity.chars)]
