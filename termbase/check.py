"""Whether a translation keeps to the terms: what is missing, forbidden, out of its time, uneven, left in Chinese."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from corpus import Span, script_of
from termbase.concept import Status, Term
from termbase.lookup import Lookup, TermHit


class TermRule(StrEnum):
    """What a finding says; the first three are errors, the others warnings."""

    MISSING = "missing"
    FORBIDDEN = "forbidden"
    UNTRANSLATED = "untranslated"
    SUPERSEDED = "superseded"
    INCONSISTENT = "inconsistent"
    FEWER = "fewer"


ERRORS = (TermRule.MISSING, TermRule.FORBIDDEN, TermRule.UNTRANSLATED)


class Place(NamedTuple):
    """Characters of a text, and what stands there."""

    chars: Span
    text: str


class TermFinding(NamedTuple):
    """Something about one term in one pair of texts, counted from 0: where in the source, where in the target if there.

    `expected` are the renderings that would do, the preferred ones first; `is_error` is false for what a good
    translation may have its reasons for, and for terms none of whose renderings has been approved. `base` is the name
    of the base that says so.
    """

    rule: TermRule
    pair: int
    term: str
    concept: str
    source: Place
    target: Place | None
    expected: tuple[str, ...]
    is_error: bool
    base: str


class RenderedTerm(NamedTuple):
    """A term of the source text of a pair, all its places, and the renderings of it in the target text.

    `hits` are the concepts that the term may mean.
    """

    pair: int
    hits: Sequence[TermHit]
    places: Sequence[Place]
    renderings: Sequence[TermHit]

    @property
    def translated(self) -> list[TermHit]:
        """The renderings in the other language, whatever their status."""
        spoken = self.hits[0].term.spoken
        return [hit for hit in self.renderings if hit.term.spoken != spoken]

    def allowed(self, date: str) -> list[TermHit]:
        """The renderings in the other language that are not deprecated, and were in use at a date."""
        return [hit for hit in self.translated if hit.term.status is not Status.DEPRECATED and hit.term.valid_at(date)]


def check_terms(pairs: Iterable[tuple[str, str]], lookup: Lookup, date: str = "") -> list[TermFinding]:
    """What is to be said of translations, given as pairs of a source and a target text; `date` is when they were made.

    Each occurrence of a term wants a rendering of its own: where there are some but not as many, the finding is
    `fewer`. Terms within longer terms are not asked for, and what is fuzzy is not a hit.
    """
    return rendering_findings(rendered_terms(pairs, lookup, date), date)


def rendering_findings(rendered: Sequence[RenderedTerm], date: str = "") -> list[TermFinding]:
    """What is to be said of terms whose renderings are known: see `check_terms`."""
    findings = [finding for one in rendered for finding in _of_pair(one, date)]
    findings += _uneven(rendered, date)
    return sorted(findings, key=lambda found: (found.pair, found.source.chars, list(TermRule).index(found.rule)))


def rendered_terms(pairs: Iterable[tuple[str, str]], lookup: Lookup, date: str = "") -> list[RenderedTerm]:
    """The terms of each source text and how its target text renders them; terms within longer terms are left out."""
    return [one for number, pair in enumerate(pairs) for one in _rendered(number, *pair, lookup, date)]


def _rendered(number: int, source: str, target: str, lookup: Lookup, date: str) -> Iterator[RenderedTerm]:
    groups: dict[tuple[str, ...], list[list[TermHit]]] = {}
    by_place: dict[Span, list[TermHit]] = defaultdict(list)
    for hit in lookup.find(source, date).hits:
        by_place[hit.chars].append(hit)
    for hits in by_place.values():
        groups.setdefault(tuple(f"{hit.base}\0{hit.concept.id}\0{hit.term.text}" for hit in hits), []).append(hits)
    for same in groups.values():
        wanted = {(hit.base, hit.concept.id) for hit in same[0] if hit.equivalents()}
        if wanted:
            places = [Place(hits[0].chars, hits[0].text) for hits in same]
            yield RenderedTerm(number, same[0], places, lookup.find_only(target, wanted))


def _of_pair(one: RenderedTerm, date: str) -> Iterator[TermFinding]:
    spoken, translated = one.hits[0].term.spoken, one.translated
    left = [hit for hit in one.renderings if hit.term.spoken == spoken and script_of(hit.text).han]
    if not translated:
        for at, place in enumerate(one.places):
            where = _place(left[at]) if at < len(left) else None
            yield _finding(TermRule.UNTRANSLATED if where else TermRule.MISSING, one, place, where, date)
    elif len(translated) < len(one.places):
        yield _finding(TermRule.FEWER, one, one.places[len(translated)], None, date)
    for at, hit in enumerate(translated):
        place = one.places[min(at, len(one.places) - 1)]
        if hit.term.status is Status.DEPRECATED:
            yield _finding(TermRule.FORBIDDEN, one, place, _place(hit), date)
        elif not hit.term.valid_at(date):
            yield _finding(TermRule.SUPERSEDED, one, place, _place(hit), date)


def _uneven(rendered: Sequence[RenderedTerm], date: str) -> Iterator[TermFinding]:
    """Renderings of a term that are allowed, but are not the one that is used most."""
    used: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in rendered:
        used[_key(one)].update(hit.term.text for hit in one.allowed(date))
    for one in rendered:
        counts = used[_key(one)]
        most = max(counts, key=lambda text: counts[text], default="")
        for at, hit in enumerate(one.allowed(date)):
            if hit.term.text != most:
                place = one.places[min(at, len(one.places) - 1)]
                yield _finding(TermRule.INCONSISTENT, one, place, _place(hit), date)._replace(expected=(most,))


def _key(one: RenderedTerm) -> tuple[str, str]:
    return one.hits[0].concept.id, one.hits[0].term.text


def _place(hit: TermHit) -> Place:
    return Place(hit.chars, hit.text)


def _finding(rule: TermRule, one: RenderedTerm, place: Place, target: Place | None, date: str) -> TermFinding:
    usable = [term for hit in one.hits for term in hit.equivalents(date) if term.status is not Status.DEPRECATED]
    expected = tuple(dict.fromkeys(term.text for term in usable))
    is_error = rule is TermRule.FORBIDDEN or (rule in ERRORS and any(map(_is_approved, usable)))
    hit = one.hits[0]
    return TermFinding(rule, one.pair, hit.term.text, hit.concept.id, place, target, expected, is_error, hit.base)


def _is_approved(term: Term) -> bool:
    return term.status in (Status.PREFERRED, Status.ADMITTED)
