"""Matches for a text: exact and in context, with the same content, and alike; none at the threshold is missed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from memory.differences import Difference, differences
from memory.penalty import IN_CONTEXT, Query, context_points, unit_penalty
from memory.prepared import Prepared
from memory.reading import Reading, Stored
from memory.rows import content_hash, hash_of, spoken
from memory.score import BEST_FUZZY, BEST_SAFE, EXACT, Flag, flags, largest_distance, score, similarity
from memory.sidecar import Sidecar
from memory.signature import words_of
from tmx import matching, tags


@dataclass(frozen=True)
class Limits:
    """From which score on, how many."""

    threshold: int = 70
    matches: int = 5


USUAL = Limits()
_SETTLED_TAIL = 1_000


class Match(NamedTuple):
    """A unit that matches: its score 0 to 102, `penalty` already taken off, and why it has it.

    What differs is worked out when it is asked for: whoever fills in a job does not ask.
    """

    score: int
    penalty: int
    query: Prepared
    found: Prepared
    target: str
    stored: Stored
    multiple: bool = False

    @property
    def source(self) -> str:
        """The text of the unit that is like the query."""
        return self.found.text

    @property
    def differences(self) -> tuple[Difference, ...]:
        """All stretches of both texts; the weights sum to their distance."""
        return tuple(differences(self.query, self.found))

    @property
    def flags(self) -> tuple[Flag, ...]:
        """What to look at before the match is used; `multiple` is last."""
        return (*flags(self.query, self.found), *([Flag.MULTIPLE] if self.multiple else []))


class Lookup:
    """Look-ups in one store; what it keeps of the store follows every change, of other processes too."""

    def __init__(self, store: Reading) -> None:
        self._store = store
        self._sidecars: dict[str, Sidecar] = {}

    def settle(self) -> None:
        """Brings what lies beside the store up to date, so that the next process opens it at once."""
        for language in self._store.languages():
            self._sidecar(language).segments(longest_tail=_SETTLED_TAIL)

    def __call__(self, query: Query, limits: Limits = USUAL) -> list[Match]:
        """The best matches at or above the threshold, best first, then by penalty, priority, date."""
        wanted = Prepared(query.text, query.language)
        found: dict[int, Match] = {}
        seen: set[int] = set()
        for bounds in (self._same, self._alike):
            for bound, variant in sorted(bounds(wanted, limits.threshold), key=lambda one: (-one[0], one[1])):
                if bound < limits.threshold or self._enough(found.values(), bound, limits):
                    break
                if variant in seen:
                    continue
                seen.add(variant)
                match = self._match(query, wanted, variant)
                if match and match.score >= limits.threshold:
                    found[match.stored.id] = max(match, found.get(match.stored.id, match), key=lambda one: one.score)
            if limits.threshold > BEST_FUZZY or self._enough(found.values(), BEST_FUZZY, limits):
                break
        return _several(sorted(found.values(), key=_order)[: limits.matches])

    def _same(self, wanted: Prepared, threshold: int) -> Iterable[tuple[int, int]]:
        """The greatest score that each can have, and the variants of the same text or of the same content."""
        language, hashes = spoken(wanted.lang), (content_hash(wanted.fingerprint.content), hash_of(wanted.text))
        alike = self._store.with_content(language, hashes[0]) if threshold <= BEST_SAFE else []
        bounds = dict.fromkeys(alike, BEST_SAFE)
        bounds |= dict.fromkeys(self._store.with_text(language, hashes), IN_CONTEXT)
        return ((bound, variant) for variant, bound in bounds.items())

    def _alike(self, wanted: Prepared, threshold: int) -> Iterator[tuple[int, int]]:
        """How alike they are, and the variants whose likeness is at or above the threshold."""
        [bits] = words_of(wanted.fingerprint.signature)
        for segment in self._sidecar(spoken(wanted.lang)).segments():
            candidates = segment.candidates(bits, wanted.weight, threshold)
            for variant, string in self._store.strings(candidates.tolist()):
                most = largest_distance(threshold, wanted.weight, len(string))
                distance = Levenshtein.distance(wanted.string, string, score_cutoff=most)
                if distance <= most:
                    yield min(BEST_FUZZY, similarity(distance, wanted.weight, len(string))), variant

    def _sidecar(self, language: str) -> Sidecar:
        if language not in self._sidecars:
            self._sidecars[language] = Sidecar(self._store.database, language)
        return self._sidecars[language]

    def _enough(self, found: Iterable[Match], bound: int, limits: Limits) -> bool:
        """Whether no variant with this bound can be among the best any more."""
        scores = sorted((match.score for match in found), reverse=True)
        return len(scores) >= limits.matches and scores[limits.matches - 1] > bound

    def _match(self, query: Query, wanted: Prepared, variant: int) -> Match | None:
        """The match of a variant, or None where its unit is gone or has no translation into the language wanted."""
        stored = self._store.stored(variant)
        if stored is None:
            return None
        unit, said = stored.unit, self._store.variant(variant)
        targets = matching(unit.variants, query.target)
        if not targets:
            return None
        source = wanted if said.text == wanted.text else Prepared(said.text, said.language)
        target = Prepared(tags(targets[0].content), targets[0].language)
        bare = score(wanted, source, target)
        bare += context_points(query, unit) if bare == EXACT else 0
        penalty = stored.penalty + unit_penalty(unit, query, said.language)
        return Match(max(bare - penalty, 0), penalty, wanted, source, target.text, stored)


def _order(match: Match) -> tuple[int, int, int, tuple[int, ...], int]:
    newest_first = tuple(-ord(digit) for digit in match.stored.changed)
    return -match.score, match.penalty, -match.stored.priority, newest_first, match.stored.id


def _several(matches: list[Match]) -> list[Match]:
    """The matches, those flagged whose source has another translation among them."""
    targets = {(match.source, match.target) for match in matches}
    rivals = Counter(source for source, _ in targets)
    return [match._replace(multiple=rivals[match.source] > 1) for match in matches]
