"""Documents as the model sees them: tokens and signs of a Chinese and an English side."""

from collections.abc import Sequence
from typing import NamedTuple

from aligner.bag import bag_of
from aligner.dictionary import Dictionary
from aligner.features import Side
from aligner.lexicon import Lexicon, dictionary_lexicon
from aligner.names import spelt_names
from aligner.signs import signs
from corpus import ENGLISH_TOKENISER, Segment, chinese_tokens, comparable, english_stems, fold_script, numbers

LONGEST_WORD = 8
TOKENISER = f"duizhao-chinese-1+{ENGLISH_TOKENISER}"


class Sides(NamedTuple):
    """A Chinese `source`, an English `target`, and what the dictionary knows of their tokens."""

    source: Side
    target: Side
    lexicon: Lexicon


def sides(chinese: Sequence[Segment], english: Sequence[Segment], dictionary: Dictionary) -> Sides:
    """Both sides of a text. Numbers, Latin words and names in pinyin become tokens that can meet."""
    keys = [fold_script(segment.text) for segment in chinese]
    names = spelt_names(keys, [segment.text for segment in english], dictionary.pinyin)
    words = dictionary.compounds | names.keys()
    source = [
        chinese_tokens(key, words, LONGEST_WORD) + english_stems(key) + number_tokens(segment.text, "zh")
        for key, segment in zip(keys, chinese, strict=True)
    ]
    target = [english_stems(segment.text) + number_tokens(segment.text, "en") for segment in english]
    bags = bag_of(source), bag_of(target)
    lexicon = dictionary_lexicon(dictionary, names, *bags)
    return Sides(Side(bags[0], signs(chinese)), Side(bags[1], signs(english)), lexicon)


def number_tokens(text: str, lang: str) -> list[str]:
    """Numbers and dates as tokens that are the same in both languages: 三十多万 and 300,000 give `=300000`."""
    return [f"={key}" for quantity in numbers(text, lang) for key in comparable(quantity)]
