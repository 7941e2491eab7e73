"""The heart: two documents in, one alignment out."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from aligner.bead import Alignment, Rung, Status, corners_of, null_share
from aligner.dictionary import Dictionary
from aligner.each import Each, one_by_one
from aligner.encoders.encoder import Encoded, encoded
from aligner.path import canonical
from aligner.pieces import Piece, joined, one_sided, pieces_between
from aligner.progress import Progress, progress_in_parts, silent
from aligner.search import Found, search
from aligner.settings import Mode, Settings, signature, unaided_signature
from aligner.sides import sides
from aligner.tokens import Plain, plain_exchanged, side_tokeniser
from aligner.unaided import primary, search_unaided, unaided_sides
from corpus import Document, LanguageError

UNRELATED_SHARE = 0.9


def align(
    source: Document,
    target: Document,
    dictionary: Dictionary,
    settings: Settings,
    fixed: Iterable[Rung] = (),
    progress: Progress = silent,
    each: Each = one_by_one,
    plain: Plain | None = None,
) -> Alignment:
    """The most probable alignment of two documents that keeps the `fixed` rungs.

    What lies between two fixed rungs is aligned as if it were a text by itself: the result is that of the pieces apart.
    Chinese and English, in either order, have the dictionary; any other two languages do without one. `each` says who
    does the parts of long texts, `plain` gives tokens that somebody else has found: they change nothing but the time.
    Raises LanguageError where a language is unknown or both are the same, FormatError when fixed rungs cross or lie
    outside, or vectors do not fit the texts.
    """
    fixed = frozenset(fixed)
    corners = corners_of(fixed, len(source.segments), len(target.segments))
    _refuse_same(source, target)
    vectors = settings.encoder and encoded(settings.encoder, source.segments, target.segments)
    pieces = list(pieces_between(source, target, corners, vectors, plain))
    told = progress_in_parts(progress, len(pieces))
    found = joined(corners, [_found(piece, dictionary, settings, next(told), each) for piece in pieces])
    if has_dictionary(source, target):
        return _alignment(source, target, found, fixed, signature(dictionary.name, settings, found.mode, vectors), [])
    made_by = unaided_signature([side_tokeniser(primary(side)) for side in (source, target)], settings, vectors)
    return _alignment(source, target, found, fixed, made_by, list(_without_dictionary(source, target, settings)))


def _found(piece: Piece, dictionary: Dictionary, settings: Settings, progress: Progress, each: Each) -> Found:
    """The search in one piece, as if it were the whole text."""
    source, target, vectors, plain = piece
    corners = [Rung(0, 0), piece.end]
    if not (source.segments and target.segments):
        return one_sided(piece, settings.mode)
    if not has_dictionary(source, target):
        return _unaided(source, target, dictionary, settings, corners, vectors, progress)
    if primary(source) == "zh":
        both = sides(source.segments, target.segments, dictionary, settings.known, vectors, plain)
        return search(both, settings, corners, progress, each)
    swapped = vectors and vectors.swapped(), plain and plain_exchanged(plain)
    both = sides(target.segments, source.segments, dictionary, settings.known, *swapped)
    return _exchanged(search(both, settings, [Rung(j, i) for i, j in corners], progress, each), corners)


def _unaided(
    source: Document,
    target: Document,
    dictionary: Dictionary,
    settings: Settings,
    corners: Sequence[Rung],
    vectors: Encoded | None,
    progress: Progress,
) -> Found:
    """The search without a dictionary, from the side with fewer segments: beads hold more of the other."""
    if len(source.segments) <= len(target.segments):
        both = unaided_sides(source, target, dictionary, vectors)
        return search_unaided(both, settings.unaided, corners, progress)
    both = unaided_sides(target, source, dictionary, vectors and vectors.swapped())
    found = search_unaided(both, settings.unaided, [Rung(j, i) for i, j in corners], progress)
    return _exchanged(found, corners)


def has_dictionary(source: Document, target: Document) -> bool:
    """Whether the pair of languages is that of the dictionary."""
    return {primary(source), primary(target)} == {"zh", "en"}


def _without_dictionary(source: Document, target: Document, settings: Settings) -> Iterator[str]:
    yield (
        f"{source.lang}–{target.lang}: no dictionary for this pair: aligned by length, numbers, names and alike words, "
        "and by what the texts themselves teach"
    )
    if settings.lexicon.n_pairs:
        yield "the lexicon and the terms are of Chinese and English: they were not used"
    if settings.mode is Mode.SUMMARY:
        yield "summaries want a dictionary: the target was taken for a complete translation"


def _refuse_same(source: Document, target: Document) -> None:
    for document in (source, target):
        if document.lang in ("", "und"):
            raise LanguageError(
                f"{document.name}: cannot tell its language: name it with --source-lang or --target-lang: fr, zh-Hant"
            )
    if primary(source) == primary(target):
        raise LanguageError(
            f"{source.name} and {target.name} are in {source.lang} and {target.lang}: expected two languages; "
            "if that is wrong, give --source-lang and --target-lang"
        )


def _exchanged(found: Found, corners: Sequence[Rung]) -> Found:
    """The same with the sides exchanged, null beads again source side first between the corners."""
    rungs = [Rung(i, j) for j, i in found.rungs]
    ordered = [corners[0]]
    for start, end in pairwise(corners):
        between = rungs[rungs.index(start) + 1 : rungs.index(end) + 1]
        ordered += canonical(start, between)
    cut = [Rung(i, j) for j, i in found.cuts]
    return Found(ordered, found.target_confidence, found.source_confidence, found.mode, cut)


def _alignment(
    source: Document, target: Document, found: Found, fixed: frozenset[Rung], made_by: str, remarks: list[str]
) -> Alignment:
    confidences = tuple(
        float(found.source_confidence[a.source] if b.source > a.source else found.target_confidence[a.target])
        for a, b in pairwise(found.rungs)
    )
    statuses = (Status.AUTO,) * len(confidences)
    remarks += [f"long texts: searched in parts, cut before segments {i} and {j}" for i, j in found.cuts]
    if null_share(found.rungs) > UNRELATED_SHARE:
        remarks.append("hardly anything has a counterpart: is one really a translation of the other?")
    return Alignment(source, target, tuple(found.rungs), confidences, statuses, fixed, made_by, tuple(remarks))
