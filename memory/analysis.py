"""How much of a text a memory knows: segments and words by match rate, each segment in exactly one row."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from memory.earlier import Earlier
from memory.lookup import Limits, Lookup
from memory.penalty import Query
from memory.prepared import Prepared
from memory.units import Kind

LEAST_RATE = 50


class Row(StrEnum):
    """The rows of the analysis, in order; the ranges of match rates are memoQ's."""

    REPEATED = "repetition"
    REPEATED_ACROSS = "repetition across files"
    IN_CONTEXT = "102"
    HALF_CONTEXT = "101"
    EXACT = "100"
    SAFE = "95–99"
    HIGH = "85–94"
    MEDIUM = "75–84"
    LOW = "50–74"
    SAFE_WITHIN = "internal 95–99"
    HIGH_WITHIN = "internal 85–94"
    MEDIUM_WITHIN = "internal 75–84"
    LOW_WITHIN = "internal 50–74"
    NONE = "no match"


_LEAST = (
    (102, Row.IN_CONTEXT),
    (101, Row.HALF_CONTEXT),
    (100, Row.EXACT),
    (95, Row.SAFE),
    (85, Row.HIGH),
    (75, Row.MEDIUM),
    (LEAST_RATE, Row.LOW),
)
_RANK = {row: rank for rank, row in enumerate(Row)}
_WITHIN = MappingProxyType(
    {Row.SAFE: Row.SAFE_WITHIN, Row.HIGH: Row.HIGH_WITHIN, Row.MEDIUM: Row.MEDIUM_WITHIN, Row.LOW: Row.LOW_WITHIN}
)
USUAL_WEIGHTS: Mapping[Row, float] = MappingProxyType(
    {Row.REPEATED: 0.1, Row.REPEATED_ACROSS: 0.1, Row.IN_CONTEXT: 0.0, Row.HALF_CONTEXT: 0.05, Row.EXACT: 0.1}
    | {Row.SAFE: 0.2, Row.HIGH: 0.5, Row.MEDIUM: 0.7, Row.LOW: 0.9}
    | {Row.SAFE_WITHIN: 0.2, Row.HIGH_WITHIN: 0.5, Row.MEDIUM_WITHIN: 0.7, Row.LOW_WITHIN: 0.9, Row.NONE: 1.0}
)


class Repetitions(StrEnum):
    """Whether a segment that has occurred before counts as a repetition first, or only when it has no exact match."""

    FIRST = "first"
    AFTER_EXACT = "after-exact"


class Amount(NamedTuple):
    """What stands in one row: segments, Chinese characters, words of letters, numbers, tags."""

    segments: int = 0
    characters: int = 0
    words: int = 0
    numbers: int = 0
    tags: int = 0

    def plus(self, other: "Amount") -> "Amount":
        """The sum, column by column."""
        return Amount(*(ours + theirs for ours, theirs in zip(self, other, strict=True)))

    @property
    def volume(self) -> int:
        """Chinese characters, words and numbers: what is paid for."""
        return self.characters + self.words + self.numbers


class FileAnalysis(NamedTuple):
    """The rows of one file that hold something, in order of `Row`.

    `unsure` of the segments without a match may have one below 60: their search was ended.
    """

    name: str
    rows: dict[Row, Amount]
    unsure: int = 0

    @property
    def total(self) -> Amount:
        """All rows together."""
        return _sum(self.rows.values())


class Analysis:
    """The analysis of one file after another: what has occurred in an earlier one is a repetition across files.

    With `earlier` each segment joins it, and counts as internal where what went before is in a better row than the
    memory's best match.
    """

    def __init__(
        self, lookup: Lookup, repetitions: Repetitions = Repetitions.FIRST, earlier: Earlier | None = None
    ) -> None:
        self._lookup, self._repetitions, self._earlier = lookup, repetitions, earlier
        self._elsewhere: set[str] = set()

    def of(self, name: str, queries: Iterable[Query]) -> FileAnalysis:
        """The rows of the next file, given as what is to be looked up for each of its segments."""
        amounts: dict[Row, Amount] = {}
        here: set[str] = set()
        n_unsure = 0
        for query in queries:
            row, sure = self._row(query, here)
            n_unsure += not sure
            amounts[row] = amounts.get(row, Amount()).plus(amount_of(query.prepared))
            here.add(query.text)
            if self._earlier:
                self._earlier.add(query)
        self._elsewhere |= here
        return FileAnalysis(name, {row: amounts[row] for row in Row if row in amounts}, n_unsure)

    def _row(self, query: Query, here: set[str]) -> tuple[Row, bool]:
        """A repetition, or the row of the best match, whichever comes first; and whether that is sure."""
        repeated = (
            Row.REPEATED if query.text in here else Row.REPEATED_ACROSS if query.text in self._elsewhere else None
        )
        if repeated and self._repetitions is Repetitions.FIRST:
            return repeated, True
        best = self._lookup(query, Limits(LEAST_RATE, 1))
        row = row_of(best[0].score if best else 0)
        if repeated:
            return row if row in (Row.IN_CONTEXT, Row.HALF_CONTEXT, Row.EXACT) else repeated, True
        rate, all_seen = self._earlier.best(query, LEAST_RATE) if self._earlier else (0, True)
        within = row_of(rate)
        if _RANK[within] < _RANK[row]:
            return _WITHIN[within], True
        return row, (best.exhaustive and all_seen) or row is not Row.NONE


def together(analyses: Iterable[FileAnalysis], name: str) -> FileAnalysis:
    """Several files as one."""
    rows: dict[Row, Amount] = {}
    n_unsure = 0
    for one in analyses:
        n_unsure += one.unsure
        for row, amount in one.rows.items():
            rows[row] = rows.get(row, Amount()).plus(amount)
    return FileAnalysis(name, {row: rows[row] for row in Row if row in rows}, n_unsure)


def weighted(analysis: FileAnalysis, weights: Mapping[Row, float]) -> float:
    """The volume, each row at its weight."""
    return sum(amount.volume * weights[row] for row, amount in analysis.rows.items())


def amount_of(segment: Prepared) -> Amount:
    """One segment and what stands in it."""
    kinds = Counter(one.kind for one in segment.prints)
    return Amount(1, kinds[Kind.HAN], kinds[Kind.WORD], kinds[Kind.NUMBER], kinds[Kind.TAG])


def row_of(score: int) -> Row:
    """The row of the best match of a segment; 0 where there is none."""
    return next((row for least, row in _LEAST if score >= least), Row.NONE)


def _sum(amounts: Iterable[Amount]) -> Amount:
    total = Amount()
    for amount in amounts:
        total = total.plus(amount)
    return total
