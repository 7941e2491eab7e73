"""Terms found in running text: the longest ones, with what they mean, how they matched and where they stand."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from corpus import EnglishWord, EnglishWords, Folded, Span, english_words_with_stems, fold
from termbase.base import Base, covers
from termbase.concept import Concept, Status, Term
from termbase.how import RANK, How, how_han, how_words
from termbase.index import Entry, Index, KeyKind, words_key
from termbase.pinyin import is_pinyin, pinyin_of, plain_pinyin, tones
from termbase.resolve import Dropped, Resolved
from termbase.scan import han_terms, word_terms
from termbase.words import NO_WORDS, Words

_STATUSES = {status: rank for rank, status in enumerate(
    (Status.PREFERRED, Status.ADMITTED, Status.PROPOSED, Status.SUPERSEDED, Status.DEPRECATED)
)}  # fmt: skip
_SHORT = 40
"""Longer texts are running text, no pinyin or misspelt term."""
FUZZY_LEAST = 70


class TermHit(NamedTuple):
    """A term found: `chars` of the raw text, what stands there, and in `children` the terms within it.

    Of several concepts with one term there is a hit each, the likelier first. `score` is 100, or less where it is
    fuzzy.
    """

    chars: Span
    text: str
    base: str
    concept: Concept
    term: Term
    how: How
    score: int = 100
    children: tuple["TermHit", ...] = ()

    def equivalents(self, date: str = "") -> list[Term]:
        """The terms of the other languages in use at a date, the preferred ones first."""
        others = (term for term in self.concept.terms if term.spoken != self.term.spoken and term.valid_at(date))
        return sorted(others, key=lambda term: _STATUSES[term.status])


class DroppedHit(NamedTuple):
    """What looks like a term but is none, and the text that stands in its way."""

    chars: Span
    text: str
    rival: Span
    rival_text: str
    is_term: bool


class Found(NamedTuple):
    """What a text holds: hits in their order, and what was dropped."""

    hits: list[TermHit]
    dropped: list[DroppedHit]


_Row = tuple[How, int, Concept, Term]
"""How a term matched, the number of its base, and what it means."""


class _Text(NamedTuple):
    """A text that is being looked through."""

    raw: str
    folded: Folded
    words: EnglishWords
    date: str


class Lookup:
    """Bases, the nearest first, ready for texts; `words` of the dictionary keep terms from cutting a word in two."""

    def __init__(self, bases: Sequence[Base], words: Words = NO_WORDS) -> None:
        self._bases = bases
        self._index = Index(bases)
        self._dictionary = words
        self._keys: dict[str, dict[str, set[str]]] = {}
        self._fitting: dict[str, bool] = {}
        self._met: dict[tuple[str, str, str], list[TermHit]] = {}

    def find(self, text: str, date: str = "") -> Found:
        """The terms of a running text; of several meanings, those in use at `date` where there are any."""
        folded = fold(text)
        whole = _Text(text, folded, english_words_with_stems(folded.key), date)
        stand, dropped = han_terms(folded.key, self._index, self._dictionary)
        taken = {at for one in stand for at in range(*one.chars)}
        more, lost = word_terms(whole.words, self._index, lambda place: self._fits(whole, place, taken))
        hits = [hit for one in sorted([*stand, *more]) for hit in self._hits(one, whole)]
        return Found(hits, [_told(one, whole) for one in sorted([*dropped, *lost])])

    def find_only(self, text: str, wanted: Set[tuple[str, str]]) -> list[TermHit]:
        """All places of the terms of some concepts, given as names of bases and ids, whatever else stands there."""
        folded = fold(text)
        whole = _Text(text, folded, english_words_with_stems(folded.key), "")
        allowed = self._keys_of(wanted)
        stand, _ = han_terms(folded.key, self._index, self._dictionary, allowed)
        more, _ = word_terms(whole.words, self._index, lambda place: self._fits(whole, place, set()), allowed)
        hits = [hit for one in sorted([*stand, *more]) for hit in self._hits(one, whole)]
        return [hit for hit in hits if (hit.base, hit.concept.id) in wanted]

    def _keys_of(self, wanted: Set[tuple[str, str]]) -> frozenset[str]:
        """The keys under which concepts are found; those of a base are listed at the first question about it."""
        for base, _ in wanted:
            if base not in self._keys:
                self._keys[base] = self._listed(base)
        return frozenset().union(*(self._keys[base].get(id, ()) for base, id in wanted))

    def _listed(self, name: str) -> dict[str, set[str]]:
        keys: dict[str, set[str]] = {}
        for base in self._bases:
            if base.name == name:
                for entry in chain(base.entries(KeyKind.HAN), base.entries(KeyKind.WORDS)):
                    keys.setdefault(base.concept(entry.concept).id, set()).add(entry.key)
        return keys

    def ask(self, text: str, date: str = "") -> Found:
        """As `find`; a short text is also tried as pinyin, and what is found nowhere gets fuzzy hits."""
        found = self.find(text, date)
        if len(text) > _SHORT:
            return found
        hits = [*found.hits, *self.by_pinyin(text, date)]
        return Found(hits or self.fuzzy(text, date), found.dropped)

    def by_pinyin(self, text: str, date: str = "") -> list[TermHit]:
        """The Chinese terms whose pinyin a text is; tones must agree where they are given."""
        if not is_pinyin(text):
            return []
        asked = tones(text)
        found = (self._meaning(*one) for one in self._index.pinyin.get(plain_pinyin(text), []))
        rows = [(How.PINYIN, *row) for row in found if asked in ("", tones(row[2].pinyin or pinyin_of(row[2].text)))]
        return self._of_meaning(Span(0, len(text)), text, rows, date)

    def fuzzy(self, text: str, date: str = "") -> list[TermHit]:
        """The five terms most like a text, from `FUZZY_LEAST` per cent of their characters on."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract as most_alike

        hits = []
        for table, key in ((self._index.han, fold(text).key), (self._index.words, words_key(text))):
            likely = most_alike(key, list(table), scorer=ratio, limit=5, score_cutoff=FUZZY_LEAST)
            for found, score, _ in likely if key else ():
                rows = [(How.FUZZY, *self._meaning(*one)) for one in table[found]]
                same = self._of_meaning(Span(0, len(text)), text, rows, date)
                hits += [hit._replace(score=int(score)) for hit in same]
        return sorted(hits, key=lambda hit: -hit.score)[:5]

    def _fits(self, text: _Text, place: Span, taken: set[int]) -> bool:
        forms = text.words.forms(*place)
        if forms not in self._fitting:
            self._fitting[forms] = any(True for _ in self._word_rows("", text.words[place.start : place.end]))
        return self._fitting[forms] and (not taken or taken.isdisjoint(range(*text.words.chars(*place))))

    def _word_rows(self, raw: str, words: list[EnglishWord]) -> Iterator[_Row]:
        for base, entry in self._index.words.get(" ".join(word.stem for word in words), []):
            number, concept, term = self._meaning(base, entry)
            if how := how_words(raw, words, term, entry.form):
                yield how, number, concept, term

    def _meaning(self, base: int, entry: Entry) -> tuple[int, Concept, Term]:
        concept = self._bases[base].concept(entry.concept)
        return base, concept, concept.terms[entry.term]

    def _hits(self, one: Resolved, text: _Text) -> list[TermHit]:
        chars = text.folded.original(one.chars)
        raw = text.raw[chars.start : chars.end]
        key = raw, text.folded.key[one.chars.start : one.chars.end], text.date
        if key not in self._met:
            self._met[key] = self._of_meaning(chars, raw, self._rows(raw, key[1], one.chars, text), text.date)
        children = tuple(hit for child in one.children for hit in self._hits(child, text))
        return [
            TermHit(chars, raw, hit.base, hit.concept, hit.term, hit.how, children=children) for hit in self._met[key]
        ]

    def _rows(self, raw: str, key: str, place: Span, text: _Text) -> list[_Row]:
        rows: list[_Row] = []
        for base, entry in self._index.han.get(key, []):
            number, concept, term = self._meaning(base, entry)
            rows.append((how_han(raw, term, entry.form), number, concept, term))
        if rows:
            return rows
        first = bisect_left(text.words, place.start, key=_start)
        after = bisect_left(text.words, place.end, key=_start)
        return list(self._word_rows(raw, text.words[first:after]))

    def _of_meaning(self, chars: Span, raw: str, rows: Iterable[_Row], date: str) -> list[TermHit]:
        """A hit for each concept, by its likeliest term; nearer bases cover farther ones."""
        best: dict[tuple[int, str], _Row] = {}
        for row in sorted(rows, key=lambda row: (RANK[row[0]], row[1], _STATUSES[row[3].status])):
            best.setdefault((row[1], row[2].id), row)
        kept = [
            row
            for row in best.values()
            if not any(other[1] < row[1] and covers(other[2], row[2]) for other in best.values())
        ]
        in_use = [row for row in kept if row[3].valid_at(date)] or kept
        return [TermHit(chars, raw, self._bases[base].name, concept, term, how) for how, base, concept, term in in_use]


def _start(word: EnglishWord) -> int:
    return word.chars.start


def _told(one: Dropped, text: _Text) -> DroppedHit:
    chars, rival = text.folded.original(one.chars), text.folded.original(one.rival)
    return DroppedHit(chars, text.raw[chars.start : chars.end], rival, text.raw[rival.start : rival.end], one.is_term)
