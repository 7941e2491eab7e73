"""The heart: two documents in, one alignment out."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from aligner.bead import Alignment, Rung, Status, corners_of
from aligner.dictionary import Dictionary
from aligner.each import Each, one_by_one
from aligner.encoders.encoder import encoded
from aligner.path import canonical
from aligner.progress import Progress, silent
from aligner.search import Found, null_share, search
from aligner.settings import Settings, signature
from aligner.sides import sides
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
) -> Alignment:
    """The most probable alignment of a Chinese and an English document, in either order, that keeps the `fixed` rungs.

    `each` says who does the parts of long texts: it changes nothing but the time. Raises LanguageError when they are
    not one of each, FormatError when fixed rungs cross or lie outside, or vectors do not fit the texts.
    """
    fixed = frozenset(fixed)
    corners = corners_of(fixed, len(source.segments), len(target.segments))
    vectors = settings.encoder and encoded(settings.encoder, source.segments, target.segments)
    match _language(source), _language(target):
        case "zh", "en":
            both = sides(source.segments, target.segments, dictionary, settings.lexicon, vectors, each)
            found = search(both, settings, corners, progress, each)
        case "en", "zh":
            swapped = [Rung(j, i) for i, j in corners]
            theirs = vectors and vectors.swapped()
            both = sides(target.segments, source.segments, dictionary, settings.lexicon, theirs, each)
            found = _exchanged(search(both, settings, swapped, progress, each), corners)
        case _:
            raise LanguageError(
                f"{source.name} and {target.name} are in {_named(source)} and {_named(target)}: "
                "expected one Chinese and one English text; if that is wrong, give --source-lang and --target-lang"
            )
    made_by = signature(dictionary.name, settings, found.mode, vectors)
    return _alignment(source, target, found, fixed, made_by)


def _exchanged(found: Found, corners: Sequence[Rung]) -> Found:
    """The same with the sides exchanged, null beads again source side first between the corners."""
    rungs = [Rung(i, j) for j, i in found.rungs]
    ordered = [corners[0]]
    for start, end in pairwise(corners):
        between = rungs[rungs.index(start) + 1 : rungs.index(end) + 1]
        ordered += canonical(start, between)
    cut = [Rung(i, j) for j, i in found.cuts]
    return Found(ordered, found.target_confidence, found.source_confidence, found.mode, cut)


def _alignment(source: Document, target: Document, found: Found, fixed: frozenset[Rung], made_by: str) -> Alignment:
    confidences = tuple(
        float(found.source_confidence[a.source] if b.source > a.source else found.target_confidence[a.target])
        for a, b in pairwise(found.rungs)
    )
    statuses = (Status.AUTO,) * len(confidences)
    remarks = [f"long texts: searched in parts, cut before segments {i} and {j}" for i, j in found.cuts]
    if null_share(found.rungs) > UNRELATED_SHARE:
        remarks.append("hardly anything has a counterpart: is one really a translation of the other?")
    return Alignment(source, target, tuple(found.rungs), confidences, statuses, fixed, made_by, tuple(remarks))


def _language(document: Document) -> str:
    return document.lang.split("-")[0]


def _named(document: Document) -> str:
    return "an unknown language" if document.lang in ("", "und") else document.lang
