"""Candidate translations in; scores with signatures, significance, and findings out."""

from scoring.finding import Finding
from scoring.inputs.read import Files, named_file, read_material
from scoring.judge import judge
from scoring.leaderboard import html_lines, level_lines, markdown_lines, text_lines, tsv_lines
from scoring.limits import missed
from scoring.material import Candidate, Input, Material, Segment
from scoring.measure import Measure
from scoring.mqm import MqmType, Severity
from scoring.policy import TOKENISERS, policy
from scoring.report import Report
from scoring.score import Comparison, Counts, Direction, DocumentScore, Interval, Score
from scoring.settings import METRICS, Evened, Settings, Test, Unit
from scoring.to_json import finding_json, report_json

__all__ = [
    "METRICS",
    "TOKENISERS",
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
    "Report",
    "Score",
    "Segment",
    "Settings",
    "Severity",
    "Test",
    "Unit",
    "finding_json",
    "html_lines",
    "judge",
    "level_lines",
    "markdown_lines",
    "missed",
    "named_file",
    "policy",
    "read_material",
    "report_json",
    "text_lines",
    "tsv_lines",
]
