"""`duizhao score`: candidate translations against references."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import own_version, print_json, progress_bar, say
from commands.group import DEFAULT, DefaultCommand, WithDefault
from commands.options import STANDARD, EncodingOption, ErrorsOption, ForceOption, MaxSizeOption
from commands.outputs import refuse_outputs
from commands.score_checks import Asked, with_findings, write_dismissed, write_findings
from commands.settings import config_of, read_settings

if TYPE_CHECKING:
    from scoring import Report

score_app = typer.Typer(cls=WithDefault, help="Score translations against references.")

MISSED = 3
_METRICS = "bleu, chrf, chrf++, ter, checks"
_CHECKS = "checks"


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


class Significance(StrEnum):
    """As `scoring.Test`."""

    BOOTSTRAP = "bootstrap"
    PERMUTATION = "permutation"
    NONE = "none"


class Drawn(StrEnum):
    """As `scoring.Unit`."""

    SEGMENT = "segment"
    DOCUMENT = "document"


def _tag(tag: str) -> str:
    return tag


@score_app.command(DEFAULT, cls=DefaultCommand, hidden=True)
def score_files(
    hypotheses: Annotated[
        list[str], typer.Argument(metavar="HYPOTHESIS…", help="Candidate translations, as FILE or NAME=FILE.")
    ],
    reference: Annotated[
        list[Path] | None, typer.Option(help="What they are compared with. May be repeated.", readable=False)
    ] = None,
    source: Annotated[Path | None, typer.Option(help="What was translated.", readable=False)] = None,
    lang: Annotated[str, typer.Option(metavar="TAG", help="Of the translations.  [default: found out]")] = "",
    source_lang: Annotated[str, typer.Option(metavar="TAG", help="Of the source.  [default: found out]")] = "",
    columns: Annotated[
        str, typer.Option(metavar="ROLE=NAME,…", help="Columns of tables: hypothesis, reference, source, document.")
    ] = "",
    documents: Annotated[
        Path | None, typer.Option(help="A file with the name of each segment's document, one a line.", readable=False)
    ] = None,
    metrics: Annotated[str, typer.Option(help=f"Some of {_METRICS}.")] = "bleu,chrf,ter",
    tokenise: Annotated[str, typer.Option("--tokenise", help="For BLEU.  [default: by the language]")] = "",
    force_tokeniser: Annotated[
        bool, typer.Option("--force-tokeniser", help="Take what does not suit the language.")
    ] = False,
    no_fold: Annotated[
        bool, typer.Option("--no-fold", help="Compare traditional with simplified characters as they are.")
    ] = False,
    normalise: Annotated[str, typer.Option(help="Make alike: width, quotes, spaces.")] = "",
    significance: Annotated[Significance, typer.Option(help="How candidates are compared.")] = Significance.BOOTSTRAP,
    unit: Annotated[Drawn, typer.Option(help="What is drawn when scores are resampled.")] = Drawn.SEGMENT,
    resamples: Annotated[int, typer.Option(min=0, max=100_000, help="For intervals; 0: none.")] = 1000,
    exact_ter: Annotated[
        bool, typer.Option("--exact-ter", help="Search all shifts of TER, however long a line takes.")
    ] = False,
    checks: Annotated[str, typer.Option(metavar="NAME,…", help="Which checks.  [default: all but negation]")] = "",
    rules: Annotated[Path | None, typer.Option(help="Patterns of your own to check by.", readable=False)] = None,
    memory: Annotated[
        list[Path] | None, typer.Option(help="A TMX with which candidates must agree. May be repeated.", readable=False)
    ] = None,
    lexicon: Annotated[
        list[Path] | None, typer.Option(help="A lexicon of `lexicon learn`. May be repeated.", readable=False)
    ] = None,
    findings: Annotated[
        Path | None, typer.Option(help="Where findings go: .tsv, .jsonl or .xlsx.", readable=False)
    ] = None,
    dismissed: Annotated[
        Path | None, typer.Option(help="Findings that were looked at before and are left out.", readable=False)
    ] = None,
    dismiss: Annotated[
        bool, typer.Option("--dismiss", help="Add all that is found to the file of --dismissed.")
    ] = False,
    at_least: Annotated[
        list[str] | None, typer.Option(metavar="METRIC=VALUE", help="Leave with 3 where a candidate is worse.")
    ] = None,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, help="Processes that share the work.")] = 2,
    level: Annotated[
        Level, typer.Option(help="One row for all, for each document, or for each segment.")
    ] = Level.CORPUS,
    format: Annotated[Told, typer.Option(help="How to answer.")] = Told.TEXT,
    encoding: EncodingOption = None,
    encoding_errors: ErrorsOption = None,
    max_size: MaxSizeOption = None,
    force: ForceOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Score candidate translations against references: BLEU, chrF, TER, with intervals and significance.

    duizhao score mt.txt --reference human.txt

    duizhao score a=first.xliff b=second.xliff --reference human.tmx --at-least bleu=30 --format json

    duizhao score mt.txt --source report.txt --metrics checks --findings mt.xlsx
    """
    import scoring

    limits = [_limit(word) for word in at_least or []]
    chosen = _chosen(metrics, (*scoring.METRICS, _CHECKS), "--metrics")
    asked = Asked(
        _chosen(checks, scoring.CHECKS, "--checks") or scoring.USUAL_CHECKS,
        lexicon or [],
        memory or [],
        rules,
        dismissed,
    )
    if _CHECKS not in chosen and (checks or rules or memory or findings or dismissed or dismiss):
        raise typer.BadParameter("--checks, --rules, --memory, --findings, --dismissed go with --metrics …,checks")
    if dismiss and not dismissed:
        raise typer.BadParameter("--dismiss: expected --dismissed FILE, to which it adds")
    config = config_of(encoding=encoding, encoding_errors=encoding_errors, max_size=max_size)
    settings = scoring.Settings(
        metrics=tuple(name for name in chosen if name != _CHECKS),
        tokeniser=tokenise,
        forced=force_tokeniser,
        fold=not no_fold,
        normalise=frozenset(map(scoring.Evened, _chosen(normalise, tuple(scoring.Evened), "--normalise"))),
        exact_ter=exact_ter,
        resamples=resamples,
        test=scoring.Test(significance),
        unit=scoring.Unit(unit),
        jobs=jobs,
        version=own_version(),
    )
    files = scoring.Files(tuple(hypotheses), tuple(reference or ()), source, documents, columns, lang, source_lang)
    _refuse_two_inputs_from_one(
        [*(path for _, path in map(scoring.named_file, hypotheses)), *(reference or ()), source]
    )
    refuse_outputs(filter(None, [findings]), [*filter(None, files.paths), *asked.inputs], force)
    material = scoring.read_material(files, read_settings(config))
    with progress_bar(quiet) as progress:
        report = scoring.judge(material, settings, progress=progress)
        if _CHECKS in chosen:
            report = with_findings(report, asked, config, progress)
    _print(report, level, format, _CHECKS in chosen)
    if findings:
        write_findings(report, findings, force, quiet)
    if dismiss and dismissed:
        write_dismissed(report, dismissed, quiet)
    for remark in [] if quiet else report.remarks:
        say(remark)
    _hold(report, limits)


def _chosen(words: str, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    chosen = tuple(word.strip().lower() for word in words.split(",") if word.strip())
    if odd := [word for word in chosen if word not in known]:
        raise typer.BadParameter(f"{option} {odd[0]}: expected some of {', '.join(known)}")
    return tuple(dict.fromkeys(chosen))


def _refuse_two_inputs_from_one(paths: list[Path | None]) -> None:
    if paths.count(STANDARD) > 1:
        raise typer.BadParameter("only one of the files can be standard input")


def _print(report: "Report", level: Level, format: Told, checked: bool) -> None:
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


def _limit(word: str) -> tuple[str, float]:
    """The metric and the value of `bleu=30`."""
    name, _, value = word.partition("=")
    try:
        return name.strip().lower(), float(value)
    except ValueError:
        raise typer.BadParameter(f"--at-least {word}: expected METRIC=VALUE, as in bleu=30") from None


def _hold(report: "Report", limits: list[tuple[str, float]]) -> None:
    """Leaves with 3 where a candidate is worse than a limit, and tells which."""
    import scoring

    missed = list(scoring.missed(report, limits))
    for line in missed:
        say(line)
    if missed:
        raise typer.Exit(MISSED)
