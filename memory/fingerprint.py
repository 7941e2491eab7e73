"""What look-ups need of a stored text, worked out without placing its units."""

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from memory.units import CONTENT, Kind, forms_of, unit_of_form

_PRIVATE = 0xF0000
_PRIVATE_SIZE = 131_068
_BITS = 256
NUMBER_SIGN = "\0number"


class Fingerprint(NamedTuple):
    """A text as the string whose edit distance is the weighted distance, its content, and its signature of 32 bytes.

    In `string` a Han character stands twice; a word has two code points of its stem and two of its form, by a stable
    hash into the private planes. Two words that share one can only look more alike, so no match is lost by it.
    `content` has the Han characters, word forms and a sign for each number, in order. In `signature` each content token
    (Han character, stem, number) sets one of 256 bits, by a stable hash too.
    """

    string: str
    content: tuple[str, ...]
    signature: bytes


def fingerprint(text: str, lang: str) -> Fingerprint:
    """The fingerprint of a text in a language."""
    prints = [_print(form, is_number) for form, is_number in forms_of(text, lang)]
    bits = 0
    for one in prints:
        bits |= one.bit
    content = tuple(one.content for one in prints if one.content)
    return Fingerprint("".join(one.string for one in prints), content, bits.to_bytes(_BITS // 8, "little"))


class _Print(NamedTuple):
    """The share of one form."""

    string: str
    content: str
    bit: int


@lru_cache(maxsize=200_000)
def _print(form: str, is_number: bool) -> _Print:
    kind, _, token = unit_of_form(form, is_number)
    if kind not in CONTENT:
        return _Print(_private(form, "t") if kind is Kind.TAG else form, "", 0)
    string = _private(token, "s") * 2 + _private(form, "f") * 2 if kind is Kind.WORD else token * 2
    return _Print(string, NUMBER_SIGN if is_number else form, 1 << crc32(token.encode()) % _BITS)


def _private(word: str, part: str) -> str:
    code = _PRIVATE + crc32(f"{part}{word}".encode()) % _PRIVATE_SIZE
    return chr(code + 2 * (code >= 0xFFFFE))
