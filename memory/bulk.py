"""Fingerprints of many texts at once, worked out on arrays of characters: those of `fingerprint`, far faster.

All texts of a batch are one page of code points. What a character is when folded, and what a word adds, is looked up in
tables; Python sees one by one only new words, numbers, and tags. The few texts that fold in an unusual way (several
characters for one, respelt words, runs of white space between Han) go the slow way.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus import number_places
from memory import characters as ch
from memory.characters import Bytes, Codes
from memory.fingerprint import BITS, bit_of, content_hash, fingerprint, hash_of, print_of
from memory.page import Page, Places, as_text, cut, folded_page, shifted
from memory.page_phrases import page_phrases
from memory.phrase import phrase_text
from memory.units import NUMBER_TOKEN, tag_spans, without_tags
from memory.vocabulary import CODE, COUNTS_AT, FORM_AT, FORM_BIT_AT, STEM_BIT_AT, Vocabulary

_FEW = 8
_NUMBER, _TAG, _INSIDE = 4, 5, 6
"""Kinds beside those of `memory.characters`: the first character of a number or a tag, and the others of it."""
_LENGTHS = np.array([0, 2, 0, 1, 2, 1, 0], np.uint8)
"""Code points of a string by kind of character; a word has its four at its first one."""


class Printed(NamedTuple):
    """A text's fingerprint with hashes of content and text, and what the index of phrases holds of it."""

    string: str
    content_hash: int
    raw_hash: int
    signature: bytes
    phrases: str


class AllPrinted(NamedTuple):
    """The same of texts, column by column."""

    strings: list[str]
    content_hashes: list[int]
    raw_hashes: list[int]
    signatures: list[bytes]
    phrases: list[str]


def printed(text: str, lang: str) -> Printed:
    """What look-ups need of one text."""
    string, content, signature = fingerprint(text, lang)
    return Printed(string, content_hash(content), hash_of(text), signature, phrase_text(text))


def all_printed(texts: Sequence[str], lang: str) -> AllPrinted:
    """What look-ups need of texts in one language: `printed` of each."""
    if len(texts) < _FEW:
        return AllPrinted(*map(list, zip(*(printed(text, lang) for text in texts), strict=True)))
    page, odd = folded_page(texts)
    words = _words(page.codes, page.flags, page.kinds)
    hinted = _may_have_numbers_or_tags(page, words, lang)
    if len(hinted):
        words = _with_numbers_and_tags(page, words, hinted, lang)
    strings, contents = _strings(page, words)
    hashes = list(map(content_hash, contents)), list(map(hash_of, texts))
    found = AllPrinted(strings, *hashes, _signatures(page, words), page_phrases(page))
    columns: tuple[list[Any], ...] = found
    for index in odd:
        for column, value in zip(columns, printed(texts[index], lang), strict=True):
            column[index] = value
    return found


class _Words(NamedTuple):
    """Kinds of characters with those of words joined, where words begin, and what is known of each (`Vocabulary`)."""

    kinds: Bytes
    codes: Codes
    starts: Places
    packed: Places


def _words(codes: Codes, flags: Bytes, kinds: Bytes) -> _Words:
    """The words of folded characters, those joined that a mark joins: don't, u.s, anti-war."""
    is_word = kinds == ch.WORD_CHAR
    joints = np.flatnonzero((flags & ch.JOINT != 0) & (kinds == ch.MARK))
    joints = joints[(joints > 0) & (joints < len(kinds) - 1)]
    joints = joints[is_word[joints - 1] & is_word[joints + 1]]
    kinds = kinds.copy()
    kinds[joints] = ch.WORD_CHAR
    is_word[joints] = True
    starts = np.flatnonzero(is_word & ~shifted(is_word, 1))
    ends = np.flatnonzero(is_word & ~shifted(is_word, -1)) + 1
    packed = _vocabulary().shares(codes, starts, ends)
    return _Words(kinds, codes, starts, packed)


def _may_have_numbers_or_tags(page: Page, words: _Words, lang: str) -> Places:
    """The texts in which a number or a tag may stand."""
    if lang == "zh":
        return np.unique(page.text_of[np.flatnonzero(page.flags & (ch.NUMERIC | ch.OPENING))])
    counting = page.text_of[words.starts[words.packed >> COUNTS_AT != 0]]
    return np.unique(np.concatenate([counting, page.text_of[np.flatnonzero(page.flags & ch.OPENING)]]))


def _with_numbers_and_tags(page: Page, words: _Words, hinted: Places, lang: str) -> _Words:
    """The words again, when the characters of numbers and tags in these texts have their own kinds and codes."""
    keys = as_text(page.codes).split("\n")
    marked = np.unique(page.text_of[page.flags & ch.OPENING != 0])
    begins, ends = _numbers(page, keys, hinted, marked, lang)
    tags, tag_ends = _tags(page, keys, marked, begins, ends)
    ends = np.concatenate([ends, tag_ends])
    if not len(ends):
        return words
    kinds, codes = words.kinds.copy(), page.codes.copy()
    inside = _inside(np.concatenate([begins, np.array([*tags], np.int64)]), ends)
    taken = np.zeros(len(codes), np.bool_)
    taken[inside] = True
    cut = _cut_words(words, inside)
    kinds[cut] = page.kinds[cut]
    kinds[inside] = _INSIDE
    kinds[begins] = _NUMBER
    kinds[list(tags)], codes[list(tags)] = _TAG, list(tags.values())
    left = cut & ~taken
    near = np.flatnonzero(left | shifted(left, 1) | shifted(left, -1))
    again = _words(page.codes[near], page.flags[near], np.where(left[near], page.kinds[near], ch.NONE).astype(np.uint8))
    kinds[near[left[near]]] = again.kinds[left[near]]
    whole = ~cut[words.starts]
    starts = np.concatenate([words.starts[whole], near[again.starts]])
    packed = np.concatenate([words.packed[whole], again.packed])
    return _Words(kinds, codes, starts, packed)


def _numbers(page: Page, keys: Sequence[str], hinted: Places, marked: Places, lang: str) -> tuple[Places, Places]:
    """Where on the page the numbers of some texts begin and end; of those, some may have tags."""
    chosen = [keys[index] for index in hinted.tolist()]
    for place in np.flatnonzero(np.isin(hinted, marked)).tolist():
        chosen[place] = without_tags(chosen[place])
    spans = np.array(number_places("\0".join(chosen), lang), np.int64).reshape(-1, 2)
    starts = np.append(0, page.ends + 1)
    joined = np.append(0, np.cumsum(np.diff(starts)[hinted]))
    spans += (starts[hinted] - joined[:-1])[np.searchsorted(joined, spans[:, :1], "right") - 1]
    return spans[:, 0], spans[:, 1]


def _tags(
    page: Page, keys: Sequence[str], marked: Places, begins: Places, ends: Places
) -> tuple[dict[int, int], list[int]]:
    """Where the tags of some texts begin, with the code of each, and where they end: none is in a number."""
    tags: dict[int, int] = {}
    found: list[int] = []
    for index in marked.tolist():
        key, after = keys[index], int(page.ends[index])
        offset = after - len(key)
        within = slice(*np.searchsorted(begins, [offset, after]))
        edges = [0, *(np.stack([begins[within], ends[within]], axis=1).ravel() - offset).tolist(), len(key)]
        for first, last in zip(edges[::2], edges[1::2], strict=True):
            for span in tag_spans(key, first, last):
                tags[offset + span.start] = ord(print_of(key[slice(*span)], False).string)
                found.append(offset + span.end)
    return tags, found


def _cut_words(words: _Words, inside: Places) -> NDArray[np.bool_]:
    """Which characters are of words that have one of these."""
    is_word = words.kinds == ch.WORD_CHAR
    ends = np.flatnonzero(is_word & ~shifted(is_word, -1)) + 1
    cut = np.unique(np.searchsorted(words.starts, inside[is_word[inside]], "right")) - 1
    found = np.zeros(len(is_word), np.bool_)
    found[_inside(words.starts[cut], ends[cut])] = True
    return found


def _inside(begins: Places | list[int], ends: Places | list[int]) -> Places:
    """The places in spans that begin and end at these, which may be in any order but do not overlap."""
    first, after = np.sort(np.asarray(begins, np.int64)), np.sort(np.asarray(ends, np.int64))
    lengths = after - first
    return np.arange(lengths.sum()) + np.repeat(after - np.cumsum(lengths), lengths)


def _strings(page: Page, words: _Words) -> tuple[list[str], list[str]]:
    """The string of each text, and the part of it that is content."""
    lengths = _LENGTHS[words.kinds]
    lengths[words.starts] = 4
    shown = np.flatnonzero(lengths != 0)
    kinds, codes, lengths = words.kinds[shown], words.codes[shown], lengths[shown]
    ends = np.cumsum(lengths, dtype=np.int64)
    places = ends - lengths
    string = np.repeat(codes, lengths)
    numbers = places[kinds == _NUMBER]
    string[numbers] = string[numbers + 1] = ord(NUMBER_TOKEN)
    begins = places[np.searchsorted(shown, words.starts)]
    string[begins] = string[begins + 1] = words.packed & CODE
    string[begins + 2] = string[begins + 3] = words.packed >> FORM_AT & CODE
    bounds = np.append(0, ends)[np.searchsorted(shown, page.ends)]
    is_content = np.repeat((kinds != ch.MARK) & (kinds != _TAG), lengths)
    n_content = np.append(0, np.cumsum(is_content))
    return cut(string, bounds), cut(string[is_content], n_content[bounds])


def _signatures(page: Page, words: _Words) -> list[bytes]:
    """The signature of each text."""
    han, numbers = np.flatnonzero(words.kinds == ch.HAN_CHAR), np.flatnonzero(words.kinds == _NUMBER)
    is_set = np.zeros((len(page.ends), BITS), np.bool_)
    is_set[page.text_of[han], page.bits[han]] = True
    for at in (STEM_BIT_AT, FORM_BIT_AT):
        is_set[page.text_of[words.starts], words.packed >> at & 0xFF] = True
    is_set[page.text_of[numbers], bit_of(NUMBER_TOKEN)] = True
    packed = np.packbits(is_set, axis=1, bitorder="little").tobytes()
    size = BITS // 8
    return [packed[start : start + size] for start in range(0, len(packed), size)]


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary()
