"""Chinese and English texts as bags of tokens that can meet."""

from collections.abc import Callable, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

import corpus  # its numbers are imported where they are wanted: mostly by the helper that reads
from aligner.bag import Bag, bag_of
from aligner.dictionary import Dictionary
from aligner.names import spelt_names
from aligner.words import chinese_tokens
from corpus import (
    ENGLISH_TOKENISER,
    english_stems,
    fold_script,
    text_units,
    unit_tokeniser,
)

CHINESE_TOKENISER = "duizhao-chinese-1"
TOKENISER = f"{CHINESE_TOKENISER}+{ENGLISH_TOKENISER}"


PlainTokens = tuple[Sequence[list[str]], Sequence[list[str]]]
Plain = Callable[[], PlainTokens]
"""Gives the plain tokens (see `corpus.plain_tokens`) of both sides, when they are wanted: they may be in the making."""


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
    plain: Plain | None = None,
) -> Tokens:
    """The tokens of both sides: words of the dictionary, names in pinyin, further `words`, Latin words and numbers.

    The `plain` ones are worked out here where nobody else does.
    """
    keys = [fold_script(text) for text in chinese]
    names = spelt_names(keys, english, dictionary.pinyin)
    found = chinese_tokens(keys, chain(dictionary.words, names, words))
    ours, theirs = plain() if plain else (corpus.plain_tokens(chinese, "zh"), corpus.plain_tokens(english, "en"))
    return Tokens(bag_of([one + more for one, more in zip(found, ours, strict=True)]), bag_of(theirs), names)


def plain_part(plain: Plain, ours: range, theirs: range) -> Plain:
    """The same of some segments of both sides."""

    def cut() -> PlainTokens:
        source, target = plain()
        return source[ours.start : ours.stop], target[theirs.start : theirs.stop]

    return cut


def plain_exchanged(plain: Plain) -> Plain:
    """The same with the sides exchanged."""
    return lambda: plain()[::-1]


def side_tokens(texts: Sequence[str], language: str, dictionary: Dictionary) -> list[list[str]]:
    """The tokens of texts in any language: Chinese words of the dictionary, English stems, of others their units."""
    match language:
        case "zh":
            return chinese_tokens([fold_script(text) for text in texts], dictionary.words)
        case "en":
            return [english_stems(text) for text in texts]
        case _:
            return text_units(texts)


def side_tokeniser(language: str) -> str:
    """What made the tokens of `side_tokens`, for a signature."""
    return {"zh": CHINESE_TOKENISER, "en": ENGLISH_TOKENISER}.get(language) or unit_tokeniser()
