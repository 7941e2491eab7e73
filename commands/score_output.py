"""How scores are told: printed, as one page, and held against limits."""

import shlex
import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from commands.console import print_json, say
from commands.settings import Config, dictionary_of

if TYPE_CHECKING:
    from aligner import Progress
    from scoring import Report

MISSED = 3


class Level(StrEnum):
    """What a row of the answer is about."""

    CORPUS = "corpus"
    DOCUMENT = "document"
    SEGMENT = "segment"


class Told(StrEnum):
    """How scores are printed."""

    TEXT = "text"
    JSON = "json"
    TSV = "tsv"
    MARKDOWN = "markdown"
    HTML = "html"


def page_of(report: "Report", config: Config, progress: "Progress") -> bytes:
    """The report as a page; words of Chinese are those of the dictionary."""
    import scoring

    is_chinese = scoring.policy(report.material.language, forced=True).language == "zh"
    words = frozenset(dictionary_of(config, progress).words if is_chinese else ())
    command = " ".join(["duizhao", *map(shlex.quote, sys.argv[1:])])
    return scoring.page(report, scoring.word_tokens(words), command).encode()


def print_report(report: "Report", level: Level, format: Told, checked: bool) -> None:
    """Prints the scores, and the findings where candidates were `checked`."""
    import scoring

    if format is Told.JSON:
        print_json(scoring.report_json(report))
    elif level is not Level.CORPUS:
        print(*scoring.level_lines(report, level), sep="\n")
    else:
        lines = {
            Told.TEXT: scoring.text_lines,
            Told.TSV: scoring.tsv_lines,
            Told.MARKDOWN: scoring.markdown_lines,
            Told.HTML: scoring.html_lines,
        }[format]
        if report.scores:
            print(*lines(report), sep="\n")
        if format is Told.TEXT and checked:
            print(*scoring.finding_lines(report.findings, report.material), sep="\n")


def hold(report: "Report", limits: Iterable[tuple[str, float]]) -> None:
    """Leaves with 3 where a candidate is worse than a limit, and tells which."""
    import scoring

    missed = list(scoring.missed(report, limits))
    for line in missed:
        say(line)
    if missed:
        raise typer.Exit(MISSED)
