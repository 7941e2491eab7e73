"""What a memory says of each segment of a job: what is filled in, what is only offered, and what is left alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from memory.analysis import Row, row_of
from memory.codes import with_codes_of
from memory.lookup import Found, Limits, Lookup, Match
from memory.penalty import Query, same_resource
from memory.queries import Asked, queries
from memory.score import EXACT
from memory.substitution import NUMBERS_PUT_IN, edited
from tmx import (
    Content,
    Filling,
    Header,
    MatchKind,
    Prop,
    TranslationUnit,
    Variant,
    client_code,
    matching,
    normalise,
    tags,
)
from tmx import Match as Candidate

QUALIFIER, SUB_STATE = "x-xliff-state-qualifier", "x-xliff-subState"
"""How XLIFF 1.2 and XLIFF 2 say what kind of match a translation is."""
_NEVER = 103
_UNTOLD = "und"


@dataclass(frozen=True)
class PretranslateSettings:
    """The language wanted, from which score on a match is offered, how many, and from which on one is filled in.

    `fill` None fills in nothing.
    """

    target: str
    threshold: int = 70
    matches: int = 5
    fill: int | None = 85

    @property
    def limits(self) -> Limits:
        """The limits of each look-up."""
        return Limits(self.threshold, self.matches)


class Outcome(StrEnum):
    """What becomes of a segment, in the order in which it is told."""

    FILLED = "filled in"
    REVIEW = "filled in, needs review"
    UNFIT = "offered only: inline codes do not fit"
    OFFERED = "offered only"
    NOTHING = "no match"
    TRANSLATED = "translated already"
    LOCKED = "not to be translated"


class Pretranslation(NamedTuple):
    """A segment as it was read, with its matches, best first; `row` is that of the analysis, None if not looked up."""

    unit: TranslationUnit
    source: Variant | None
    outcome: Outcome
    row: Row | None
    matches: Found
    filling: Filling


def pretranslate(
    header: Header, units: Iterable[TranslationUnit], lookup: Lookup, settings: PretranslateSettings
) -> Iterator[Pretranslation]:
    """A Pretranslation for each unit of a job, in order, read one ahead.

    What has a translation in the language wanted is left alone, and so is what is not to be translated. A fuzzy match
    is always to be reviewed, and so is an exact one whose penalty takes it below 100.
    """
    return (_one(one, lookup, settings) for one in queries(header, units, settings.target))


class PretranslationCounts:
    """How many segments of a job are in each row, and what has become of them, counted on their way."""

    def __init__(self) -> None:
        self._rows: Counter[Row] = Counter()
        self._outcomes: Counter[Outcome] = Counter()
        self._n_unsure = 0

    def counted(self, found: Iterable[Pretranslation]) -> Iterator[Pretranslation]:
        """The same again, each counted."""
        for one in found:
            self._outcomes[one.outcome] += 1
            self._n_unsure += not one.matches.exhaustive
            if one.row is not None:
                self._rows[one.row] += 1
            yield one

    @property
    def segments(self) -> int:
        """All that were counted: the sum of the outcomes."""
        return self._outcomes.total()

    @property
    def unsure(self) -> int:
        """Those that may have other matches below 60, their search having been ended."""
        return self._n_unsure

    @property
    def rows(self) -> dict[Row, int]:
        """Those that were looked up, by the row of their best match, in order of `Row`."""
        return {row: self._rows[row] for row in Row if self._rows[row]}

    @property
    def outcomes(self) -> dict[Outcome, int]:
        """What became of them, in order of `Outcome`."""
        return {outcome: self._outcomes[outcome] for outcome in Outcome if self._outcomes[outcome]}


def filled_unit(one: Pretranslation, language: str, said: str = "") -> TranslationUnit:
    """The unit with its translation, for a format that is written anew, and what the memory says in properties.

    `said` is the property by which the format says what kind of match it is, if it does.
    """
    if not one.filling.target:
        return one.unit
    best, code = one.matches[0], client_code(language)
    props = [prop for prop in one.filling.props if prop.type in ("x-duizhao-status", said)]
    told = [*props, Prop("x-duizhao-score", str(best.score)), Prop("x-duizhao-memory", best.stored.memory)]
    target = Variant(code, normalise(code), one.filling.target)
    return one.unit._replace(variants=(*one.unit.variants, target), annotations=(*one.unit.annotations, *told))


def _one(asked: Asked, lookup: Lookup, settings: PretranslateSettings) -> Pretranslation:
    unit, source, query = asked
    others = [variant for variant in unit.variants if variant is not source and variant.text]
    if any(variant.language == _UNTOLD or matching([variant], settings.target) for variant in others):
        return Pretranslation(unit, source, Outcome.TRANSLATED, None, Found(()), Filling())
    if query is None or source is None:
        return Pretranslation(unit, source, Outcome.LOCKED, None, Found(()), Filling())
    found, target = _fitting_first(lookup(query, settings.limits), source.content, settings.target)
    outcome, filling = _filling(query, target, found, settings)
    return Pretranslation(unit, source, outcome, row_of(found[0].score if found else 0), found, filling)


def _fitting_first(found: Found, source: Content, language: str) -> tuple[Found, Content]:
    """The matches, and what the first says with the codes of the segment, empty where they do not fit.

    Of those that are as good as the best, one whose codes fit comes first.
    """
    for place, match in enumerate(found):
        if match.score < found[0].score:
            break
        if target := with_codes_of(source, *_contents(match, language)):
            return Found((match, *found[:place], *found[place + 1 :]), found.exhaustive), target
    return found, ()


def _contents(match: Match, language: str) -> tuple[Content, Content]:
    """The source of a match and its translation, with their inline codes."""
    variants = match.stored.unit.variants
    source = next(variant.content for variant in variants if tags(variant.content) == match.source)
    return source, matching(variants, language)[0].content


def _filling(
    query: Query, target: Content, found: Sequence[Match], settings: PretranslateSettings
) -> tuple[Outcome, Filling]:
    if not found:
        return Outcome.NOTHING, Filling()
    candidates = [candidate for match in found for candidate in _candidates(query, match, settings.target)]
    best = found[0]
    if best.score < (_NEVER if settings.fill is None else settings.fill):
        return Outcome.OFFERED, Filling(matches=candidates)
    if not target:
        return Outcome.UNFIT, Filling(matches=candidates)
    qualifier = _qualifier(query, best)
    props = [Prop(QUALIFIER, qualifier), Prop(SUB_STATE, f"duizhao:{qualifier}")]
    if best.score >= EXACT:
        return Outcome.FILLED, Filling(target, props, candidates)
    return Outcome.REVIEW, Filling(target, [Prop("x-duizhao-status", "doubtful"), *props], candidates)


def _qualifier(query: Query, match: Match) -> str:
    """What XLIFF 1.2 calls a match: a text that is the same is only `leveraged-tm` where a penalty makes it unsure."""
    if match.score + match.penalty < EXACT:
        return "fuzzy-match"
    if match.score < EXACT:
        return "leveraged-tm"
    return "id-match" if same_resource(query, match.stored.unit) else "exact-match"


def _candidates(query: Query, match: Match, language: str) -> list[Candidate]:
    """A match as it lies in the memory, and where its numbers can be replaced, once more with those of the segment."""
    bare = match.score + match.penalty
    kind = MatchKind.MEMORY
    if bare > EXACT:
        kind = MatchKind.IDENTIFIER if same_resource(query, match.stored.unit) else MatchKind.CONTEXT
    source, target = _contents(match, language)
    found = [Candidate(source, target, bare, match.score, kind, match.stored.memory)]
    if (edits := match.substitutions) and (put_in := edited(target, edits)):
        origin = f"{match.stored.memory} ({NUMBERS_PUT_IN})"
        found.append(found[0]._replace(target=put_in, kind=MatchKind.ASSEMBLED, origin=origin))
    return found
