"""Terms found in running text: the longest ones, with what they mean, how they matched and where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus import EnglishWord, Folded, Span, english_words_with_stems, fold
from termbase.base import Base, covers
from termbase.concept import Concept, Status, Term
from termbase.how import RANK, How, how_han, how_words
from termbase.index import Entry, Index, words_key
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
    words: list[EnglishWord]
    date: str


class Lookup:
    """Bases, the nearest first, ready for texts; `words` of the dictionary keep terms from cutting a word in two."""

    def __init__(self, bases: Sequence[Base], words: Words = NO_WORDS) -> None:
        self._bases = bases
        self._index = Index((number, entry) for number, base in enumerate(bases) for entry in base.entries())
        self._dictionary = words

    def find(self, text: str, date: str = "") -> Found:
        """The terms of a running text; of several meanings, those in use at `date` where there are any."""
        folded = fold(text)
        whole = _Text(text, folded, english_words_with_stems(folded.key), date)
        stand, dropped = han_terms(folded.key, self._index, self._dictionary)
        taken = {at for one in stand for at in range(*one.chars)}
        more, lost = word_terms(whole.words, self._index, lambda place: self._fits(whole, place, taken))
        hits = [hit for one in sorted([*stand, *more]) for hit in self._hits(one, whole)]
        return Found(hits, [_told(one, whole) for one in sorted([*dropped, *lost])])

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
        words = text.words[place.start : place.end]
        return taken.isdisjoint(range(words[0].chars.start, words[-1].chars.end)) and any(self._word_rows("", words))

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
        rows: list[_Row] = []
        for base, entry in self._index.han.get(text.folded.key[one.chars.start : one.chars.end], []):
            number, concept, term = self._meaning(base, entry)
            rows.append((how_han(raw, term, entry.form), number, concept, term))
        if not rows:
            inside = [word for word in text.words if one.chars.start <= word.chars.start < one.chars.end]
            rows = list(self._word_rows(raw, inside))
        children = tuple(hit for child in one.children for hit in self._hits(child, text))
        return [hit._replace(children=children) for hit in self._of_meaning(chars, raw, rows, text.date)]

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


def _told(one: Dropped, text: _Text) -> DroppedHit:
    chars, rival = text.folded.original(one.chars), text.folded.original(one.rival)
    return DroppedHit(chars, text.raw[chars.start : chars.end], rival, text.raw[rival.start : rival.end], one.is_term)
