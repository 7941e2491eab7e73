"""The documents of one run: each alone, or with what the others have taught."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from aligner.align import align, has_dictionary
from aligner.bead import Alignment
from aligner.bitext import Pair, learn
from aligner.dictionary import Dictionary
from aligner.formats.row import rows_of
from aligner.learned import NOTHING, merged, without
from aligner.progress import Progress, silent
from aligner.settings import Settings
from corpus import Document, DuizhaoError

SURE = 0.5

Documents = tuple[Document, Document]
Outcome = Alignment | DuizhaoError
"""An alignment, or why there is none: one bad pair must not stop a run."""


def align_each(
    pairs: Sequence[Documents], dictionary: Dictionary, settings: Settings, progress: Progress = silent
) -> Iterator[Outcome]:
    """The outcome for each pair by itself, in order."""
    for number, pair in enumerate(pairs):
        progress("aligning", number / len(pairs))
        yield _outcome(pair, dictionary, settings)


def align_together(
    pairs: Sequence[Documents], dictionary: Dictionary, settings: Settings, progress: Progress = silent
) -> Iterator[Outcome]:
    """The outcome for each pair, in order, with a lexicon learned from the sure beads of the other pairs.

    Each is aligned alone first; none is taught by its own beads, which would confirm their mistakes. A pair of
    languages without a dictionary neither teaches nor learns: its tokens are of its own texts.
    """
    first, taught = [], []
    for number, pair in enumerate(pairs):
        progress("each alone", number / len(pairs) / 2)
        alone = _outcome(pair, dictionary, settings)
        if isinstance(alone, Alignment) and has_dictionary(*pair):
            taught.append(learn(sure_pairs(alone), dictionary))
        else:
            taught.append(NOTHING)
        first.append(alone)
    everything = merged([settings.lexicon, *taught])
    for number, (pair, alone, own) in enumerate(zip(pairs, first, taught, strict=True)):
        progress("with what the others taught", 0.5 + number / len(pairs) / 2)
        others = replace(settings, lexicon=without(everything, own))
        yield _outcome(pair, dictionary, others) if has_dictionary(*pair) else alone


def sure_pairs(alignment: Alignment) -> Iterator[Pair]:
    """The Chinese and English texts of the full beads that are sure enough to teach."""
    chinese_first = alignment.source.lang.startswith("zh")
    for bead, source, target in rows_of(alignment):
        if not bead.is_null and bead.confidence >= SURE:
            yield (source, target) if chinese_first else (target, source)


def _outcome(pair: Documents, dictionary: Dictionary, settings: Settings) -> Outcome:
    try:
        return align(*pair, dictionary, settings)
    except DuizhaoError as error:
        return error
