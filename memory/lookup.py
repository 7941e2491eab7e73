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
        for bound, variant in self._bounds(wanted, limits.threshold):
            if self._enough(found.values(), bound, limits):
                break
            match = self._match(query, wanted, variant)
            if match and match.score >= limits.threshold:
                found[match.stored.id] = max(match, found.get(match.stored.id, match), key=lambda one: one.score)
        return _several(sorted(found.values(), key=_order)[: limits.matches])

    def _bounds(self, wanted: Prepared, threshold: int) -> list[tuple[int, int]]:
        """Variants that may match, each once, with the greatest score they can have, best first."""
        language = spoken(wanted.lang)
        bounds = dict(self._alike(wanted, language, threshold))
        bounds |= dict.fromkeys(self._store.with_content(language, content_hash(wanted.fingerprint.content)), BEST_SAFE)
        hashes = content_hash(wanted.fingerprint.content), hash_of(wanted.text)
        bounds |= dict.fromkeys(self._store.with_text(language, hashes), IN_CONTEXT)
        return sorted(((bound, variant) for variant, bound in bounds.items()), key=lambda one: (-one[0], one[1]))

    def _alike(self, wanted: Prepared, language: str, threshold: int) -> Iterator[tuple[int, int]]:
        """Variants whose likeness is at or above the threshold, and how high it is."""
        [bits] = words_of(wanted.fingerprint.signature)
        for segment in self._sidecar(language).segments():
            candidates = segment.candidates(bits, wanted.weight, threshold)
            for variant, string in self._store.strings(candidates.tolist()):
                most = largest_distance(threshold, wanted.weight, len(string))
                distance = Levenshtein.distance(wanted.string, string, score_cutoff=most)
                if distance <= most:
                    yield variant, min(BEST_FUZZY, similarity(distance, wanted.weight, len(string)))

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
        source, target = Prepared(said.text, said.language), Prepared(tags(targets[0].content), targets[0].language)
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
