"""Translation probabilities between the types of two bags: from the dictionary, from names, from the text itself."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.bag import Bag
from aligner.dictionary import FAINT, Dictionary, entries_where, without_faint
from aligner.lattice import Ints, Ratios
from aligner.level import DICTIONARY_LEVEL, Level
from aligner.margin import Worth
from aligner.matrices import different, narrow, sparse
from corpus import english_stems

PARAPHRASE = 0.3
CHARACTER = 0.15
UNKNOWN_WORD = 0.6
READING = 0.1
NAME = 0.8
USUAL_RATIO = 3.4
_WEAK, _STRONG = 0.02, 0.008
_ROWS = 1024


class Lexicon(NamedTuple):
    """`forward` is t(target | source), shape (n_source_types, n_target_types); `backward` the other way round.

    Rows sum to at most 1; what is missing is unknown.
    """

    forward: sparse.csr_array
    backward: sparse.csr_array

    def part(self, source_types: Ints, target_types: Ints) -> "Lexicon":
        """What it says of some types."""
        forward = self.forward[source_types][:, target_types]
        return Lexicon(forward, self.backward[target_types][:, source_types])


class Support(NamedTuple):
    """How much each segment of one side speaks for each type of the other: `counts @ translation`, corrected by `own`.

    The shapes are (n_segments, n_types), (n_types, n_other_types) and (n_segments, n_other_types). It is worked out
    where it is asked for: complete, it would be the largest matrix of a run by far.
    """

    counts: sparse.csr_array
    translation: sparse.csr_array
    own: sparse.csr_array | None = None

    def block(self, segments: slice, types: Ints) -> Ratios:
        """What some segments say of some types of the other side, shape (n_segments, n_types)."""
        counts = self.counts[segments]
        held, place = different(counts.indices, counts.shape[1])
        within = narrow(sparse.csr_array((counts.data, place, counts.indptr), shape=(counts.shape[0], len(held))))
        said = within @ self.translation[held][:, types]
        if self.own is not None:
            said = said + self.own[segments][:, types]
        return np.asarray(said.toarray(order="F"), np.float32)


class Evidence(NamedTuple):
    """`forward` is how much source segment i speaks for target type e, Σ t(e | z) over its tokens z; `backward` the
    same with the sides exchanged, None where nobody asks. `length_ratio` is how many characters of the target a
    character of the source comes to, `level` what a token of a full bead usually explains, `worth` what the margins of
    an encoder are.
    """

    forward: Support
    backward: Support | None
    length_ratio: float = USUAL_RATIO
    level: Level = DICTIONARY_LEVEL
    worth: Worth = Worth()


def evidence(lexicon: Lexicon, source: Bag, target: Bag) -> Evidence:
    """The evidence that a lexicon gives for each segment."""
    return Evidence(Support(source.counts, lexicon.forward), Support(target.counts, lexicon.backward))


def dictionary_lexicon(dictionary: Dictionary, names: Mapping[str, Sequence[str]], source: Bag, target: Bag) -> Lexicon:
    """What the dictionary knows of the types of a Chinese `source` and an English `target`.

    A word has its glosses, their paraphrases by one step of the walk, and a little of its characters' glosses; a
    character also its reading; a name (see `names`) the English stems that spell it; equal types match themselves.
    """
    glosses = sparse.csr_array(_word_rows(dictionary, source) @ dictionary.gloss)
    step = _step(dictionary, target)
    known = _Entries(source, target)
    for token, row in source.index.items():
        known.add(row, token, 1.0)
        for stem in names.get(token, ()):
            known.add(row, stem, NAME)
        for syllable in dictionary.pinyin.get(token, ()):
            known.add(row, english_stems(syllable)[0], READING)
    single = known.matrix()
    by_row = glosses @ step.sum(axis=1) + single.sum(axis=1)
    by_column = glosses.sum(axis=0) @ step + single.sum(axis=0)
    entries = sparse.csr_array(_walked(glosses, step) + single)
    return Lexicon(_shares(entries, by_row), _shares(sparse.csr_array(entries.T), by_column))


def _step(dictionary: Dictionary, target: Bag) -> sparse.csr_array:
    """From each stem of the dictionary to the target types: itself and its paraphrases, shape (n_stems, n_types)."""
    place = np.array([target.index.get(stem, -1) for stem in dictionary.stems], np.int64)
    paraphrases = entries_where(dictionary.walk, place[dictionary.walk.indices] >= 0)
    shape = (len(place), len(target.types))
    walked = narrow(sparse.csr_array((paraphrases.data, place[paraphrases.indices], paraphrases.indptr), shape=shape))
    held = np.flatnonzero(place >= 0)
    itself = narrow(sparse.csr_array((np.ones(len(held), np.float32), (held, place[held])), shape=shape))
    return sparse.csr_array((1 - PARAPHRASE) * itself + PARAPHRASE * walked)


def _walked(glosses: sparse.csr_array, step: sparse.csr_array) -> sparse.csr_array:
    """`glosses @ step` without what is too faint to keep: weak glosses, most of them, walk to strong paraphrases only.

    Some rows at a time, because most of the products are too faint all the same.
    """
    strong = entries_where(step, step.data >= _STRONG)
    steps = sparse.csr_array(sparse.vstack([step, strong]))
    columns = glosses.indices + step.shape[0] * (glosses.data < _WEAK)
    shape = glosses.shape[0], steps.shape[0]
    chosen = narrow(sparse.csr_array((glosses.data, columns, glosses.indptr), shape=shape))
    starts = range(0, chosen.shape[0], _ROWS)
    chunks = [without_faint(chosen[start : start + _ROWS] @ steps, FAINT / 2) for start in starts]
    return sparse.csr_array(sparse.vstack(chunks)) if chunks else sparse.csr_array(chosen @ steps)


class _Entries:
    """Single entries of a lexicon, collected by row and target type."""

    def __init__(self, source: Bag, target: Bag) -> None:
        self.target, self.shape = target, (len(source.types), len(target.types))
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.weights: list[float] = []

    def add(self, row: int, stem: str, weight: float) -> None:
        if (column := self.target.index.get(stem)) is not None:
            self.rows.append(row)
            self.columns.append(column)
            self.weights.append(weight)

    def matrix(self) -> sparse.csr_array:
        weights = np.array(self.weights, np.float32)
        return narrow(sparse.csr_array((weights, (self.rows, self.columns)), shape=self.shape))


def _word_rows(dictionary: Dictionary, source: Bag) -> sparse.csr_array:
    """Which dictionary words each source type stands for, shape (n_source_types, n_words)."""
    word = np.array([*map(dictionary.row, source.types)], np.int64)
    characters = "".join(source.types)
    row_of = {character: dictionary.row(character) for character in set(characters)}
    part = np.array([*map(row_of.__getitem__, characters)], np.int64)
    sizes = np.array([*map(len, source.types)], np.int64)
    token = np.repeat(np.arange(len(sizes)), sizes)
    known, parted = word >= 0, (sizes > 1) & (np.bincount(token, part >= 0, len(sizes)) > 0)
    own, share = np.where(parted, 1 - CHARACTER, 1.0), np.where(known, CHARACTER, UNKNOWN_WORD) / sizes
    inside = (part >= 0) & parted[token]
    rows = np.concatenate([np.flatnonzero(known), token[inside]])
    columns = np.concatenate([word[known], part[inside]])
    weights = np.concatenate([own[known], share[token[inside]]]).astype(np.float32)
    shape = (len(source.types), len(dictionary.words))
    return narrow(sparse.csr_array((weights, (rows, columns)), shape=shape))


def _shares(matrix: sparse.csr_array, sums: NDArray[Any]) -> sparse.csr_array:
    """Rows divided by their sums, which count what is too faint to be kept."""
    shares = matrix.data / np.repeat(np.maximum(sums, 1e-9), np.diff(matrix.indptr))
    return without_faint(sparse.csr_array((shares, matrix.indices, matrix.indptr), shape=matrix.shape), FAINT)
