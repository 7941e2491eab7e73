"""Material for the tests, from lists of texts."""

from collections.abc import Sequence

from scoring import Candidate, Material, Segment


def material(
    candidates: dict[str, Sequence[str]],
    references: Sequence[str | Sequence[str | None] | None],
    language: str = "en",
    sources: Sequence[str] = (),
    documents: Sequence[str] = (),
) -> Material:
    """References are a text, a list of them, or None, one a segment."""
    n_segments = len(references)
    segments = tuple(
        Segment(
            sources[place] if sources else None,
            (one,) if one is None or isinstance(one, str) else tuple(one),
            documents[place] if documents else "",
        )
        for place, one in zip(range(n_segments), references, strict=True)
    )
    return Material(segments, tuple(Candidate(name, tuple(texts)) for name, texts in candidates.items()), language)
