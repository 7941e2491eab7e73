"""All checks over a material: what is asked of each pair of source and candidate, and what was decided before."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.checks.brackets import unpaired, wrong_kind
from scoring.checks.characters import damaged, mixed_script
from scoring.checks.coverage import CoverageCheck
from scoring.checks.inconsistency import InconsistencyCheck
from scoring.checks.list_marks import list_mark_lost
from scoring.checks.markup import markup_differs
from scoring.checks.measures import measures_differ
from scoring.checks.names import NameCheck
from scoring.checks.negation import negation_on_one_side
from scoring.checks.numbers import dates_differ, numbers_differ
from scoring.checks.pair import Pair, PairCheck, TextCheck, found_by
from scoring.checks.patterns import PatternCheck, Rule
from scoring.checks.punctuation import ends_differ, marks_and_spaces
from scoring.checks.repeated import repeated_word
from scoring.checks.untranslated import is_copy, nothing_there, untranslated
from scoring.finding import Finding
from scoring.material import Candidate, Material

if TYPE_CHECKING:  # the aligner brings scipy, which scores alone do without
    from aligner import Dictionary, LearnedLexicon

OF_PAIRS: Mapping[str, tuple[PairCheck, ...]] = {
    "empty": (nothing_there,),
    "untranslated": (untranslated,),
    "numbers": (numbers_differ,),
    "dates": (dates_differ,),
    "measures": (measures_differ,),
    "list-marks": (list_mark_lost,),
    "negation": (negation_on_one_side,),
    "brackets": (unpaired, wrong_kind),
    "punctuation": (ends_differ, marks_and_spaces),
    "repeated": (repeated_word,),
    "characters": (damaged, mixed_script),
    "markup": (markup_differs,),
}
_OF_TEXTS = ("names", "coverage", "inconsistency", "patterns")
CHECKS = (*OF_PAIRS, *_OF_TEXTS)
"""All checks by name."""

_OF_COPIES = ("untranslated", "patterns")
USUAL_CHECKS = tuple(name for name in CHECKS if name != "negation")
"""Those that are made unless others are asked for: a negation on one side is too often right."""


def _nothing() -> "LearnedLexicon":
    from aligner import NOTHING

    return NOTHING


@dataclass(frozen=True)
class Resources:
    """What checks look things up in: the dictionary, a learned lexicon, translations of a memory, a user's rules.

    `known` gives the targets of a source by its `consistency_key`.
    """

    dictionary: "Dictionary"
    lexicon: "LearnedLexicon" = field(default_factory=_nothing)
    known: Mapping[str, Sequence[str]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


def findings(material: Material, resources: Resources, checks: Collection[str] = USUAL_CHECKS) -> list[Finding]:
    """What the checks find in every candidate, by candidate, segment and check; where there is a source.

    A copy of the source is told once, as untranslated, not by its marks and clauses again. Nothing else is left out.
    """
    texts = dict(_of_texts(resources))
    found = []
    for candidate in material.candidates:
        every = list(pairs_of(material, candidate))
        translated = [pair for pair in every if not is_copy(pair)] if "untranslated" in checks else every
        for name in CHECKS:
            if name not in checks:
                continue
            pairs = every if name in _OF_COPIES else translated
            if name in texts:
                found += [found_by(name, pair, fault) for pair, fault in texts[name](pairs)]
            else:
                found += [
                    found_by(name, pair, fault) for pair in pairs for ask in OF_PAIRS[name] for fault in ask(pair)
                ]
    order = {candidate.name: number for number, candidate in enumerate(material.candidates)}
    return sorted(
        found, key=lambda one: (order[one.candidate], one.segment, CHECKS.index(one.check), one.target, one.source)
    )


def pairs_of(material: Material, candidate: Candidate) -> Iterator[Pair]:
    """The segments of a candidate that have a source."""
    for index, (segment, text) in enumerate(zip(material.segments, candidate.texts, strict=True)):
        if segment.source is not None:
            yield Pair(segment.source, text, material.source_language, material.language, index, candidate.name)


def _of_texts(resources: Resources) -> Iterator[tuple[str, TextCheck]]:
    yield "names", NameCheck(resources.dictionary.pinyin)
    yield "coverage", CoverageCheck(resources.dictionary, resources.lexicon)
    yield "inconsistency", InconsistencyCheck(resources.known)
    by_rules = PatternCheck(resources.rules)
    yield "patterns", lambda pairs: ((pair, fault) for pair in pairs for fault in by_rules(pair))
