"""Candidate translations in; scores with signatures, significance, and findings out."""

from scoring.checks.dismissed import decision_lines, decision_of, read_decisions
from scoring.checks.inconsistency import known_translations
from scoring.checks.patterns import read_rules
from scoring.checks.run import CHECKS, USUAL_CHECKS, Resources, findings
from scoring.doubts import doubts_on_checks
from scoring.finding import Finding
from scoring.findings_table import finding_lines, findings_sheet, findings_tsv
from scoring.inputs.documents import align_material
from scoring.inputs.read import Files, named_file, read_material
from scoring.judge import judge
from scoring.leaderboard import html_lines, level_lines, markdown_lines, text_lines, tsv_lines
from scoring.limits import missed
from scoring.material import Candidate, Input, Material, Segment
from scoring.measure import Measure
from scoring.mqm import MqmType, Severity
from scoring.page import page
from scoring.page.words import word_tokens
from scoring.plugin import NeuralMetric, neural_metric, with_neural
from scoring.policy import TOKENISERS, policy
from scoring.report import Report
from scoring.score import Comparison, Counts, Direction, DocumentScore, Interval, Score
from scoring.settings import METRICS, Evened, Settings, Test, Unit
from scoring.terms.findings import term_findings
from scoring.terms.measures import term_measures
from scoring.terms.rendered import renderings_of
from scoring.terms.table import TermRow, macro_adherence, term_rows
from scoring.terms.use import Use, uses_of
from scoring.terms.wmt import read_term_file, wanted_uses
from scoring.to_json import finding_json, report_json

__all__ = [
    "CHECKS",
    "METRICS",
    "TOKENISERS",
    "USUAL_CHECKS",
    "Candidate",
    "Comparison",
    "Counts",
    "Direction",
    "DocumentScore",
    "Evened",
    "Files",
    "Finding",
    "Input",
    "Interval",
    "Material",
    "Measure",
    "MqmType",
    "NeuralMetric",
    "Report",
    "Resources",
    "Score",
    "Segment",
    "Settings",
    "Severity",
    "TermRow",
    "Test",
    "Unit",
    "Use",
    "align_material",
    "decision_lines",
    "decision_of",
    "doubts_on_checks",
    "finding_json",
    "finding_lines",
    "findings",
    "findings_sheet",
    "findings_tsv",
    "html_lines",
    "judge",
    "known_translations",
    "level_lines",
    "macro_adherence",
    "markdown_lines",
    "missed",
    "named_file",
    "neural_metric",
    "page",
    "policy",
    "read_decisions",
    "read_material",
    "read_rules",
    "read_term_file",
    "renderings_of",
    "report_json",
    "term_findings",
    "term_measures",
    "term_rows",
    "text_lines",
    "tsv_lines",
    "uses_of",
    "wanted_uses",
    "with_neural",
    "word_tokens",
]
