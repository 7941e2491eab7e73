"""Tokens that need no dictionary: words in Latin letters by their stems, and numbers by their values."""

from collections.abc import Sequence

from corpus.quantities import numbers
from corpus.quantities.quantity import comparable
from corpus.tokens import english_stems


def plain_tokens(texts: Sequence[str], language: str) -> list[list[str]]:
    """Of each Chinese or English text (`zh`, `en`) its stems and its numbers; texts in other languages have none."""
    match language:
        case "zh" | "en":
            return [english_stems(text) + number_tokens(text, language) for text in texts]
        case _:
            return [[] for _ in texts]


def number_tokens(text: str, lang: str) -> list[str]:
    """Numbers and dates as tokens that are the same in both languages: 三十多万 and 300,000 give `=300000`."""
    return [f"={key}" for quantity in numbers(text, lang) for key in comparable(quantity)]
