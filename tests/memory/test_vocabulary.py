"""The shares of many words at once are those of each."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import may_count
from memory import vocabulary
from memory.fingerprint import bit_of, word_characters
from memory.units import stem_of
from memory.vocabulary import CODE, COUNTS_AT, FORM_AT, FORM_BIT_AT, STEM_BIT_AT, Vocabulary

WORDS = ["workers", "worker", "don't", "u.s", "35", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq"]
WORDS += ["naïve", "naive", "a", "ａ", "Ωmega", "\U0002a6d6a", "third", "anti-war"]
ANY = st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789é'"), min_size=1, max_size=20)


def shares(known: Vocabulary, words: list[str]) -> list[int]:
    codes = np.frombuffer(" ".join([*words, ""]).encode("utf-32-le"), np.uint32)
    ends = np.cumsum([len(word) + 1 for word in words]) - 1
    found: list[int] = known.shares(codes, ends - [len(word) for word in words], ends).tolist()
    return found


def share(word: str) -> int:
    stem, form = word_characters(word, stem_of(word))
    bits = bit_of(stem) << STEM_BIT_AT | bit_of(form) << FORM_BIT_AT
    return ord(stem) | ord(form) << FORM_AT | bits | may_count(word) << COUNTS_AT


@pytest.mark.parametrize("n_bits", [1, 17])
@given(batches=st.lists(st.lists(st.sampled_from(WORDS) | ANY, min_size=1), min_size=1, max_size=4))
def test_words_that_share_a_slot_are_told_apart(n_bits: int, batches: list[list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "_SLOT_BITS", n_bits)
        known = Vocabulary()
        for words in batches:
            assert shares(known, words) == [share(word) for word in words]


def test_what_a_share_holds() -> None:
    [third, workers] = shares(Vocabulary(), ["third", "workers"])
    stem, form = word_characters("workers", "worker")
    assert (workers & CODE, workers >> FORM_AT & CODE) == (ord(stem), ord(form))
    assert (third >> COUNTS_AT, workers >> COUNTS_AT) == (1, 0)
