"""The heart: candidates and references in, a report out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from corpus import FormatError
from scoring.doubts import doubts
from scoring.lexical import lexical_measure, lexical_measures
from scoring.material import Material
from scoring.measure import Floats, Measure
from scoring.policy import Policy, policy
from scoring.prepared import Prepared, all_evened, prepared
from scoring.report import Report, rank_groups
from scoring.resample import FEW, FEWEST, bootstrap_values, comparisons, grouped, interval
from scoring.score import Comparison, Counts, DocumentScore, Score
from scoring.settings import Settings, Test, Unit
from scoring.spread import silent

if TYPE_CHECKING:  # the aligner brings scipy, which scores alone do without
    from aligner import Progress

_MUCH = 2.0
"""A difference in BLEU between raw and evened texts that is worth a remark."""


def judge(
    material: Material, settings: Settings, measures: Sequence[Measure] = (), progress: "Progress" = silent
) -> Report:
    """The report on a material: the lexical metrics of the settings, then `measures` that others have made.

    Raises LanguageError for what does not suit the language, FormatError where no segment has a reference.
    """
    remarks = [*material.remarks]
    if settings.metrics:
        if not material.scorable:
            raise FormatError("no segment has a reference that says anything: give --reference, or other --metrics")
        how = policy(material.language, settings.tokeniser, settings.forced, settings.subwords is not None)
        ready = prepared(material, settings.fold, settings.normalise)
        lexical = lexical_measures(material, ready, how, settings, progress)
        remarks += [*how.remarks, *ready.remarks, *_of_punctuation(lexical, material, ready, how, settings)]
        measures = (*lexical, *measures)
    groups = _groups(material, settings.unit)
    scores: list[tuple[Score, ...]] = []
    compared: list[Comparison] = []
    for measure in measures:
        own = _renumbered(np.where(measure.scored, groups, -1))
        drawn = bootstrap_values(measure, own, settings.resamples, settings.seed) if settings.resamples else None
        scores.append(_scores(measure, material, drawn))
        compared += comparisons(measure, [one.name for one in material.candidates], own, settings, drawn)
        remarks += measure.notes
    if measures:
        remarks += [*_of_size(material, groups, settings), *_of_gaps(material, scores)]
    remarks += doubts(material) if settings.metrics else []
    letters = tuple(rank_groups(row, tuple(compared)) for row in scores)
    return Report(material, tuple(scores), tuple(compared), _test(settings), letters, remarks=tuple(remarks))


def _renumbered(groups: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """The groups that have a scored segment, numbered from 0 without gaps; -1 stays."""
    result = np.full(len(groups), -1, np.intp)
    inside = groups >= 0
    result[inside] = np.unique(groups[inside], return_inverse=True)[1]
    return result


def _groups(material: Material, unit: Unit) -> npt.NDArray[np.intp]:
    """The number of the unit that each segment belongs to. Raises FormatError where no document has a name."""
    if unit is Unit.SEGMENT:
        return np.arange(len(material.segments))
    names = [segment.document for segment in material.segments]
    if not any(names):
        raise FormatError("--unit document: no segment says which document it belongs to: give --documents FILE")
    numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return np.array([numbers[name] for name in names])


def _scores(measure: Measure, material: Material, drawn: Sequence[Floats] | None) -> tuple[Score, ...]:
    rows = []
    documents = list(dict.fromkeys(segment.document for segment in material.segments))
    numbers = np.array([documents.index(segment.document) for segment in material.segments])
    for place, candidate in enumerate(material.candidates):
        statistics = measure.statistics[place]
        single = np.where(measure.scored, measure.single(statistics), np.nan)
        of_documents = measure.values(grouped(statistics, np.where(measure.scored, numbers, -1)))
        rows.append(
            Score(
                measure.name,
                candidate.name,
                _value(measure.values(statistics.sum(axis=0))),
                measure.direction,
                measure.signature,
                _counts(measure, material, place),
                interval(drawn[place]) if drawn else None,
                tuple(map(_value, single)),
                tuple(
                    DocumentScore(document, _value(of_documents[number]) if number < len(of_documents) else None)
                    for number, document in enumerate(documents)
                )
                if any(documents)
                else (),
            )
        )
    return tuple(rows)


def _value(number: Floats) -> float | None:
    return None if np.isnan(number) else float(number)


def _counts(measure: Measure, material: Material, place: int) -> Counts:
    texts, segments = material.candidates[place].texts, material.segments
    unscored = [segment for segment, scored in zip(segments, measure.scored, strict=True) if not scored]
    empty_references = sum(any(one is not None for one in segment.references) for segment in unscored)
    return Counts(
        len(segments),
        int(measure.scored.sum()),
        sum(not text.strip() for text, scored in zip(texts, measure.scored, strict=True) if scored),
        empty_references,
        len(unscored) - empty_references,
    )


def _test(settings: Settings) -> str:
    if settings.test is Test.PERMUTATION:
        return f"paired approximate randomisation, {settings.permutations:,} trials, seed {settings.seed}"
    if settings.test is Test.BOOTSTRAP:
        return f"paired bootstrap, {settings.resamples or 1000:,} resamples, seed {settings.seed}"
    return ""


def _of_size(material: Material, groups: npt.NDArray[np.intp], settings: Settings) -> list[str]:
    n_units = len(set(groups.tolist()))
    what = f"{n_units} {settings.unit}{'s' * (n_units != 1)}"
    if settings.test is Test.NONE or len(material.candidates) < 2:
        return [f"{what}: intervals of so few mean little"] * (n_units < FEW and settings.resamples > 0)
    if n_units < FEWEST:
        return [f"{what}: too few to tell candidates apart: no p is given under {FEWEST}"]
    return [f"{what}: under {FEW}, p and intervals mean little"] * (n_units < FEW)


def _of_gaps(material: Material, scores: Sequence[Sequence[Score]]) -> list[str]:
    """What was left out or is empty, each with its count and the first place."""
    remarks = []
    empty = [index for index, segment in enumerate(material.segments) if segment.references and not segment.filled]
    missing = [index for index in empty if all(one is None for one in material.segments[index].references)]
    blank = [index for index in empty if index not in set(missing)]
    for what, found in (("an empty reference", blank), ("no reference", missing)):
        if found:
            remarks.append(f"{len(found)} segments with {what} were left out (first: {found[0] + 1})")
    partly = sum(
        any(one is not None and not one.strip() for one in segment.references) for segment in material.segments
    )
    if partly > len(blank):
        remarks.append(f"{partly - len(blank)} segments with an empty reference beside a filled one: that one counts")
    for candidate in material.candidates:
        if holes := [index for index, text in enumerate(candidate.texts) if not text.strip()]:
            remarks.append(f"{candidate.name}: {len(holes)} empty segments (first: {holes[0] + 1})")
    for score in (score for row in scores for score in row if score.value is None):
        remarks.append(f"{score.candidate}: {score.metric} is undefined: the texts are too short for it")
    return remarks


def _of_punctuation(
    lexical: Sequence[Measure], material: Material, ready: Prepared, how: Policy, settings: Settings
) -> list[str]:
    """What BLEU would be if only width and quotation marks were alike, where that differs by more than two."""
    evened = all_evened(ready)
    if not any(measure.name == "BLEU" for measure in lexical) or evened.pairs == ready.pairs:
        return []
    raw = next(measure for measure in lexical if measure.name == "BLEU")
    other = lexical_measure("bleu", material, evened, how, settings)
    remarks = []
    for place, candidate in enumerate(material.candidates):
        before, after = (float(one.values(one.statistics[place].sum(axis=0))) for one in (raw, other))
        if abs(after - before) > _MUCH:
            remarks.append(
                f"{candidate.name}: BLEU {before:.1f} would be {after:.1f} if the width of marks and the quotation "
                "marks were alike (--normalise width,quotes)"
            )
    return remarks
