"""Units that meet a condition; the others are counted by the first clause that they fail."""

from collections.abc import Iterable, Iterator

from tmx.operations.condition import Clause
from tmx.operations.fields import Facts, FindTerms, no_terms
from tmx.tally import Tally
from tmx.unit import Header, TranslationUnit


def meeting(
    units: Iterable[TranslationUnit],
    header: Header,
    clauses: tuple[Clause, ...],
    tally: Tally,
    find: FindTerms = no_terms,
) -> Iterator[TranslationUnit]:
    """The units of which every clause holds; the words of the first that does not are the reason of the drop.

    Clauses about terms ask `find`. Raises LimitError, naming the unit, where a pattern takes too long.
    """
    for unit in units:
        facts = Facts(unit, header, find)
        for clause in clauses:
            if not clause.holds(facts):
                tally.drop(clause.text)
                break
        else:
            yield unit
