"""What look-ups need of a stored text, worked out without placing its units."""

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from memory.units import CONTENT, Kind, forms_of, unit_of_form

_PRIVATE = 0xF0000
_PRIVATE_SIZE = 131_068
BITS = 256
NUMBER = "\0number"
"""Stands for any number where contents are compared: no other form has a NUL."""


class Fingerprint(NamedTuple):
    """A text as the string whose edit distance is the weighted distance, its content, and its signature of 32 bytes.

    In `string` a Han character stands twice; a word has two code points of its stem and two of its form, by a stable
    hash into the private planes. Two words that share one can only look more alike, so no match is lost by it.
    `content` is the part of it that Han characters, words and numbers have. In `signature` each content token (Han
    character, stem, number) sets one of 256 bits, by a stable hash too.
    """

    string: str
    content: str
    signature: bytes


def fingerprint(text: str, lang: str) -> Fingerprint:
    """The fingerprint of a text in a language."""
    prints = [print_of(form, is_number) for form, is_number in forms_of(text, lang)]
    bits = 0
    for one in prints:
        bits |= one.bits
    content = "".join(one.string for one in prints if one.bits)
    return Fingerprint("".join(one.string for one in prints), content, bits.to_bytes(BITS // 8, "little"))


class Print(NamedTuple):
    """The share of one form; `bits` is 0 for what is not content."""

    string: str
    bits: int


@lru_cache(maxsize=200_000)
def print_of(form: str, is_number: bool) -> Print:
    """What a folded form adds to a fingerprint."""
    kind, _, token = unit_of_form(form, is_number)
    if kind not in CONTENT:
        return Print(_private(form, "t") if kind is Kind.TAG else form, 0)
    string = _private(token, "s") * 2 + _private(form, "f") * 2 if kind is Kind.WORD else token * 2
    return Print(string, 1 << bit_of(token))


def bit_of(token: str) -> int:
    """The bit that a token sets."""
    return crc32(token.encode()) % BITS


def _private(word: str, part: str) -> str:
    code = _PRIVATE + crc32(f"{part}{word}".encode()) % _PRIVATE_SIZE
    return chr(code + 2 * (code >= 0xFFFFE))
