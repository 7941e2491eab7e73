"""Which codes of a segment open and close together, and which of these pairs can be elements."""

from tmx.content import Code, Content


def matched(content: Content) -> dict[int, int]:
    """For each `bpt` that has its `ept` after it on the same level, by `i`: the indices of both."""
    pairs: dict[int, int] = {}
    waiting: dict[str, int] = {}
    for at, piece in enumerate(content):
        if isinstance(piece, Code):
            i = dict(piece.attributes).get("i", "")
            if piece.kind == "bpt":
                waiting[i] = at
            elif piece.kind == "ept" and i in waiting:
                pairs[waiting.pop(i)] = at
    return pairs


def nested(pairs: dict[int, int]) -> dict[int, int]:
    """The pairs that do not cross another that stays: of two that cross, the one that closes first stays."""
    starts = {end: start for start, end in pairs.items()}
    open_starts: list[int] = []
    crossed: set[int] = set()
    kept: dict[int, int] = {}
    for at in sorted([*pairs, *starts]):
        if at in pairs:
            open_starts.append(at)
        elif starts[at] not in crossed:
            while (start := open_starts.pop()) != starts[at]:
                crossed.add(start)
            kept[start] = at
    return kept
