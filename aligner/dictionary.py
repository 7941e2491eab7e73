"""The Chinese–English dictionary compiled to arrays: made once, kept in the user's cache, opened in milliseconds."""

import json
import shutil
import tempfile
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.matrices import narrow, sparse
from aligner.stopwords import STOPWORDS
from corpus import Entry, english_stems, fold_script, plain_sense

CACHE_FORMAT = 5
FAINT = 0.0005
_ARRAYS = ("gloss", "walk")


@dataclass(frozen=True)
class Dictionary:
    """Words of one language, sorted, and the stems of the other that translate them.

    `gloss` is the matrix of P(stem | word), shape (n_words, n_stems), rows summing to 1; `walk` of P(stem | stem) over
    one step stem → word → stem, shape (n_stems, n_stems). `pinyin` gives a character's toneless syllables; `name` says
    which dictionary it is.
    """

    name: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    pinyin: Mapping[str, tuple[str, ...]]
    gloss: sparse.csr_array
    walk: sparse.csr_array

    def row(self, word: str) -> int:
        """The row of a word; -1 where it is not there. To find some is quicker than an index of all would be made."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else -1


def compile_dictionary(entries: Iterable[Entry], name: str) -> Dictionary:
    """The arrays of a dictionary: a word's senses weigh the same, each shares its weight among its content words."""
    senses: dict[str, list[list[str]]] = defaultdict(list)
    pinyin: dict[str, dict[str, None]] = defaultdict(dict)
    for entry in entries:
        word = fold_script(entry.simplified)
        if len(word) == 1:
            pinyin[word][toneless(entry.pinyin)] = None
        for sense in entry.senses:
            stems = english_stems(plain_sense(sense))
            if content := [stem for stem in stems if stem not in STOPWORDS] or stems:
                senses[word].append(content)
    words = tuple(sorted(senses))
    vocabulary = tuple(sorted({stem for listed in senses.values() for sense in listed for stem in sense}))
    gloss = _gloss_matrix([senses[word] for word in words], vocabulary)
    readings = {character: tuple(syllables) for character, syllables in sorted(pinyin.items())}
    return Dictionary(name, words, vocabulary, readings, gloss, _walk_matrix(gloss))


def toneless(pinyin: str) -> str:
    """Pinyin of CC-CEDICT without tones, joined, in small letters: `Qing1 yang2` → `qingyang`, `lu:3` → `lü`."""
    return "".join(c for c in pinyin.lower().replace("u:", "ü") if c.isalpha())


def _gloss_matrix(senses: list[list[list[str]]], stems: tuple[str, ...]) -> sparse.csr_array:
    column = {stem: index for index, stem in enumerate(stems)}
    rows, columns, weights = [], [], []
    for row, listed in enumerate(senses):
        for sense in listed:
            for stem in sense:
                rows.append(row)
                columns.append(column[stem])
                weights.append(1 / (len(listed) * len(sense)))
    return narrow(sparse.csr_array((np.array(weights, np.float32), (rows, columns)), shape=(len(senses), len(stems))))


def _walk_matrix(gloss: sparse.csr_array) -> sparse.csr_array:
    """Paraphrases: from a stem to the words it glosses, in their proportions, and on to the stems of those words."""
    per_stem = np.maximum(gloss.sum(axis=0), 1e-9)
    return without_faint(sparse.csr_array((gloss @ sparse.diags_array(1 / per_stem)).T @ gloss), FAINT)


def without_faint(matrix: sparse.csr_array, least: float) -> sparse.csr_array:
    """The entries of at least `least`: the many tiny ones cost much and say little."""
    return entries_where(matrix, matrix.data >= least)


def entries_where(matrix: sparse.csr_array, kept: NDArray[np.bool_]) -> sparse.csr_array:
    """The matrix with only some of its entries; `kept` has shape (n_entries,)."""
    places = np.flatnonzero(kept)
    starts = np.searchsorted(places, matrix.indptr)
    data = matrix.data[places].astype(np.float32)
    return narrow(sparse.csr_array((data, matrix.indices[places], starts), shape=matrix.shape))


def save_dictionary(dictionary: Dictionary, folder: Path) -> None:
    """Writes the arrays below `folder`, complete or not at all; a folder that another process made meanwhile stays."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="dictionary-", dir=folder.parent))
    try:
        texts = {"name": dictionary.name, "pinyin": dict(dictionary.pinyin)}
        (made / "about.json").write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
        for name, lines in (("words", dictionary.words), ("stems", dictionary.stems)):
            (made / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")
        for name in _ARRAYS:
            matrix: sparse.csr_array = getattr(dictionary, name)
            for part in ("data", "indices", "indptr"):
                np.save(made / f"{name}.{part}.npy", getattr(matrix, part), allow_pickle=False)
        if not folder.exists():
            made.rename(folder)
    except OSError:
        if not folder.exists():
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)


def load_dictionary(folder: Path) -> Dictionary:
    """The dictionary that `save_dictionary` wrote, its arrays memory-mapped."""
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    words, stems = (
        tuple((folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")) for name in ("words", "stems")
    )
    shapes = {"gloss": (len(words), len(stems)), "walk": (len(stems), len(stems))}
    matrices = {}
    for name in _ARRAYS:
        parts = [
            np.load(folder / f"{name}.{part}.npy", mmap_mode="r", allow_pickle=False)
            for part in ("data", "indices", "indptr")
        ]
        matrices[name] = sparse.csr_array(tuple(parts), shape=shapes[name])
    return Dictionary(about["name"], words, stems, {c: tuple(s) for c, s in about["pinyin"].items()}, **matrices)
