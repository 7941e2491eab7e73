"""What differs between a query and a match, in words: `2 characters added, 1 number changed`."""

import re
from collections.abc import Iterable
from itertools import product

from corpus import HAN
from memory.differences import Difference

_NAMES = {"han": "character", "word": "word", "number": "number", "punct": "punctuation mark", "tag": "tag"}
_WORD = {"han": re.compile(f"[{HAN}]"), "word": re.compile(r"\S+"), "punct": re.compile(r"\S")}
_OPS = {"insert": "added", "delete": "missing", "replace": "changed"}
"""As the query is seen from the memory: what only the query has is added, what only the memory has is missing."""
_ORDER = {told: place for place, told in enumerate(product(_NAMES, _OPS))}


def explained(query: str, memory: str, differences: Iterable[Difference]) -> str:
    """The differences counted by kind, those of content first; empty where nothing differs but width, case or script.

    `query` and `memory` are the raw texts that the spans are of.
    """
    counts: dict[tuple[str, str], int] = {}
    for op, kind, ours, theirs, _ in differences:
        if op != "equal":
            text, (start, end) = (memory, theirs) if op == "delete" else (query, ours)
            counts[kind, op] = counts.get((kind, op), 0) + _units(kind, text[start:end])
    return ", ".join(
        f"{counts[told]} {_NAMES[told[0]]}{'s' * (counts[told] > 1)} {_OPS[told[1]]}"
        for told in sorted(counts, key=_ORDER.__getitem__)
        if counts[told]
    )


def _units(kind: str, text: str) -> int:
    """How many units of a kind stand in a stretch: neighbours of one kind are told as one."""
    return len(_WORD[kind].findall(text)) if kind in _WORD and len(text) > 1 else 1
