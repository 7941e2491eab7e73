"""A row for each term and candidate: how often it was asked for and satisfied, by which renderings, how evenly."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from scoring.terms.use import Use


class TermRow(NamedTuple):
    """One term under one candidate.

    `renderings` are counted, the commonest first. Consistency is the share of known renderings, in documents with two
    or more, that equal the one the document uses first, and the one it uses most; None where no document has two.
    `surplus` are renderings beyond the occurrences: reported, not punished (a noun for a pronoun).
    """

    candidate: str
    concept: str
    term: str
    n: int
    satisfied: int
    preferred: int
    forbidden: int
    untimely: int
    surplus: int
    renderings: tuple[tuple[str, int], ...]
    consistency_first: float | None
    consistency_most: float | None
    segments: tuple[int, ...]


def term_rows(candidate: str, uses: Iterable[Use]) -> list[TermRow]:
    """The rows of a candidate, the most frequent terms first."""
    grouped: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in uses:
        grouped[use.concept, use.term].append(use)
    rows = [_row(candidate, *key, own) for key, own in grouped.items()]
    return sorted(rows, key=lambda row: (-row.n, row.term, row.concept))


def macro_adherence(rows: Sequence[TermRow]) -> float | None:
    """The mean of the adherence of each term, in per cent; None where there is none."""
    return 100 * sum(row.satisfied / row.n for row in rows) / len(rows) if rows else None


def _row(candidate: str, concept: str, term: str, uses: Sequence[Use]) -> TermRow:
    counted = Counter(text for use in uses for text in use.renderings)
    first, most = _consistency(uses)
    return TermRow(
        candidate,
        concept,
        term,
        sum(use.n for use in uses),
        sum(use.satisfied for use in uses),
        sum(min(use.preferred, use.satisfied) for use in uses),
        sum(use.forbidden for use in uses),
        sum(use.untimely for use in uses),
        sum(max(0, len(use.renderings) - use.n) for use in uses),
        tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))),
        first,
        most,
        tuple(use.segment for use in uses),
    )


def _consistency(uses: Sequence[Use]) -> tuple[float | None, float | None]:
    told = list(_in_documents(uses))
    n_renderings = sum(map(len, told))
    if not n_renderings:
        return None, None
    first = sum(texts.count(texts[0]) for texts in told)
    most = sum(max(Counter(texts).values()) for texts in told)
    return first / n_renderings, most / n_renderings


def _in_documents(uses: Sequence[Use]) -> Iterator[list[str]]:
    """The renderings of each document that has two or more, in their order."""
    documents: dict[str, list[str]] = defaultdict(list)
    for use in uses:
        documents[use.document] += use.renderings
    yield from (texts for texts in documents.values() if len(texts) > 1)
