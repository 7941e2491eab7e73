"""`duizhao score`: candidate translations against references."""

from enum import StrEnum
from math import isfinite, nan
from pathlib import Path
from typing import Annotated

import typer

from commands.console import own_version, progress_bar, say
from commands.group import DEFAULT, DefaultCommand, WithDefault
from commands.options import (
    STANDARD,
    EncodingOption,
    ErrorsOption,
    ForceOption,
    JobsOption,
    MaxSizeOption,
    chosen_names,
)
from commands.outputs import refuse_outputs, write_all
from commands.score_checks import Asked, write_dismissed, write_findings
from commands.score_output import Level, Told, hold, page_of, print_report
from commands.score_run import Task, judged
from commands.score_terms import Terms
from commands.settings import config_of, text_of
from commands.term_bases import DateOption

score_app = typer.Typer(cls=WithDefault, help="Score translations against references.")

_METRICS = "bleu, chrf, chrf++, ter, terms, checks"
_TERMS, _CHECKS = "terms", "checks"


class Significance(StrEnum):
    """As `scoring.Test`."""

    BOOTSTRAP = "bootstrap"
    PERMUTATION = "permutation"
    NONE = "none"


class Drawn(StrEnum):
    """As `scoring.Unit`."""

    SEGMENT = "segment"
    DOCUMENT = "document"


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
    align: Annotated[bool, typer.Option("--align", help="Whole documents, aligned with --source first.")] = False,
    metrics: Annotated[str, typer.Option(help=f"Some of {_METRICS}.")] = "bleu,chrf,ter",
    tokenise: Annotated[str, typer.Option("--tokenise", help="For BLEU.  [default: by the language]")] = "",
    spm: Annotated[
        Path | None, typer.Option(help="Your own SentencePiece model, for BLEU: see train-spm.", readable=False)
    ] = None,
    force_tokeniser: Annotated[
        bool, typer.Option("--force-tokeniser", help="Take what does not suit the language.")
    ] = False,
    no_fold: Annotated[
        bool, typer.Option("--no-fold", help="Compare traditional with simplified characters as they are.")
    ] = False,
    normalise: Annotated[str, typer.Option(help="Make alike: width, quotes, spaces.")] = "",
    significance: Annotated[Significance, typer.Option(help="How candidates are compared.")] = Significance.PERMUTATION,
    unit: Annotated[Drawn, typer.Option(help="What is drawn when scores are resampled.")] = Drawn.SEGMENT,
    resamples: Annotated[int, typer.Option(min=0, max=100_000, help="For intervals; 0: none.")] = 1000,
    neural: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="comet:DIR_OR_NAME, or a plug-in; a table of its own.")
    ] = None,
    exact_ter: Annotated[
        bool, typer.Option("--exact-ter", help="Search all shifts of TER, however long a line takes.")
    ] = False,
    terms: Annotated[
        list[str] | None,
        typer.Option(metavar="BASE", help="A term base; may be repeated.  [default: the project's, yours, shipped]"),
    ] = None,
    date: DateOption = "",
    term_file: Annotated[
        Path | None, typer.Option(help="The terms of each segment, as WMT's tasks have them.", readable=False)
    ] = None,
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
    jobs: JobsOption = 2,
    report: Annotated[
        Path | None, typer.Option(help="Everything as one HTML page that needs nothing else.", readable=False)
    ] = None,
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

    duizhao score mt.txt --source report.txt --metrics terms,checks --findings mt.xlsx
    """
    import scoring
    from corpus import read_subwords

    plugins = [scoring.neural_metric(name) for name in neural or []]
    limits = [_limit(word) for word in at_least or []]
    chosen = chosen_names(metrics, (*scoring.METRICS, _TERMS, _CHECKS), "--metrics")
    if not (chosen or plugins):
        raise typer.BadParameter(f"--metrics: expected some of {_METRICS}")
    own_checks = Asked(chosen_names(checks, scoring.CHECKS, "--checks"), lexicon, memory, rules, dismissed, dismiss)
    own_checks.refuse_odd(_CHECKS in chosen)
    own_terms = Terms(terms, date, term_file, own_version())
    own_terms.refuse_odd(_TERMS in chosen)
    config = config_of(encoding=encoding, encoding_errors=encoding_errors, max_size=max_size)
    settings = scoring.Settings(
        metrics=tuple(name for name in chosen if name in scoring.METRICS),
        tokeniser=tokenise,
        forced=force_tokeniser,
        subwords=read_subwords(spm) if spm else None,
        fold=not no_fold,
        normalise=frozenset(map(scoring.Evened, chosen_names(normalise, tuple(scoring.Evened), "--normalise"))),
        exact_ter=exact_ter,
        resamples=resamples,
        test=scoring.Test(significance),
        unit=scoring.Unit(unit),
        jobs=jobs,
        version=own_version(),
    )
    files = scoring.Files(tuple(hypotheses), tuple(reference or ()), source, documents, columns, lang, source_lang)
    inputs = [*filter(None, files.paths), *own_checks.inputs, *filter(None, [spm, term_file])]
    _refuse_two_inputs_from_one(inputs)
    refuse_outputs(filter(None, [findings, report]), inputs, force)
    asked_checks, asked_terms = own_checks if _CHECKS in chosen else None, own_terms if _TERMS in chosen else None
    task = Task(files, align, settings, plugins, asked_checks, asked_terms, config)
    with progress_bar(quiet) as progress:
        judgement = judged(task, progress)
        page = page_of(judgement, config, progress) if report else b""
    if report:
        write_all([(report, page)], force, quiet)
    print_report(judgement, level, format, checked=bool(asked_checks or asked_terms))
    if findings:
        write_findings(judgement, findings, force, quiet)
    if dismiss and dismissed:
        write_dismissed(judgement, dismissed, quiet)
    for remark in [] if quiet else judgement.remarks:
        say(remark)
    hold(judgement, limits)


@score_app.command("train-spm")
def score_train_spm(
    texts: Annotated[
        list[Path], typer.Argument(metavar="TEXT…", help="Texts of the language that is scored.", readable=False)
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the model goes.", readable=False)],
    pieces: Annotated[
        int, typer.Option(min=300, max=256_000, help="How many it has, if the texts carry so many.")
    ] = 8000,
    force: ForceOption = False,
) -> None:
    """Train a SentencePiece model on your own texts, for BLEU over its pieces.

    duizhao score train-spm book-1.txt book-2.txt -o books.spm

    duizhao score mt.txt --reference human.txt --spm books.spm

    Values can be compared only between equal models: the digest stands in the signature.
    """
    from corpus import train_subwords

    refuse_outputs([output], texts, force)
    model = train_subwords((line for path in texts for line in text_of(path).split("\n")), pieces)
    write_all([(output, model.data)], force, quiet=False)
    say(f"{model.n_pieces:,} pieces (asked for {pieces:,}), normalisation identity, SHA-256 {model.digest}")


def _refuse_two_inputs_from_one(paths: list[Path]) -> None:
    if paths.count(STANDARD) > 1:
        raise typer.BadParameter("only one of the files can be standard input")


def _limit(word: str) -> tuple[str, float]:
    """The metric and the value of `bleu=30`."""
    name, _, value = word.partition("=")
    try:
        limit = float(value)
    except ValueError:
        limit = nan
    if not isfinite(limit):
        raise typer.BadParameter(f"--at-least {word}: expected METRIC=VALUE, as in bleu=30")
    return name.strip().lower(), limit
