"""Units of a text in any language: words and parts of words by SentencePiece, learned from the text itself."""

import re
from collections.abc import Sequence
from importlib.metadata import version
from io import BytesIO

from corpus.fold import HAN

VOCABULARY = 8000
MOST_TAUGHT = 20_000
"""Texts that a model is trained on; of more, evenly spaced ones are taken."""
_BEGINNING = "▁"
_LONGEST_ENDING = 3
_LEAST_BYTES = 10
_IS_HAN = re.compile(f"[{HAN}]")


def unit_tokeniser() -> str:
    """What the units of `text_units` rest on, for a signature."""
    return f"duizhao-units-1/sentencepiece-{version('sentencepiece')}-unigram-{VOCABULARY}"


def text_units(texts: Sequence[str]) -> list[list[str]]:
    """The units of each text in order, in small letters; one that begins a word has `▁` before it.

    The model (unigram, Kudo 2018) is trained on the texts themselves: identity normalisation, one thread, so the same
    texts give the same units. Chinese characters are one unit each: in a short text most words stand once, and teach
    nothing. Endings and single letters are left out, punctuation too.
    """
    plain = _plain(texts)
    taught = [text for text in plain[:: 1 + len(plain) // MOST_TAUGHT] if text]
    pieces = _encoded(plain, _trained(taught)) if taught else [[] for _ in texts]
    return [[told for unit in units if (told := _telling(unit))] for units in pieces]


def _plain(texts: Sequence[str]) -> list[str]:
    """The words of each text, parted by spaces, in small letters."""
    import regex  # 20 ms that texts in Chinese and English do without

    word = regex.compile(rf"[{HAN}]|[^\P{{L}}{HAN}][\p{{L}}\p{{M}}--[{HAN}]]*|\p{{N}}+", regex.V1)
    return [" ".join(word.findall(text.lower())) for text in texts]


def _trained(texts: Sequence[str]) -> bytes:
    """A model of at most `VOCABULARY` units besides the characters of the texts."""
    import sentencepiece

    model = BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=model,
        model_type="unigram",
        vocab_size=VOCABULARY + len(set().union(*texts)),
        hard_vocab_limit=False,
        normalization_rule_name="identity",
        character_coverage=1.0,
        max_sentence_length=max(_LEAST_BYTES, *(len(text.encode()) for text in texts)),
        num_threads=1,
        minloglevel=3,
    )
    return model.getvalue()


def _encoded(texts: Sequence[str], model: bytes) -> list[list[str]]:
    import sentencepiece

    processor = sentencepiece.SentencePieceProcessor(model_proto=model)
    return [processor.encode(text, out_type=str) for text in texts]


def _telling(unit: str) -> str:
    """The unit if it can say what a text is about, else nothing.

    An ending is a short unit inside a word of a script with capitals.
    """
    letters = unit.removeprefix(_BEGINNING)
    if len(letters) <= 1:
        return letters if _IS_HAN.match(letters) else ""
    is_ending = unit == letters and letters.upper() != letters and len(letters) <= _LONGEST_ENDING
    return "" if is_ending else unit
