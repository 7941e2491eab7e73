"""Where keys of an index stand in folded text: Chinese ones by their characters, others by the stems of their words."""

from collections.abc import Callable, Iterator, Sequence, Set
from itertools import pairwise
from operator import add

from corpus import EnglishWords, Span
from termbase.index import Index
from termbase.resolve import Dropped, Resolved, resolve
from termbase.words import Words

Standing = tuple[list[Resolved], list[Dropped]]
"""The terms that stand in a text, and those that do not; places are characters of the folded text."""


def han_terms(key: str, index: Index, dictionary: Words, allowed: Set[str] | None = None) -> Standing:
    """The Chinese terms of folded text, or of it those with some keys, stretch by stretch."""
    stand: list[Resolved] = []
    dropped: list[Dropped] = []
    if key.isascii():
        return [], []
    places = _han_places(key, index)
    if allowed is not None:
        places = (place for place in places if key[place.start : place.end] in allowed)
    for stretch, terms in _by_stretch(key, places, dictionary):
        resolved, lost = resolve(stretch, terms, list(dictionary.within(key, stretch)))
        stand += resolved
        dropped += lost
    return stand, dropped


def word_terms(
    words: EnglishWords, index: Index, fits: Callable[[Span], bool], allowed: Set[str] | None = None
) -> Standing:
    """The terms of words with letters; `fits` says of places among the words whether more than the stems agree."""
    stems = words.stems
    found = _word_places(stems, index)
    if allowed is not None:
        found = (place for place in found if " ".join(stems[place.start : place.end]) in allowed)
    places = [place for place in found if fits(place)]
    resolved, dropped = resolve(Span(0, len(words)), places, ())

    def placed(one: Resolved) -> Resolved:
        return Resolved(words.chars(*one.chars), tuple(map(placed, one.children)))

    lost = [Dropped(words.chars(*one), words.chars(*rival), term) for one, rival, term in dropped]
    return list(map(placed, resolved)), lost


def _han_places(key: str, index: Index) -> Iterator[Span]:
    """Where Chinese keys stand, by their beginnings: at most places none begins, so no automaton is needed."""
    table, beginnings = index.han, index.han_beginnings
    for start, pair in enumerate(map(add, key, key[1:] + " ")):
        if pair in beginnings:
            for length in beginnings[pair]:
                end = start + length
                if end <= len(key) and key[start:end] in table and _stands_alone(key, start, end):
                    yield Span(start, end)


def _stands_alone(key: str, start: int, end: int) -> bool:
    """Whether no word of letters or number goes on over an edge of the term: 8型 does not stand in T68型."""
    for edge in (start, end):
        pair = key[edge - 1 : edge + 1] if edge else ""
        if len(pair) == 2 and pair.isascii() and pair.isalnum():
            return False
    return True


def _by_stretch(key: str, places: Iterator[Span], dictionary: Words) -> Iterator[tuple[Span, list[Span]]]:
    """Stretches over whose edges goes no word or term, and the terms in each: what stands elsewhere does not matter."""
    begin = end = 0
    terms: list[Span] = []
    for place in places:
        if place.start >= end:
            if terms:
                yield Span(begin, end), terms
            begin, end = dictionary.around(key, place)
            terms = []
        elif place.end > end:
            end = dictionary.around(key, place).end
        terms.append(place)
    if terms:
        yield Span(begin, end), terms


def _word_places(stems: Sequence[str], index: Index) -> Iterator[Span]:
    table, beginnings = index.words, index.word_beginnings
    for start, (stem, pair) in enumerate(zip(stems, map(" ".join, pairwise([*stems, ""])), strict=True)):
        if stem in table:
            yield Span(start, start + 1)
        for length in beginnings.get(pair, ()):
            end = start + length
            if end <= len(stems) and (length == 2 or " ".join(stems[start:end]) in table):
                yield Span(start, end)
