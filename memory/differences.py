"""Why a match has its score: the units that differ, with their weights, which add up to the distance."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple, cast

from rapidfuzz.distance import Levenshtein

from corpus import Span
from memory.fingerprint import Print
from memory.prepared import Prepared
from memory.units import Kind


class Difference(NamedTuple):
    """A stretch of the query and of the memory's text, in characters of the raw texts, and what it costs.

    `op` is how the memory's text becomes the query: `equal`, `insert` (only the query has it), `delete` (only the
    memory has it) or `replace`. `kind` is that of the first unit, `units` how many they are. Another number costs
    nothing, but is told.
    """

    op: str
    kind: str
    query: Span
    memory: Span
    weight: int
    units: int


_Step = tuple[str, Kind | None, int, int, int]
"""Units of the memory and of the query side by side: op, kind, how many of each, and the edits between them.

The kind is None where nothing differs: neighbours of the same op and kind are told as one.
"""
_Op = tuple[str, int, int, int, int]
"""A stretch of the memory's string and of the query's, from and to, as RapidFuzz tells it."""


def differences(query: Prepared, memory: Prepared) -> list[Difference]:
    """All stretches in order; the weights sum to the distance of the two."""
    found: list[Difference] = []
    (query_starts, query_ends), (memory_starts, memory_ends) = query.chars, memory.chars
    i = j = at_memory = at_query = 0
    for op, kind, n_memory, n_query, weight in _joined(_steps(memory, query)):
        start_memory, start_query = at_memory, at_query
        told = kind or query.prints[j].kind
        if n_memory:
            start_memory = memory_starts[i]
            i += n_memory
            at_memory = memory_ends[i - 1]
        if n_query:
            start_query = query_starts[j]
            j += n_query
            at_query = query_ends[j - 1]
        spans = Span(start_query, at_query), Span(start_memory, at_memory)
        found.append(Difference(op, told, *spans, weight, n_query or n_memory))
    return found


def _joined(steps: list[_Step]) -> list[_Step]:
    """The steps, neighbours of the same op and kind as one."""
    joined = steps[:1]
    for step in steps[1:]:
        last = joined[-1]
        if step[0] == last[0] and step[1] is last[1]:
            op, kind, n_memory, n_query, cost = last
            joined[-1] = op, kind, n_memory + step[2], n_query + step[3], cost + step[4]
        else:
            joined.append(step)
    return joined


def _steps(memory: Prepared, query: Prepared) -> list[_Step]:
    """The units side by side, in order, each charged with the edits of its code points."""
    steps: list[_Step] = []
    ours_at, theirs_at = memory.unit_at, query.unit_at
    i = j = 0  # the units that come next
    torn: list[_Op] = []  # what was passed since, where edits go through units
    for op in cast("list[_Op]", Levenshtein.opcodes(memory.string, query.string).as_list()):
        tag, start, end, at, to = op
        if not torn and end in ours_at and to in theirs_at:
            next_i, next_j = ours_at[end], theirs_at[to]
            if whole := _whole(tag, memory.prints[i:next_i], query.prints[j:next_j]):
                steps += whole
                i, j = next_i, next_j
                continue
        first, last = _shared(memory, query, start, at, end - start) if tag == "equal" else (0, 0)
        if last:
            torn.append((tag, start, start + first, at, at + first))
            next_i, next_j = ours_at[start + first], theirs_at[at + first]
            steps += _parted(memory, query, range(i, next_i), range(j, next_j), torn)
            i, j, torn = ours_at[start + last], theirs_at[at + last], []
            steps += _whole(tag, memory.prints[next_i:i], query.prints[next_j:j])
        if start + last < end or at + last < to:
            torn.append((tag, start + last, end, at + last, to))
    if torn:
        steps += _parted(memory, query, range(i, len(memory.prints)), range(j, len(query.prints)), torn)
    return steps


def _whole(tag: str, ours: list[Print], theirs: list[Print]) -> list[_Step]:
    """The steps of an operation on whole units; none where it is not plain which of them stand side by side."""
    if ours == theirs:
        return [("equal", None, len(ours), len(theirs), 0)]
    if not theirs:
        return [("delete", one.kind, 1, 0, len(one.string)) for one in ours]
    if not ours:
        return [("insert", one.kind, 0, 1, len(one.string)) for one in theirs]
    if list(map(_weight, ours)) != list(map(_weight, theirs)):
        return []
    edits = 0 if tag == "equal" else 1
    return [_beside(one, other, edits * len(other.string)) for one, other in zip(ours, theirs, strict=True)]


def _weight(one: Print) -> int:
    return len(one.string)


def _beside(ours: Print, theirs: Print, cost: int) -> _Step:
    """Two units side by side: those of the same code points may differ all the same, as numbers do."""
    return ("replace", theirs.kind, 1, 1, cost) if cost or ours != theirs else ("equal", None, 1, 1, 0)


def _shared(memory: Prepared, query: Prepared, start: int, at: int, length: int) -> tuple[int, int]:
    """The part of a stretch that both strings have, from and to, that is of whole units; 0 and 0 where none is.

    Code points say how long their unit is, so those side by side end side by side: only odd characters look like words.
    """
    ours, theirs = memory.unit_at, query.unit_at
    first, last = 0, length
    while first < length and not (start + first in ours and at + first in theirs):
        first += 1
    while first < last and not (start + last in ours and at + last in theirs):
        last -= 1
    if first < last:
        parts = slice(ours[start + first], ours[start + last]), slice(theirs[at + first], theirs[at + last])
        if memory.lengths[parts[0]] == query.lengths[parts[1]]:
            return first, last
    return 0, 0


def _parted(memory: Prepared, query: Prepared, ours: range, theirs: range, torn: Iterable[_Op]) -> Iterator[_Step]:
    """The steps of units of which none is the same all through: those that share most stand side by side."""
    edits = [
        (i, j, int(tag != "equal"))
        for tag, start, end, at, to in torn
        for i, j in zip_longest(memory.owners[start:end], query.owners[at:to])
    ]
    partners = _partners(Counter((i, j) for i, j, _ in edits if i is not None and j is not None))
    beside = {j for _, j in partners}
    memory_costs, query_costs = dict.fromkeys(ours, 0), dict.fromkeys(theirs, 0)
    for i, j, cost in edits:
        if j is not None and (i is None or j not in beside):
            query_costs[j] += cost
        elif i is not None:
            memory_costs[i] += cost
    next_i, next_j = ours.start, theirs.start
    for i, j in [*partners, (ours.stop, theirs.stop)]:
        yield from (("delete", memory.prints[k].kind, 1, 0, memory_costs[k]) for k in range(next_i, i))
        yield from (("insert", query.prints[k].kind, 0, 1, query_costs[k]) for k in range(next_j, j))
        if i < ours.stop:
            cost = memory_costs[i] + query_costs[j]
            yield _beside(memory.prints[i], query.prints[j], cost)
        next_i, next_j = i + 1, j + 1


def _partners(shared: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """Units of memory and query that stand beside each other, each once, those that share most first."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return sorted(partner.items())
