"""What texts aligned earlier have taught: how often a Chinese token was translated by an English stem."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

import numpy as np

from aligner.bag import Bag
from aligner.lattice import Floats, Ints
from aligner.lexicon import Lexicon
from aligner.matrices import narrow, sparse

PRIOR_STRENGTH = 8.0
_NOTHING_LEFT = 0.005


@dataclass(frozen=True, eq=False)
class LearnedLexicon:
    """`counts[k]` is how often `sources[rows[k]]` was translated by `targets[columns[k]]` in `n_pairs` pairs of texts.

    `sources` and `targets` are sorted; `rows`, `columns`, `counts` have shape (n_entries,), in order of the first two.
    """

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    rows: Ints
    columns: Ints
    counts: Floats
    n_pairs: int

    @cached_property
    def digest(self) -> str:
        """Eight hex digits that tell these entries from others."""
        entries = zip(self.rows.tolist(), self.columns.tolist(), self.counts.tolist(), strict=True)
        lines = "\n".join(f"{self.sources[row]}\t{self.targets[column]}\t{count:.2f}" for row, column, count in entries)
        return sha256(lines.encode()).hexdigest()[:8]

    @cached_property
    def words(self) -> frozenset[str]:
        """The tokens of two characters or more: they are words also where the dictionary lacks them."""
        return frozenset(token for token in self.sources if len(token) > 1)


def learned_lexicon(
    sources: Sequence[str], targets: Sequence[str], counts: Sequence[float], n_pairs: int
) -> LearnedLexicon:
    """The lexicon of entries `sources[k]`, `targets[k]`, `counts[k]`; those of the same pair add up."""
    source_types, rows = _numbered(sources)
    target_types, columns = _numbered(targets)
    shape = (len(source_types), len(target_types))
    matrix = sparse.csr_array((np.array(counts, np.float64), (rows, columns)), shape=shape)
    matrix.sort_indices()
    rows = np.repeat(np.arange(shape[0]), np.diff(matrix.indptr))
    return LearnedLexicon(source_types, target_types, rows, matrix.indices.astype(np.int64), matrix.data, n_pairs)


def _numbered(names: Sequence[str]) -> tuple[tuple[str, ...], Ints]:
    """The different names, sorted, and the number of each name among them."""
    types = tuple(sorted(set(names)))
    index = {name: number for number, name in enumerate(types)}
    return types, np.array([index[name] for name in names], np.int64)


NOTHING = learned_lexicon((), (), (), 0)


def merged(lexicons: Sequence[LearnedLexicon]) -> LearnedLexicon:
    """One lexicon of all counts."""
    sources = [one.sources[row] for one in lexicons for row in one.rows.tolist()]
    targets = [one.targets[column] for one in lexicons for column in one.columns.tolist()]
    counts = [count for one in lexicons for count in one.counts.tolist()]
    return learned_lexicon(sources, targets, counts, sum(one.n_pairs for one in lexicons))


def without(lexicon: LearnedLexicon, own: LearnedLexicon) -> LearnedLexicon:
    """The lexicon less the counts of `own`, which it holds."""
    negated = replace(own, counts=-own.counts, n_pairs=-own.n_pairs)
    rest = merged([lexicon, negated])
    kept = rest.counts > _NOTHING_LEFT
    return replace(rest, rows=rest.rows[kept], columns=rest.columns[kept], counts=rest.counts[kept])


def with_learned(prior: Lexicon, learned: LearnedLexicon, source: Bag, target: Bag) -> Lexicon:
    """The mean of the posterior, (count + κ · prior) / (total + κ), both ways, for the types of two bags.

    A type's total counts all its translations, those that the other bag does not hold too.
    """
    rows, columns = (_places(types, bag) for types, bag in ((learned.sources, source), (learned.targets, target)))
    here = (rows[learned.rows] >= 0) & (columns[learned.columns] >= 0)
    cells = rows[learned.rows[here]], columns[learned.columns[here]]
    counts = sparse.csr_array((learned.counts[here], cells), shape=prior.forward.shape)
    source_total = _totals(learned.counts, rows[learned.rows], len(source.types))
    target_total = _totals(learned.counts, columns[learned.columns], len(target.types))
    return Lexicon(
        _mean(prior.forward, counts, source_total), _mean(prior.backward, sparse.csr_array(counts.T), target_total)
    )


def _places(types: Sequence[str], bag: Bag) -> Ints:
    return np.array([bag.index.get(name, -1) for name in types], np.int64)


def _totals(counts: Floats, places: Ints, n_types: int) -> Floats:
    here = places >= 0
    return np.bincount(places[here], counts[here], n_types).astype(np.float64)


def _mean(prior: sparse.csr_array, counts: sparse.csr_array, total: Floats) -> sparse.csr_array:
    scale = sparse.diags_array(1 / (total + PRIOR_STRENGTH))
    return narrow(sparse.csr_array(scale @ (PRIOR_STRENGTH * prior + counts), dtype=np.float32))
