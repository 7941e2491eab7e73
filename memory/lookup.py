"""Matches for a text: exact and in context, with the same content, and alike; none at the threshold is missed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import nsmallest

from memory.alike import Alike
from memory.differences import Difference, differences
from memory.fingerprint import content_hash, hash_of
from memory.once import once
from memory.penalty import IN_CONTEXT, Query, context_of, context_points, unit_penalty
from memory.prepared import Prepared
from memory.reading import Reading, Stored
from memory.score import BEST_FUZZY, BEST_SAFE, EXACT, Flag, best_safe, flags, score
from memory.sidecar import Sidecar, kept, refresh
from memory.substitution import Edit, edited, substitutions
from memory.told import spoken
from tmx import matching, tags


@dataclass(frozen=True)
class Limits:
    """From which score on, how many."""

    threshold: int = 70
    matches: int = 5


USUAL = Limits()
_SETTLED_TAIL = 1_000
_FEW = 32


@dataclass(frozen=True)
class Match:
    """A unit that matches: its score 0 to 102, `penalty` already taken off, and why it has it.

    What differs is worked out when it is asked for: whoever fills in a job does not ask.
    """

    score: int
    penalty: int
    query: Prepared
    found: Prepared
    translation: Prepared
    stored: Stored
    multiple: bool = False

    @property
    def source(self) -> str:
        """The text of the unit that is like the query."""
        return self.found.text

    @property
    def target(self) -> str:
        """Its translation."""
        return self.translation.text

    @once
    def differences(self) -> tuple[Difference, ...]:
        """All stretches of both texts; the weights sum to their distance."""
        return tuple(differences(self.query, self.found))

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What to look at before the match is used; `multiple` is last."""
        return (*flags(self.query, self.found), *([Flag.MULTIPLE] if self.multiple else []))

    @once
    def substitutions(self) -> list[Edit]:
        """The edits that put the numbers of the query into the translation; none where not all can be put in."""
        if self.query.values == self.found.values:
            return []
        return substitutions(self.query, self.found, self.translation, self.differences)

    @property
    def substituted(self) -> str:
        """The translation with the numbers of the query, an offer to be checked; empty where there is none."""
        edits = self.substitutions
        return tags(edited((self.target,), edits) or ()) if edits else ""


class Found(tuple[Match, ...]):
    """Matches, best first; where the search is not `exhaustive`, there may be others that score less than 60."""

    exhaustive: bool

    def __new__(cls, matches: Iterable[Match], exhaustive: bool = True) -> "Found":
        """The matches in their order."""
        found = super().__new__(cls, matches)
        found.exhaustive = exhaustive
        return found


class Lookup:
    """Look-ups in one store; what it keeps of the store follows every change, of other processes too."""

    def __init__(self, store: Reading) -> None:
        self._store = store
        self._sidecars: dict[str, Sidecar] = {}

    def settle(self) -> None:
        """Brings what lies beside the store up to date, so that the next process opens it at once.

        Which languages there are is asked of what has come since, not of the whole store.
        """
        for language in kept(self._store.database):
            self._sidecar(language)
        for language in self._store.languages(min((one.rev for one in self._sidecars.values()), default=0)):
            self._sidecar(language)
        if self._sidecars:
            refresh(list(self._sidecars.values()), _SETTLED_TAIL)

    def __call__(self, query: Query, limits: Limits = USUAL) -> Found:
        """The best matches at or above the threshold, best first, then by penalty, priority, date."""
        with self._store.database.snapshot():
            return self._found(query, limits)

    def _found(self, query: Query, limits: Limits) -> Found:
        best, wanted = _Best(limits), query.prepared
        for bound, variants in self._same(query, limits.threshold):
            self._take(query, best, bound, variants)
        if limits.threshold > BEST_FUZZY or best.enough(BEST_FUZZY):
            return best.found(exhaustive=True)
        alike = Alike(self._store, wanted, limits.threshold)
        for likeness, variants in alike.among(self._sidecar(spoken(wanted.lang)).segments(), best.enough):
            if best.enough(likeness):
                break
            self._take(query, best, likeness, variants)
        return best.found(alike.exhaustive)

    def _same(self, query: Query, threshold: int) -> Iterator[tuple[int, list[int]]]:
        """The variants of the same text, then those of the same content, and the greatest score that each can have."""
        wanted = query.prepared
        language, same = spoken(wanted.lang), hash_of(wanted.text)
        content = content_hash(wanted.content_string)
        if threshold > BEST_SAFE or not content:
            yield from self._in_context(query, self._store.with_text(language, content, same))
            return
        found = self._store.with_content(language, content)
        yield from self._in_context(query, [one.variant for one in found if one.text_hash == same])
        bounds: dict[int, list[int]] = {}
        for one in found:
            if one.text_hash != same:
                bounds.setdefault(best_safe(wanted, one.weight), []).append(one.variant)
        yield from sorted(bounds.items(), reverse=True)

    def _in_context(self, query: Query, variants: list[int]) -> Iterator[tuple[int, list[int]]]:
        """Variants of the same text: first those of units whose neighbours may be the same, if there are many."""
        neighbours, resource = context_of(query)
        if len(variants) > _FEW and (neighbours or resource):
            near = self._store.noting(variants, neighbours, resource)
            yield IN_CONTEXT, [variant for variant in variants if variant in near]
            yield EXACT, [variant for variant in variants if variant not in near]
        else:
            yield IN_CONTEXT if neighbours or resource else EXACT, variants

    def _take(self, query: Query, best: "_Best", bound: int, variants: list[int]) -> None:
        """Takes in the matches of variants that cannot exceed a score, as far as they may be among the best.

        Where they are many, those are asked first that come first if they score it.
        """
        if len(variants) <= _FEW:
            if variants and not best.enough(bound):
                for variant, stored in self._store.stored(variants):
                    best.add(_match(query, variant, stored))
            return
        for rank in self._store.ranked(variants):
            if best.settled(_place(bound - rank.penalty, rank.penalty, rank.priority, rank.changed, rank.unit)):
                return
            for variant, stored in self._store.stored([rank.variant]):
                best.add(_match(query, variant, stored))

    def _sidecar(self, language: str) -> Sidecar:
        if language not in self._sidecars:
            self._sidecars[language] = Sidecar(self._store.database, language)
        return self._sidecars[language]


def _match(query: Query, variant: int, stored: Stored) -> Match | None:
    """The match of a variant of a unit, or None where the unit has no translation into the language wanted."""
    targets = matching(stored.unit.variants, query.target)
    if not targets or not targets[0].content:
        return None
    translation = tags(targets[0].content)
    if translation.isspace():
        return None
    said, wanted = stored.said(variant), query.prepared
    source = wanted if said.text == wanted.text else Prepared.stored(*said, stored.string(variant))
    target = Prepared(translation, targets[0].language)
    bare = score(wanted, source, target)
    bare += context_points(query, stored.unit) if bare == EXACT else 0
    penalty = stored.penalty + unit_penalty(stored.unit, query, said.language)
    return Match(max(bare - penalty, 0), penalty, wanted, source, target, stored)


_Place = tuple[int, int, int, tuple[int, ...], int]


class _Best:
    """The matches within limits as they are found, the best one of each unit."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._matches: dict[int, Match] = {}

    def add(self, match: Match | None) -> None:
        """Takes a match in, if it has the threshold and its unit no better one."""
        if match and match.score >= self._limits.threshold:
            there = self._matches.get(match.stored.id, match)
            self._matches[match.stored.id] = max(match, there, key=lambda one: one.score)
            if len(self._matches) > 2 * self._limits.matches + _FEW:
                self._matches = {one.stored.id: one for one in self._first()}

    def enough(self, bound: int) -> bool:
        """Whether no variant that cannot exceed `bound` can be among the best any more."""
        if bound < self._limits.threshold:
            return True
        if len(self._matches) < self._limits.matches:
            return False
        scores = sorted((match.score for match in self._matches.values()), reverse=True)
        return scores[self._limits.matches - 1] > bound

    def settled(self, place: _Place) -> bool:
        """Whether no match that would come at this place or behind it can be among the best any more."""
        if -place[0] < self._limits.threshold:
            return True
        if len(self._matches) < self._limits.matches:
            return False
        return _order(self._first()[-1]) <= place

    def _first(self) -> list[Match]:
        if len(self._matches) < 2:
            return list(self._matches.values())
        return nsmallest(self._limits.matches, self._matches.values(), key=_order)

    def found(self, exhaustive: bool) -> Found:
        """The best, in order."""
        return Found(_several(self._first()), exhaustive)


def _order(match: Match) -> _Place:
    stored = match.stored
    return _place(match.score, match.penalty, stored.priority, stored.changed, stored.id)


def _place(score: int, penalty: int, priority: int, changed: str, unit: int) -> _Place:
    """What comes first is less; what has no date is the oldest."""
    return -score, penalty, -priority, (*(-ord(digit) for digit in changed), 1), unit


def _several(matches: list[Match]) -> list[Match]:
    """The matches, those flagged whose source has another translation among them."""
    if len(matches) < 2:
        return matches
    targets = {(match.source, match.target) for match in matches}
    rivals = Counter(source for source, _ in targets)
    return [replace(match, multiple=rivals[match.source] > 1) for match in matches]
