"""Translation probabilities between the types of two bags: from the dictionary, from names, from the text itself."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse

from aligner.bag import Bag
from aligner.dictionary import FAINT, Dictionary, without_faint
from aligner.lattice import Floats, Ints
from aligner.level import DICTIONARY_LEVEL, Level
from corpus import english_stems

PARAPHRASE = 0.3
CHARACTER = 0.15
UNKNOWN_WORD = 0.6
READING = 0.1
NAME = 0.8
USUAL_RATIO = 3.4
_ROWS = 1024


class Lexicon(NamedTuple):
    """`forward` is t(target | source), shape (n_source_types, n_target_types); `backward` the other way round.

    Rows sum to at most 1; what is missing is unknown.
    """

    forward: sparse.csr_array
    backward: sparse.csr_array


class Evidence(NamedTuple):
    """`forward[i, e]` is how much source segment i speaks for target type e, Σ t(e | z) over its tokens z.

    Shapes (n_source, n_target_types) and, for `backward`, (n_target, n_source_types). `length_ratio` is how many
    characters of the target a character of the source comes to, `level` what a token of a full bead explains.
    """

    forward: sparse.csr_array
    backward: sparse.csr_array
    length_ratio: float = USUAL_RATIO
    level: Level = DICTIONARY_LEVEL


def evidence(lexicon: Lexicon, source: Bag, target: Bag) -> Evidence:
    """The evidence that a lexicon gives for each segment."""
    forward = sparse.csr_array(source.counts @ lexicon.forward)
    return Evidence(forward, sparse.csr_array(target.counts @ lexicon.backward))


def dictionary_lexicon(dictionary: Dictionary, names: Mapping[str, Sequence[str]], source: Bag, target: Bag) -> Lexicon:
    """What the dictionary knows of the types of a Chinese `source` and an English `target`.

    A word has its glosses, their paraphrases by one step of the walk, and a little of its characters' glosses; a
    character also its reading; a name (see `names`) the English stems that spell it; equal types match themselves.
    """
    known = _Entries(source, target)
    glosses = sparse.csr_array(_word_rows(dictionary, source) @ dictionary.gloss)
    place = np.array([target.index.get(stem, -1) for stem in dictionary.stems], np.int64)
    direct, walked = (_columns(matrix, place, len(target.types)) for matrix in (glosses, dictionary.walk))
    for token, row in source.index.items():
        known.add(row, token, 1.0)
        for stem in names.get(token, ()):
            known.add(row, stem, NAME)
        for syllable in dictionary.pinyin.get(token, ()):
            known.add(row, english_stems(syllable)[0], READING)
    single = known.matrix()
    by_row = (1 - PARAPHRASE) * direct.sum(axis=1) + PARAPHRASE * (glosses @ walked.sum(axis=1)) + single.sum(axis=1)
    by_column = (1 - PARAPHRASE) * direct.sum(axis=0) + PARAPHRASE * (glosses.sum(axis=0) @ walked) + single.sum(axis=0)
    entries = sparse.csr_array(_paraphrased(direct, glosses, walked) + single)
    return Lexicon(_shares(entries, by_row), _shares(sparse.csr_array(entries.T), by_column))


def _paraphrased(direct: sparse.csr_array, glosses: sparse.csr_array, walked: sparse.csr_array) -> sparse.csr_array:
    """Glosses mixed with their paraphrases, some rows at a time, because most of the products are too faint to keep."""
    starts = range(0, direct.shape[0], _ROWS)
    chunks = [
        without_faint(
            (1 - PARAPHRASE) * direct[start : start + _ROWS] + PARAPHRASE * (glosses[start : start + _ROWS] @ walked),
            FAINT / 2,
        )
        for start in starts
    ]
    return sparse.csr_array(sparse.vstack(chunks)) if chunks else direct


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
        return sparse.csr_array((weights, (self.rows, self.columns)), shape=self.shape)


def _word_rows(dictionary: Dictionary, source: Bag) -> sparse.csr_array:
    """Which dictionary words each source type stands for, shape (n_source_types, n_words)."""
    rows, columns, weights = [], [], []
    for row, token in enumerate(source.types):
        word = dictionary.word_index.get(token)
        parts = [index for character in token if (index := dictionary.word_index.get(character)) is not None]
        if len(token) == 1 or not parts:
            shares = [] if word is None else [(word, 1.0)]
        else:
            own = [] if word is None else [(word, 1 - CHARACTER)]
            share = (UNKNOWN_WORD if word is None else CHARACTER) / len(token)
            shares = own + [(part, share) for part in parts]
        for column, weight in shares:
            rows.append(row)
            columns.append(column)
            weights.append(weight)
    shape = (len(source.types), len(dictionary.words))
    return sparse.csr_array((np.array(weights, np.float32), (rows, columns)), shape=shape)


def _columns(matrix: sparse.csr_array, place: Ints, n_columns: int) -> sparse.csr_array:
    """The columns that `place` gives a new number from 0, where it is not negative."""
    columns = place[matrix.indices]
    kept = columns >= 0
    starts = np.concatenate([[0], np.cumsum(kept)])[matrix.indptr]
    chosen = sparse.csr_array((matrix.data[kept], columns[kept], starts), shape=(matrix.shape[0], n_columns))
    chosen.sort_indices()
    return chosen


def _shares(matrix: sparse.csr_array, sums: Floats) -> sparse.csr_array:
    """Rows divided by their sums, which count what is too faint to be kept."""
    shares = matrix.data / np.repeat(np.maximum(sums, 1e-9), np.diff(matrix.indptr))
    return without_faint(sparse.csr_array((shares, matrix.indices, matrix.indptr), shape=matrix.shape), FAINT)
