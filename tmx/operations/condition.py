"""A condition made ready to be asked of units, once it is known to make sense."""

import operator
from collections.abc import Callable
from difflib import get_close_matches
from typing import NamedTuple

from corpus import FormatError, LimitError, UserPattern
from tmx.dates import basic
from tmx.operations.expression import And, Comparison, Expression, Not, Or, Value, at_column, parse
from tmx.operations.fields import FIELDS, Answer, Facts, Field, FieldKind, field_named

_EXAMPLES = {
    FieldKind.NUMBER: "confidence >= 0.8",
    FieldKind.DATE: 'date >= "2026-05"',
    FieldKind.TEXT: 'source ~ "技协"',
}
Test = Callable[[Facts], bool]
_ORDERED = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Clause(NamedTuple):
    """A part of a condition that must hold: its words, and whether it holds of a unit."""

    text: str
    holds: Test


def condition(text: str) -> tuple[Clause, ...]:
    """The clauses of a condition; all must hold.

    Raises FormatError, with the column, for what is not understood, is unknown, or compares what cannot be compared.
    """
    return tuple(Clause(clause.text, _test(clause.expression)) for clause in parse(text))


def _test(expression: Expression) -> Test:
    match expression:
        case Not(inner):
            denied = _test(inner)
            return lambda facts: not denied(facts)
        case And(parts):
            tests = [_test(part) for part in parts]
            return lambda facts: all(test(facts) for test in tests)
        case Or(parts):
            tests = [_test(part) for part in parts]
            return lambda facts: any(test(facts) for test in tests)
    return _comparison(expression)


def _comparison(asked: Comparison) -> Test:
    field = _field(asked.left)
    if asked.right is None:
        return _flag(field, asked.left)
    match field.kind:
        case FieldKind.NUMBER:
            return _of_numbers(field, asked.operator, asked.right)
        case FieldKind.DATE:
            return _of_dates(field, asked.operator, asked.right)
        case FieldKind.TEXT:
            return _of_texts(field, asked)
    raise at_column(asked.left.column, f"{asked.left.text} holds or not: write it alone, or `not {asked.left.text}`")


def _field(value: Value) -> Field:
    field = field_named(value.text) if value.kind == "name" else None
    if field is not None:
        return field
    if value.kind != "name":
        raise at_column(value.column, f"a comparison begins with a name, not with {value.text!r}: turn it round")
    near = get_close_matches(value.text.lower(), FIELDS, 1)
    hint = f"did you mean {near[0]}?" if near else "see `tmx filter --help`"
    raise at_column(value.column, f"there is no field {value.text!r}: {hint}")


def _flag(field: Field, value: Value) -> Test:
    if field.kind is not FieldKind.FLAG:
        raise _wants(field, value, "nothing is asked of it")
    ask = field.ask
    return lambda facts: bool(ask(facts))


def _wants(field: Field, value: Value, what: str) -> FormatError:
    example = _EXAMPLES[field.kind]
    return at_column(value.column, f"{value.text}: {what}; a {field.kind} is asked as in `{example}`")


def _of_numbers(field: Field, sign: str, right: Value) -> Test:
    other = field_named(right.text) if right.kind == "name" else None
    if sign not in _ORDERED or not (right.kind == "number" or (other and other.kind is FieldKind.NUMBER)):
        raise _wants(field, right, f"cannot be asked with `{sign}` here")
    compare, ask = _ORDERED[sign], field.ask
    wanted = other.ask if other else _constant(float(right.text))

    def test(facts: Facts) -> bool:
        found, given = ask(facts), wanted(facts)
        return found is not None and given is not None and bool(compare(found, given))

    return test


def _constant(number: float) -> Callable[[Facts], Answer]:
    return lambda facts: number


def _of_dates(field: Field, sign: str, right: Value) -> Test:
    """Dates compare as far as the given one goes: `date <= "2026-05"` holds to the end of May."""
    given = basic(right.text)
    if sign not in _ORDERED or right.kind == "name" or not given[:4].isdecimal():
        raise _wants(field, right, f"cannot be asked with `{sign}` here")
    compare, ask = _ORDERED[sign], field.ask

    def test(facts: Facts) -> bool:
        found = ask(facts)
        return isinstance(found, str) and found != "" and bool(compare(found[: len(given)], given))

    return test


def _of_texts(field: Field, asked: Comparison) -> Test:
    """One of several texts must be equal or match; with `!=` and `!~` none may."""
    sign, right = asked.operator, asked.right
    if right is None or sign not in ("=", "!=", "~", "!~") or right.kind == "number":
        raise _wants(field, right or asked.left, f"cannot be asked with `{sign}` here")
    fits = _pattern(right) if sign.endswith("~") else _equality(right)
    ask, wanted = field.ask, not sign.startswith("!")
    return lambda facts: fits(_texts(ask(facts)), facts) is wanted


_Fits = Callable[[tuple[str, ...], Facts], bool]


def _equality(right: Value) -> _Fits:
    if right.kind == "text":
        return lambda texts, facts: right.text in texts
    other = _field(right)
    if other.kind is not FieldKind.TEXT:
        raise _wants(other, right, "is no text")
    return lambda texts, facts: any(text in texts for text in _texts(other.ask(facts)))


def _pattern(right: Value) -> _Fits:
    if right.kind != "text":
        raise at_column(right.column, f"{right.text}: a pattern stands in quotes")
    try:
        pattern = UserPattern(right.text)
    except FormatError as error:
        raise at_column(right.column, str(error)) from None

    def fits(texts: tuple[str, ...], facts: Facts) -> bool:
        try:
            return any(map(pattern.found_in, texts))
        except LimitError as error:
            raise LimitError(f"unit {facts.unit.number}: {error}") from None

    return fits


def _texts(answer: Answer) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else ()
