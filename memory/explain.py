"""What differs between a query and a match, in words: `2 characters added, 1 number changed`."""

import re
from collections import Counter
from collections.abc import Iterable

from corpus import HAN
from memory.differences import Difference

_NAMES = {"han": "character", "word": "word", "number": "number", "punct": "punctuation mark", "tag": "tag"}
_WORD = {"han": re.compile(f"[{HAN}]"), "word": re.compile(r"\S+"), "punct": re.compile(r"\S")}
_OPS = {"insert": "added", "delete": "missing", "replace": "changed"}
"""As the query is seen from the memory: what only the query has is added, what only the memory has is missing."""


def explained(query: str, memory: str, differences: Iterable[Difference]) -> str:
    """The differences counted by kind, those of content first; empty where nothing differs but width, case or script.

    `query` and `memory` are the raw texts that the spans are of.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for one in differences:
        if one.op != "equal":
            text = memory[slice(*one.memory)] if one.op == "delete" else query[slice(*one.query)]
            counts[one.kind, one.op] += _units(one.kind, text)
    return ", ".join(
        f"{counts[kind, op]} {_NAMES[kind]}{'s' * (counts[kind, op] > 1)} {_OPS[op]}"
        for kind in _NAMES
        for op in _OPS
        if counts[kind, op]
    )


def _units(kind: str, text: str) -> int:
    """How many units of a kind stand in a stretch: neighbours of one kind are told as one."""
    return len(_WORD[kind].findall(text)) if kind in _WORD else 1
