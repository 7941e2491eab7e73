"""Why a match has its score: the units that differ, with their weights, which add up to the distance."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from corpus import Span
from memory.prepared import Prepared
from memory.units import Unit


class Difference(NamedTuple):
    """A stretch of the query and of the memory's text, in characters of the raw texts, and what it costs.

    `op` is how the memory's text becomes the query: `equal`, `insert` (only the query has it), `delete` (only the
    memory has it) or `replace`. `kind` is that of the first unit. Another number costs nothing, but is told.
    """

    op: str
    kind: str
    query: Span
    memory: Span
    weight: int


class _Step(NamedTuple):
    """A unit of the memory, of the query, or one beside the other, and the edits between them.

    `kind` is None where nothing differs: neighbours of the same op and kind are told as one.
    """

    op: str
    kind: str | None
    memory: Unit | None
    query: Unit | None
    cost: int


def differences(query: Prepared, memory: Prepared) -> list[Difference]:
    """All stretches in order; the weights sum to the distance of the two."""
    found: list[Difference] = []
    at_query, at_memory = 0, 0
    for (op, _), group in groupby(_steps(memory, query), key=itemgetter(0, 1)):
        steps = list(group)
        in_query = _span([step.query for step in steps if step.query], at_query)
        in_memory = _span([step.memory for step in steps if step.memory], at_memory)
        first = steps[0].query or steps[0].memory
        kind = first.kind.value if first else ""
        found.append(Difference(op, kind, in_query, in_memory, sum(step.cost for step in steps)))
        at_query, at_memory = in_query.end, in_memory.end
    return found


def _span(units: Sequence[Unit], position: int) -> Span:
    """Where some units stand; an empty span at `position` where there are none."""
    return Span(units[0].chars.start, units[-1].chars.end) if units else Span(position, position)


def _steps(memory: Prepared, query: Prepared) -> Iterator[_Step]:
    """The units side by side, in order, each charged with the edits of its code points."""
    whole, edits = _edits(memory, query)
    partners = sorted([*whole, *_partners(Counter((i, j) for i, j, _ in edits if i is not None and j is not None))])
    beside = {j for _, j in partners}
    memory_costs, query_costs = [0] * len(memory.units), [0] * len(query.units)
    for i, j, cost in edits:
        if j is not None and (i is None or j not in beside):
            query_costs[j] += cost
        elif i is not None:
            memory_costs[i] += cost
    at_memory = at_query = 0
    for i, j in [*partners, (len(memory.units), len(query.units))]:
        for k in range(at_memory, i):
            yield _Step("delete", memory.units[k].kind, memory.units[k], None, memory_costs[k])
        for k in range(at_query, j):
            yield _Step("insert", query.units[k].kind, None, query.units[k], query_costs[k])
        if i < len(memory.units):
            ours, theirs, cost = memory.units[i], query.units[j], memory_costs[i] + query_costs[j]
            differs = cost or ours.form != theirs.form
            yield (
                _Step("replace", theirs.kind, ours, theirs, cost) if differs else _Step("equal", None, ours, theirs, 0)
            )
        at_memory, at_query = i + 1, j + 1


_Edit = tuple[int | None, int | None, int]


def _edits(memory: Prepared, query: Prepared) -> tuple[list[tuple[int, int]], list[_Edit]]:
    """The units of memory and query that are the same all through, and the edits of all other code points.

    An edit is the units that the code points of either string stand for, and what it costs.
    """
    ours, theirs = memory.owners, query.owners
    whole: list[tuple[int, int]] = []
    edits: list[_Edit] = []
    for block in Levenshtein.opcodes(memory.string, query.string):
        start, end, at, to = block.src_start, block.src_end, block.dest_start, block.dest_end
        if block.tag != "equal":
            edits += ((i, j, 1) for i, j in zip_longest(ours[start:end], theirs[at:to]))
            continue
        while start < end:
            i, j = ours[start], theirs[at]
            width = memory.bounds[i + 1] - start
            if memory.bounds[i] == start and query.bounds[j : j + 2] == [at, at + width] and start + width <= end:
                whole.append((i, j))
            else:
                width = 1
                edits.append((i, j, 0))
            start, at = start + width, at + width
    return whole, edits


def _partners(shared: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """Units of memory and query that stand beside each other, each once, those that share most first."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return sorted(partner.items())
