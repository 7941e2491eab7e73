"""What look-ups need of a stored text, worked out without placing its units."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

from memory.units import CONTENT, IS_HAN, Kind, Written, forms_of, unit_of_form

_WORD_CODES, _TAG_CODES = range(0x40000, 0xE0000), range(0x100000, 0x10FFFE)
"""Words have planes 4 to 13, in which no characters are, tags the private plane 16: no tag is taken for content."""

_MOST_KNOWN = 200_000
BITS = 256
NUMBER = "\0number"
"""Stands for any number where contents are compared: no other form has a NUL."""


class Fingerprint(NamedTuple):
    """A text as the string whose edit distance is the weighted distance, its content, and its signature of 32 bytes.

    In `string` a Han character stands twice; a word has two code points of its stem and two of its form, by a stable
    hash. Two words that share one, of 655,360, can only look more alike, so no match is lost by it.
    `content` is the part of it that Han characters, words and numbers have. In `signature` each code point of the
    content sets one of 256 bits, by a stable hash too: what stands for a Han character or a number, a stem, a form.
    """

    string: str
    content: str
    signature: bytes


def fingerprint(text: str, lang: str) -> Fingerprint:
    """The fingerprint of a text in a language."""
    return fingerprint_of(prints_of(forms_of(text, lang)))


def fingerprint_of(prints: Sequence["Print"]) -> Fingerprint:
    """The fingerprint of a text whose forms have these shares."""
    bits = 0
    for one in prints:
        bits |= one.bits
    return Fingerprint("".join([one.string for one in prints]), content_of(prints), bits.to_bytes(BITS // 8, "little"))


def content_of(prints: Iterable["Print"]) -> str:
    """The part of the string that is content."""
    return "".join([one.string for one in prints if one.bits])


class Print(NamedTuple):
    """A form with its kind, and its share; `bits` is 0 for what is not content."""

    kind: Kind
    form: str
    string: str
    bits: int


def prints_of(written: Iterable[Written]) -> list[Print]:
    """What each unit of a text adds to its fingerprint."""
    if len(_known) > _MOST_KNOWN:
        _known.clear()
    return list(map(_known.__getitem__, written))


def print_of(form: str, is_number: bool) -> Print:
    """What a folded form adds to a fingerprint; Han characters, of which there are most, add themselves."""
    if not is_number and IS_HAN.match(form):
        return Print(Kind.HAN, form, form * 2, 1 << bit_of(form))
    kind, _, token = unit_of_form(form, is_number)
    if kind not in CONTENT:
        return Print(kind, form, _private(form, "t") if kind is Kind.TAG else form, 0)
    chars = word_characters(form, token) if kind is Kind.WORD else (token,)
    string, bits = "", 0
    for char in chars:
        string += char * 2
        bits |= 1 << bit_of(char)
    return Print(kind, form, string, bits)


def word_characters(form: str, stem: str) -> tuple[str, str]:
    """The characters that stand for a word's stem and for its form."""
    return _private(stem, "s"), _private(form, "f")


class _Prints(dict[Written, Print]):
    """What the forms that were met add."""

    def __missing__(self, written: Written) -> Print:
        self[written] = found = print_of(*written)
        return found


_known = _Prints()


def bit_of(char: str) -> int:
    """The bit that a code point of the content sets."""
    return crc32(char.encode("utf-8", "surrogatepass")) % BITS


def hash_of(text: str) -> int:
    """A 32-bit hash that is the same in every process; equal hashes are confirmed by comparing the texts."""
    return crc32(text.encode("utf-8", "surrogatepass"))


def content_hash(content: str) -> int:
    """The hash of a text's content; 0 where it has none."""
    return hash_of(content) if content else 0


def _private(word: str, part: str) -> str:
    codes = _TAG_CODES if part == "t" else _WORD_CODES
    return chr(codes[crc32(f"{part}{word}".encode()) % len(codes)])
