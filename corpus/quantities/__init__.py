"""The numbers of a text as values that agree across languages."""

from corpus.quantities.chinese import chinese_numbers
from corpus.quantities.english import english_numbers
from corpus.quantities.english import may_count as may_count
from corpus.quantities.quantity import Quantity


def numbers(text: str, lang: str) -> list[Quantity]:
    """The quantities of `text` in order, by the Chinese rules for `zh…` and the English ones for other languages."""
    return list(chinese_numbers(text) if lang.partition("-")[0] == "zh" else english_numbers(text))
