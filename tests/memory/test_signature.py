"""The filter before the score: it may let too much through, but never loses a match."""

from itertools import chain
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from memory import Prepared
from memory.score import similarity
from memory.segment import merged, segment_of
from memory.signature import WORDS, Measures, best_score, bit_count, by_bytes, most_differing, words_of
from tests.memory.test_score import TEXTS


def packed(texts: list[Prepared]) -> np.ndarray:
    return words_of(b"".join(text.fingerprint.signature for text in texts))


def test_the_same_content_has_the_same_signature() -> None:
    one, other = (Prepared(text, "zh").fingerprint.signature for text in ("開展技術革新！", "开展，技术革新"))
    assert one == other
    assert len(one) == 8 * WORDS


def test_a_token_sets_the_bit_of_its_checksum() -> None:
    [row] = packed([Prepared("技", "zh")])
    bit = crc32("技".encode()) & 0xFF
    assert [int(word) for word in row] == [1 << bit % 64 if word == bit // 64 else 0 for word in range(WORDS)]


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_bits_are_counted_alike_whatever_numpy_has(numbers: list[int]) -> None:
    words = np.array([numbers, numbers[::-1]], np.uint64)
    expected = [[number.bit_count() for number in row] for row in (numbers, numbers[::-1])]
    assert bit_count(words).tolist() == by_bytes(words).tolist() == expected
    assert by_bytes(words.T).T.tolist() == expected


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=8), st.integers(1, 100))
def test_no_unit_at_or_above_the_threshold_is_lost(query: str, memory: list[str], threshold: int) -> None:
    wanted, units = Prepared(query, "zh"), [Prepared(text, "zh") for text in memory]
    ids, weights = np.arange(len(units), dtype=np.uint32), np.array([unit.weight for unit in units], np.uint16)
    candidates = segment_of(ids, weights, packed(units)).candidates(packed([wanted])[0], wanted.weight, threshold)
    bounds = dict(zip(candidates.ids.tolist(), candidates.bounds.tolist(), strict=True))
    assert all(bound >= threshold for bound in bounds.values())
    for row, unit in enumerate(units):
        likeness = similarity(Levenshtein.distance(wanted.string, unit.string), wanted.weight, unit.weight)
        if likeness >= threshold:
            assert bounds[row] >= likeness


SIGNATURES = st.lists(
    st.sampled_from([0, 1, 3, 2**63, 2**64 - 1, *range(5, 2**20, 2**17)]), min_size=WORDS, max_size=WORDS
)


@given(SIGNATURES, st.lists(st.tuples(SIGNATURES, st.integers(0, 700)), min_size=1, max_size=40), st.integers(1, 100))
def test_candidates_are_all_whose_bits_allow_it(
    query: list[int], memory: list[tuple[list[int], int]], threshold: int
) -> None:
    """However the words are stored and scanned, in whatever parts."""
    words = np.array([query, *(words for words, _ in memory)], np.uint64)
    weights = np.array([weight for _, weight in memory])
    bits = bit_count(words).sum(axis=1, dtype=np.int64)
    differing = bit_count(words[1:] ^ words[0]).sum(axis=1, dtype=np.int64)
    of = Measures(300, int(bits[0]), weights, bits[1:])
    bounds = best_score(of, differing)
    expected = {row: bounds[row] for row in np.flatnonzero(differing <= most_differing(of, threshold)).tolist()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("memory.segment._CHUNK", 8)
        patch.setattr("memory.segment._GAP", 2)
        ids, half = np.arange(len(memory), dtype=np.uint32), len(memory) // 2
        parts = [
            segment_of(ids[part], weights[part].astype(np.uint16), words[1:][part])
            for part in (slice(half), slice(half, None))
        ]
        for segments in (parts, [merged(parts)]):
            found = [segment.candidates(words[0], 300, threshold) for segment in segments]
            told = [zip(one.ids.tolist(), one.bounds.tolist(), strict=True) for one in found]
            assert dict(chain.from_iterable(told)) == expected
