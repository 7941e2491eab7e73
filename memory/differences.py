"""Why a match has its score: the units that differ, with their weights, which add up to the distance."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
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
    """A unit of the memory, of the query, or one beside the other, and the edits between them."""

    memory: Unit | None
    query: Unit | None
    cost: int

    @property
    def op(self) -> str:
        if self.query is None:
            return "delete"
        if self.memory is None:
            return "insert"
        return "replace" if self.cost or self.memory.form != self.query.form else "equal"

    @property
    def sort(self) -> tuple[str, str]:
        """What neighbours have in common that are told as one; all that is equal is one."""
        return self.op, "" if self.op == "equal" else self.kind

    @property
    def kind(self) -> str:
        unit = self.query or self.memory
        return unit.kind.value if unit else ""


def differences(query: Prepared, memory: Prepared) -> list[Difference]:
    """All stretches in order; the weights sum to the distance of the two."""
    found: list[Difference] = []
    at_query, at_memory = 0, 0
    for (op, _), group in groupby(_steps(memory, query), key=lambda step: step.sort):
        steps = list(group)
        in_query = _span([step.query for step in steps], at_query)
        in_memory = _span([step.memory for step in steps], at_memory)
        found.append(Difference(op, steps[0].kind, in_query, in_memory, sum(step.cost for step in steps)))
        at_query, at_memory = in_query.end, in_memory.end
    return found


def _span(units: Sequence[Unit | None], position: int) -> Span:
    """Where some units stand; an empty span at `position` where there are none."""
    chars = [unit.chars for unit in units if unit is not None]
    return (
        Span(min(span.start for span in chars), max(span.end for span in chars)) if chars else Span(position, position)
    )


def _steps(memory: Prepared, query: Prepared) -> Iterator[_Step]:
    """The units side by side, in order, each charged with the edits of its code points."""
    edits = _edits(memory, query)
    partners = _partners(Counter((i, j) for i, j, _ in edits if i is not None and j is not None))
    beside = {j: i for i, j in partners}
    costs: Counter[tuple[str, int | None]] = Counter()
    for i, j, cost in edits:
        alone = j is not None and j not in beside
        costs["query" if alone or i is None else "memory", j if alone or i is None else i] += cost
    at_memory = at_query = 0
    for i, j in [*partners, (len(memory.units), len(query.units))]:
        yield from (_Step(memory.units[k], None, costs["memory", k]) for k in range(at_memory, i))
        yield from (_Step(None, query.units[k], costs["query", k]) for k in range(at_query, j))
        if i < len(memory.units):
            yield _Step(memory.units[i], query.units[j], costs["memory", i] + costs["query", j])
        at_memory, at_query = i + 1, j + 1


def _edits(memory: Prepared, query: Prepared) -> list[tuple[int | None, int | None, int]]:
    """For each code point of either string the units of memory and query that it stands for, and what it costs."""
    ours, theirs = _owners(memory.units), _owners(query.units)
    found: list[tuple[int | None, int | None, int]] = []
    for block in Levenshtein.opcodes(memory.string, query.string):
        left = ours[block.src_start : block.src_end]
        right = theirs[block.dest_start : block.dest_end]
        found += ((i, j, int(block.tag != "equal")) for i, j in zip_longest(left, right))
    return found


def _owners(units: Sequence[Unit]) -> list[int]:
    """The unit of each code point of the string."""
    return [index for index, unit in enumerate(units) for _ in range(unit.weight)]


def _partners(shared: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """Units of memory and query that stand beside each other, each once, those that share most first."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return sorted(partner.items())
