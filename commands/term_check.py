"""`duizhao terms check`: whether a translation keeps to the terms."""

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from commands.console import print_json, progress_bar, say
from commands.settings import config_of, dictionary_of, read_settings
from commands.term_bases import BaseOption, DateOption, lookup_of

if TYPE_CHECKING:
    from termbase import Place, TermFinding

FAILED = 3
_COLUMNS = ("pair", "rule", "error", "term", "found", "expected", "source_start", "source_end", "target_start",
            "target_end", "concept")  # fmt: skip


class Format(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    TSV = "tsv"


class _Pairs(NamedTuple):
    """Source and target texts, and what a pair is called."""

    texts: Sequence[tuple[str, str]]
    name: str


def terms_check(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE [TARGET]", help="Two texts, or one TMX or alignment (jsonl, tsv, csv).", readable=False
        ),
    ],
    base: BaseOption = None,
    date: DateOption = "",
    lines: Annotated[bool, typer.Option("--lines", help="Two files with one segment a line, in step.")] = False,
    from_english: Annotated[bool, typer.Option("--from-english", help="English is the source of a TMX.")] = False,
    format: Annotated[Format, typer.Option(help="How to answer.")] = Format.TEXT,
) -> None:
    """Check that a translation keeps to the terms; exit code 3 where one is missing, forbidden or left in Chinese.

    duizhao terms check report.zh.txt report.en.txt

    duizhao terms check report.tmx --base mine.tbx --format tsv

    Two texts are aligned first, unless --lines says that they are in step. Warnings: fewer renderings than occurrences,
    a term out of its time (--date), two renderings of one term.
    """
    from termbase import check_terms

    pairs = _pairs(files, lines, from_english)
    findings = check_terms(pairs.texts, lookup_of(base), date)
    _print(findings, format)
    errors = sum(finding.is_error for finding in findings)
    say(f"{len(pairs.texts)} {pairs.name}: {errors} errors, {len(findings) - errors} warnings")
    if errors:
        raise typer.Exit(FAILED)


def _pairs(files: list[Path], lines: bool, from_english: bool) -> _Pairs:
    from tmx import bitext

    if len(files) == 1 and not lines:
        texts = list(bitext(files[0]))
        return _Pairs([(en, zh) for zh, en in texts] if from_english else texts, "pairs")
    if len(files) != 2:
        raise typer.BadParameter("expected two texts, or one TMX or alignment")
    return _Pairs(list(_in_step(files) if lines else _aligned(files)), "lines" if lines else "beads")


def _in_step(files: list[Path]) -> Iterator[tuple[str, str]]:
    from commands.settings import text_of
    from corpus import FormatError

    texts = [text_of(file).removesuffix("\n").split("\n") for file in files]
    if len(texts[0]) != len(texts[1]):
        counts = f"{len(texts[0])} and {len(texts[1])} lines"
        raise FormatError(f"{files[0]}, {files[1]}: {counts}: expected as many, or leave --lines out to align them")
    return zip(*texts, strict=True)


def _aligned(files: list[Path]) -> Iterator[tuple[str, str]]:
    import aligner
    from corpus import read_pair

    config = config_of()
    source, target = read_pair(files, ("", ""), read_settings(config))
    with progress_bar(quiet=False) as progress:
        settings = aligner.shipped_settings(aligner.Mode(config.mode))
        alignment = aligner.align(source, target, dictionary_of(config, progress), settings, frozenset(), progress)
    rows = aligner.rows_of(alignment)
    return ((row.source_text, row.target_text) for row in rows if row.source_text and row.target_text)


def _print(findings: Sequence["TermFinding"], format: Format) -> None:
    if format is Format.JSON:
        print_json([_value(finding) for finding in findings])
    elif format is Format.JSONL:
        for finding in findings:
            print(json.dumps(_value(finding), ensure_ascii=False))
    elif format is Format.TSV:
        from corpus import formula_safe, tab_escaped

        print("\t".join(_COLUMNS))
        for finding in findings:
            print("\t".join(formula_safe(tab_escaped(cell)) for cell in _row(finding)))
    else:
        for finding in findings:
            print(_line(finding))


def _line(finding: "TermFinding") -> str:
    kind = "error" if finding.is_error else "warning"
    found = f": {finding.target.text}" if finding.target else ""
    expected = " or ".join(finding.expected)
    where = f"{finding.pair + 1}: {finding.source.chars.start + 1}–{finding.source.chars.end}"
    return f"{where}: {kind}: {finding.rule}: {finding.source.text}{found}; expected {expected} ({finding.concept})"


def _value(finding: "TermFinding") -> dict[str, Any]:
    return {
        "pair": finding.pair,
        "rule": finding.rule.value,
        "error": finding.is_error,
        "term": finding.term,
        "concept": finding.concept,
        "source": _place(finding.source),
        "target": finding.target and _place(finding.target),
        "expected": list(finding.expected),
    }


def _place(place: "Place") -> dict[str, Any]:
    return {"start": place.chars.start, "end": place.chars.end, "text": place.text}


def _row(finding: "TermFinding") -> list[str]:
    target = [str(place) for place in finding.target.chars] if finding.target else ["", ""]
    found = finding.target.text if finding.target else ""
    about = [str(finding.pair), finding.rule.value, str(finding.is_error).lower(), finding.term, found]
    source = [str(place) for place in finding.source.chars]
    return [*about, "; ".join(finding.expected), *source, *target, finding.concept]
