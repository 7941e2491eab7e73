"""The keys under which the terms of a base are found: folded Chinese, English stems, pinyin."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, Protocol

from corpus import english_words_with_stems, fold_key, script_of
from termbase.concept import Concept, Form, Term
from termbase.pinyin import pinyin_of, plain_pinyin


class KeyKind(StrEnum):
    """Which way of looking a key is for."""

    HAN = "han"
    WORDS = "words"
    PINYIN = "pinyin"


class Entry(NamedTuple):
    """A key of a spelling: the number by which its base knows the concept, the term, its form (-1: the term itself)."""

    key: str
    concept: int
    term: int
    form: int


class Index:
    """Keys with the number of a base and an entry of it each; beginnings tell which lengths of keys begin so."""

    def __init__(self, bases: Sequence["Keyed"]) -> None:
        self._bases = bases
        self.han, self.words = self._table(KeyKind.HAN), self._table(KeyKind.WORDS)
        self.han_beginnings = _lengths((key[:2], len(key)) for key in self.han)
        self.word_beginnings = _lengths(
            (" ".join(key.split(" ", 2)[:2]), key.count(" ") + 1) for key in self.words if " " in key
        )

    @cached_property
    def pinyin(self) -> dict[str, list[tuple[int, Entry]]]:
        """The keys of pinyin: running text does without."""
        return self._table(KeyKind.PINYIN)

    def _table(self, kind: KeyKind) -> dict[str, list[tuple[int, Entry]]]:
        table: dict[str, list[tuple[int, Entry]]] = {}
        for number, base in enumerate(self._bases):
            for entry in base.entries(kind):
                table.setdefault(entry[0], []).append((number, entry))
        return table


class Keyed(Protocol):
    """What has entries."""

    def entries(self, kind: KeyKind) -> Iterable[Entry]:
        """All keys of a kind."""


def _lengths(keys: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for beginning, length in keys:
        if beginning in found:
            found[beginning].add(length)
        else:
            found[beginning] = {length}
    return {beginning: tuple(lengths) for beginning, lengths in found.items()}


def entries_of(concept: Concept, number: int) -> Iterator[tuple[KeyKind, Entry]]:
    """The entries of a concept by kind: spellings by folded characters or stems; Chinese terms by pinyin too."""
    for place, term in enumerate(concept.terms):
        for form, text in enumerate([term.text, *(form.text for form in term.forms)], start=-1):
            if script_of(text).han:
                yield KeyKind.HAN, Entry(han_key(text), number, place, form)
            elif key := words_key(text):
                yield KeyKind.WORDS, Entry(key, number, place, form)
        if term.spoken == "zh" and (key := plain_pinyin(term.pinyin or pinyin_of(term.text))):
            yield KeyKind.PINYIN, Entry(key, number, place, -1)


def han_key(text: str) -> str:
    """A Chinese term as it is looked for in folded text."""
    return fold_key(text).strip()


def words_key(text: str) -> str:
    """An English term as it is looked for: the stems of its words."""
    return " ".join(word.stem for word in english_words_with_stems(fold_key(text)))


def spelling(term: Term, form: int) -> str:
    """The text of a term's form, or for -1 its own."""
    return term.text if form < 0 else term.forms[form].text


def form_of(term: Term, form: int) -> Form | None:
    """A term's form, None for the term itself."""
    return None if form < 0 else term.forms[form]
