"""Conditions on units as text (`confidence >= 0.8 and source ~ "技协"`), read into a tree; nothing is ever run as code.

condition  := conjunction ("or" conjunction)*
conjunction := negation ("and" negation)*
negation   := "not" negation | "(" condition ")" | value [operator value]
operator   := "=" | "==" | "!=" | "<" | "<=" | ">" | ">=" | "~" | "!~"
value      := a number | a text in quotes | a name
"""

import re
from typing import NamedTuple

from corpus import FormatError

MAX_DEPTH = 50
_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
    r"""|(?P<name>(?:prop|attr):[^\s()<>=!~"']+|[A-Za-z_]+)|(?P<sign><=|>=|==|!=|!~|[<>=~()])|(?P<end>$)|(?P<odd>\S))"""
)
_OPERATORS = frozenset({"=", "==", "!=", "<", "<=", ">", ">=", "~", "!~"})
_WORDS = frozenset({"and", "or", "not"})


class Value(NamedTuple):
    """A number, a text or the name of a field, and its column from 1."""

    kind: str
    text: str
    column: int


class Comparison(NamedTuple):
    """Two values and what is asked of them; without an operator, whether the first holds."""

    left: Value
    operator: str
    right: Value | None


class Not(NamedTuple):
    """What must not hold."""

    inner: "Expression"


class And(NamedTuple):
    """What must all hold."""

    parts: tuple["Expression", ...]


class Or(NamedTuple):
    """Of which one must hold."""

    parts: tuple["Expression", ...]


Expression = Comparison | Not | And | Or


class Clause(NamedTuple):
    """A part of a condition that must hold, and its own words."""

    text: str
    expression: Expression


def parse(text: str) -> tuple[Clause, ...]:
    """The clauses that `and` joins at the top. Raises FormatError with the column of what is not understood."""
    return _Parser(text).clauses()


def at_column(column: int, what: str) -> FormatError:
    """The error of something that stands at a column, from 1, of a condition."""
    return FormatError(f"column {column}: {what}")


class _Parser:
    """A position in the text and the token there; each method reads one rule of the grammar."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._depth = 0
        self._position = self._start = self._behind = 0
        self._next()

    def clauses(self) -> tuple[Clause, ...]:
        first = self._conjunction()
        whole = self._alternatives(first)
        if self._kind != "end":
            raise self._unexpected("`and`, `or` or the end")
        return (Clause(self._text.strip(), whole),) if isinstance(whole, Or) else tuple(first)

    def _alternatives(self, first: list[Clause]) -> Expression:
        parts = [_joined(first)]
        while self._word == "or":
            self._next()
            parts.append(_joined(self._conjunction()))
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def _conjunction(self) -> list[Clause]:
        found = [self._clause()]
        while self._word == "and":
            self._next()
            found.append(self._clause())
        return found

    def _clause(self) -> Clause:
        start = self._start
        expression = self._negation()
        return Clause(self._text[start : self._behind], expression)

    def _negation(self) -> Expression:
        if self._word != "not" and self._token != "(":
            return self._comparison()
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise at_column(self._start + 1, f"deeper than {MAX_DEPTH} brackets: write a simpler condition")
        inner = self._negated() if self._word == "not" else self._bracketed()
        self._depth -= 1
        return inner

    def _negated(self) -> Expression:
        self._next()
        return Not(self._negation())

    def _bracketed(self) -> Expression:
        self._next()
        inner = self._alternatives(self._conjunction())
        if self._token != ")":
            raise self._unexpected("`)`")
        self._next()
        return inner

    def _comparison(self) -> Comparison:
        left = self._value()
        if self._token not in _OPERATORS:
            return Comparison(left, "", None)
        operator = self._token
        self._next()
        return Comparison(left, "=" if operator == "==" else operator, self._value())

    def _value(self) -> Value:
        if self._kind not in ("number", "text", "name") or self._word in _WORDS:
            raise self._unexpected("a number, a text in quotes or a name")
        token = re.sub(r"\\(.)", _unescaped, self._token[1:-1]) if self._kind == "text" else self._token
        value = Value(self._kind, token, self._start + 1)
        self._next()
        return value

    @property
    def _word(self) -> str:
        return self._token.lower() if self._kind == "name" else ""

    def _next(self) -> None:
        self._behind = self._position
        found = _TOKEN.match(self._text, self._position)
        self._kind = (found and found.lastgroup) or "odd"
        self._start, self._position = found.span(self._kind) if found else (self._position, self._position)
        self._token = self._text[self._start : self._position]

    def _unexpected(self, wanted: str) -> FormatError:
        found = f"`{self._token}`" if self._token else "the end"
        return at_column(self._start + 1, f"found {found}, expected {wanted}")


def _unescaped(found: re.Match[str]) -> str:
    r"""A quotation mark or a backslash without the backslash before it; others, such as those of `\d`, are kept."""
    return found[1] if found[1] in "\"'\\" else found[0]


def _joined(clauses: list[Clause]) -> Expression:
    parts = tuple(clause.expression for clause in clauses)
    return And(parts) if len(parts) > 1 else parts[0]
