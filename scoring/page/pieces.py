"""A text in pieces to be compared: words, Chinese characters, marks, each with the space before it."""

import re

from corpus import HAN

_PIECE = re.compile(rf"\s*(?:[{HAN}]|[^\W{HAN}]+(?:['’-][^\W{HAN}]+)*|[^\w\s]|_)|\s+$")


def pieces(text: str) -> list[str]:
    """The pieces, which joined give the text again."""
    return _PIECE.findall(text)
