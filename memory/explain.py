"""What differs between a query and a match, in words: `2 characters added, 1 number changed`."""

from collections.abc import Iterable
from itertools import product

from memory.differences import Difference

_NAMES = {"han": "character", "word": "word", "number": "number", "punct": "punctuation mark", "tag": "tag"}
_OPS = {"insert": "added", "delete": "missing", "replace": "changed"}
"""As the query is seen from the memory: what only the query has is added, what only the memory has is missing."""
_ORDER = tuple((kind, op, _NAMES[kind], _OPS[op]) for kind, op in product(_NAMES, _OPS))


def explained(differences: Iterable[Difference]) -> str:
    """The differences counted by kind, content first; empty where nothing differs but width, case or script."""
    counts: dict[tuple[str, str], int] = {}
    for op, kind, _, _, _, units in differences:
        counts[kind, op] = counts.get((kind, op), 0) + units
    told = ((counts[kind, op], name, how) for kind, op, name, how in _ORDER if (kind, op) in counts)
    return ", ".join([f"{count} {name}{'s' * (count > 1)} {how}" for count, name, how in told])
