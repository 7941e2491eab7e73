"""Units of a text in any language: words and parts of words by SentencePiece, learned from the text itself."""

import re
from collections.abc import Sequence
from importlib.metadata import version

from corpus.errors import FormatError
from corpus.folding import HAN
from corpus.subwords import train_subwords

VOCABULARY = 8000
MOST_TAUGHT = 20_000
"""Texts that a model is trained on; of more, evenly spaced ones are taken."""
_BEGINNING = "▁"
_LONGEST_ENDING = 3
_IS_HAN = re.compile(f"[{HAN}]")


def unit_tokeniser() -> str:
    """What the units of `text_units` rest on, for a signature."""
    return f"duizhao-units-1/sentencepiece-{version('sentencepiece')}-unigram-{VOCABULARY}"


def text_units(texts: Sequence[str]) -> list[list[str]]:
    """The units of each text in order, in small letters; one that begins a word has `▁` before it.

    The model is trained on the texts themselves: the same texts give the same units. Chinese characters are one unit
    each: in a short text most words stand once, and teach nothing. Endings and single letters are left out,
    punctuation too.
    """
    return [[told for unit in units if (told := _telling(unit))] for units in _pieces(_plain(texts))]


def _plain(texts: Sequence[str]) -> list[str]:
    """The words of each text, parted by spaces, in small letters."""
    import regex  # 20 ms that texts in Chinese and English do without

    word = regex.compile(rf"[{HAN}]|[^\P{{L}}{HAN}][\p{{L}}\p{{M}}--[{HAN}]]*|\p{{N}}+", regex.V1)
    return [" ".join(word.findall(text.lower())) for text in texts]


def _pieces(texts: Sequence[str]) -> list[list[str]]:
    """The texts cut by a model trained on them; by words where they are too small to teach one."""
    taught = [text for text in texts[:: 1 + len(texts) // MOST_TAUGHT] if text]
    try:
        model = train_subwords(taught, VOCABULARY + len(set().union(*taught)))
    except FormatError:
        return [[_BEGINNING + word for word in text.split()] for text in texts]
    return [model.pieces(text) for text in texts]


def _telling(unit: str) -> str:
    """The unit if it can say what a text is about, else nothing.

    An ending is a short unit inside a word of a script with capitals.
    """
    letters = unit.removeprefix(_BEGINNING)
    if len(letters) <= 1:
        return letters if _IS_HAN.match(letters) else ""
    is_ending = unit == letters and letters.upper() != letters and len(letters) <= _LONGEST_ENDING
    return "" if is_ending else unit
