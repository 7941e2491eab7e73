"""Units that meet a condition; the others are counted by the first clause that they fail."""

from collections.abc import Iterable, Iterator

from tmx.operations.condition import Clause
from tmx.operations.fields import Facts, FindTerms, facts_alike, facts_of, no_terms
from tmx.stretches import Passing, UnitsAlike
from tmx.tally import Tally
from tmx.unit import Header


def meeting(
    units: Iterable[Passing],
    header: Header,
    clauses: tuple[Clause, ...],
    tally: Tally,
    find: FindTerms = no_terms,
) -> Iterator[Passing]:
    """The units of which every clause holds; the words of the first that does not are the reason of the drop.

    Clauses about terms ask `find`. Raises LimitError, naming the unit, where a pattern takes too long.
    """
    for one in units:
        if isinstance(one, UnitsAlike):
            yield from tally.left(one, [_failed(facts, clauses) for facts in facts_alike(one, header, find)])
        elif failed := _failed(facts_of(one, header, find), clauses):
            tally.drop(failed)
        else:
            yield one


def _failed(facts: Facts, clauses: tuple[Clause, ...]) -> str:
    """The words of the first clause that does not hold; empty where all do."""
    for clause in clauses:
        if not clause.holds(facts):
            return clause.text
    return ""
