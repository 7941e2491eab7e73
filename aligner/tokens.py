"""Chinese and English texts as bags of tokens that can meet."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from aligner.bag import Bag, bag_of
from aligner.dictionary import Dictionary
from aligner.names import spelt_names
from aligner.sides import LONGEST_WORD, number_tokens
from corpus import chinese_tokens, english_stems, fold_script


class Tokens(NamedTuple):
    """The bags of both sides, and the `names` among the Chinese tokens with the English stems that spell them."""

    source: Bag
    target: Bag
    names: Mapping[str, Sequence[str]]


def tokens(
    chinese: Sequence[str], english: Sequence[str], dictionary: Dictionary, words: Set[str] = frozenset()
) -> Tokens:
    """The tokens of both sides: words of the dictionary, names in pinyin, further `words`, Latin words and numbers."""
    keys = [fold_script(text) for text in chinese]
    names = spelt_names(keys, english, dictionary.pinyin)
    known = dictionary.compounds | names.keys() | words
    source = [
        chinese_tokens(key, known, LONGEST_WORD) + english_stems(key) + number_tokens(text, "zh")
        for key, text in zip(keys, chinese, strict=True)
    ]
    target = [english_stems(text) + number_tokens(text, "en") for text in english]
    return Tokens(bag_of(source), bag_of(target), names)
