"""From files to a report: read or aligned, scored, checked, its terms judged."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.score_checks import Asked, with_findings
from commands.score_terms import TermJudge, Terms
from commands.settings import Config, dictionary_of, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aligner import Progress
    from scoring import Files, Material, NeuralMetric, Report, Settings


@dataclass(frozen=True)
class Task:
    """What is scored and how; `checks` and `terms` where they were asked for."""

    files: "Files"
    align: bool
    settings: "Settings"
    plugins: "Sequence[NeuralMetric]"
    checks: Asked | None
    terms: Terms | None
    config: Config


def judged(task: Task, progress: "Progress") -> "Report":
    """The report on the candidates. Raises FormatError for what lacks a source or a reference."""
    import scoring

    material = _material(task, progress)
    term_judge = TermJudge(material, task.terms, Path(task.config.cache).expanduser()) if task.terms else None
    measures = term_judge.measures() if term_judge else ()
    report = scoring.judge(material, task.settings, measures, progress)
    report = scoring.with_neural(report, task.plugins, progress)
    if task.checks:
        report = with_findings(report, task.checks, task.config, progress)
    return term_judge.told(report) if term_judge else report


def _material(task: Task, progress: "Progress") -> "Material":
    import scoring

    settings = read_settings(task.config)
    if not task.align:
        return scoring.read_material(task.files, settings)
    from aligner import align, shipped_settings

    dictionary = dictionary_of(task.config, progress)
    return scoring.align_material(
        task.files, settings, lambda source, target: align(source, target, dictionary, shipped_settings())
    )
