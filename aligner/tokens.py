"""Chinese and English texts as bags of tokens that can meet."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from aligner.bag import Bag, bag_of
from aligner.dictionary import Dictionary
from aligner.each import Each, one_by_one
from aligner.names import spelt_names
from corpus import (
    ENGLISH_TOKENISER,
    WordList,
    chinese_tokens,
    comparable,
    english_stems,
    fold_script,
    numbers,
    text_units,
    unit_tokeniser,
)

LONGEST_WORD = 8
CHINESE_TOKENISER = "duizhao-chinese-1"
TOKENISER = f"{CHINESE_TOKENISER}+{ENGLISH_TOKENISER}"


class Tokens(NamedTuple):
    """The bags of both sides, and the `names` among the Chinese tokens with the English stems that spell them."""

    source: Bag
    target: Bag
    names: Mapping[str, Sequence[str]]


def tokens(
    chinese: Sequence[str],
    english: Sequence[str],
    dictionary: Dictionary,
    words: Set[str] = frozenset(),
    each: Each = one_by_one,
) -> Tokens:
    """The tokens of both sides: words of the dictionary, names in pinyin, further `words`, Latin words and numbers.

    `each` says who does the two sides.
    """

    def side(number: int) -> Tokens:
        return _target(english) if number else _source(chinese, english, dictionary, words)

    source, target = each(side, 2)
    return source._replace(target=target.target)


def _source(chinese: Sequence[str], english: Sequence[str], dictionary: Dictionary, words: Set[str]) -> Tokens:
    keys = [fold_script(text) for text in chinese]
    names = spelt_names(keys, english, dictionary.pinyin)
    known = WordList(dictionary.word_index.keys() | names.keys() | words)
    found = [
        chinese_tokens(key, known, LONGEST_WORD) + english_stems(key) + number_tokens(text, "zh")
        for key, text in zip(keys, chinese, strict=True)
    ]
    return Tokens(bag_of(found), bag_of([]), names)


def _target(english: Sequence[str]) -> Tokens:
    return Tokens(bag_of([]), bag_of([english_stems(text) + number_tokens(text, "en") for text in english]), {})


def side_tokens(texts: Sequence[str], language: str, dictionary: Dictionary) -> list[list[str]]:
    """The tokens of texts in any language: Chinese words of the dictionary, English stems, of others their units."""
    match language:
        case "zh":
            known = WordList(dictionary.word_index.keys())
            return [chinese_tokens(fold_script(text), known, LONGEST_WORD) for text in texts]
        case "en":
            return [english_stems(text) for text in texts]
        case _:
            return text_units(texts)


def side_tokeniser(language: str) -> str:
    """What made the tokens of `side_tokens`, for a signature."""
    return {"zh": CHINESE_TOKENISER, "en": ENGLISH_TOKENISER}.get(language) or unit_tokeniser()


def number_tokens(text: str, lang: str) -> list[str]:
    """Numbers and dates as tokens that are the same in both languages: 三十多万 and 300,000 give `=300000`."""
    return [f"={key}" for quantity in numbers(text, lang) for key in comparable(quantity)]
