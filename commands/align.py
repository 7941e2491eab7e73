"""`duizhao align`: two texts, or a bilingual one, sentence by sentence; judging and training."""

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.console import print_json, progress_bar
from commands.group import DEFAULT, DefaultCommand, WithDefault
from commands.options import (
    LANGUAGES,
    NO_ENCODER,
    STANDARD,
    Duplicates,
    EncoderOption,
    EncodingOption,
    ErrorsOption,
    ForceOption,
    Format,
    MaxSegmentOption,
    MaxSizeOption,
    Mode,
    Shown,
    ShownOption,
    language_tag,
)
from commands.outputs import refuse_outputs, write_all
from commands.rendering import rendered, report, targets
from commands.settings import Config, config_of, dictionary_of, read_settings, text_of

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from aligner import Alignment, Settings
    from corpus import Document, ReadSettings
    from tmx import Selection

align_app = typer.Typer(cls=WithDefault, help="Align a text with its translation, sentence by sentence.")


@align_app.command(DEFAULT, cls=DefaultCommand, hidden=True)
def align_files(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE [TARGET]", help="A bilingual file, or two; - is stdin.", readable=False),
    ],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", help="Result; its suffix says the format. May be repeated.", readable=False),
    ] = None,
    format: Annotated[
        Format | None, typer.Option(help="The same, explicit.  [default: a table on a terminal, else tsv]")
    ] = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Two files with one segment a line, taken as they are.")
    ] = False,
    fixed: Annotated[
        Path | None, typer.Option(help="Rungs that must hold: a file of lines i<TAB>j.", readable=False)
    ] = None,
    mode: Annotated[Mode | None, typer.Option(help="What the target is.  [default: decided from the texts]")] = None,
    source_lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help=LANGUAGES)] = "",
    target_lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help=LANGUAGES)] = "",
    encoding: EncodingOption = None,
    encoding_errors: ErrorsOption = None,
    max_size: MaxSizeOption = None,
    max_segment: MaxSegmentOption = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Beads below stay out of TMX, and are counted.")
    ] = None,
    duplicates: Annotated[
        Duplicates | None, typer.Option(help="Which TMX unit stays of several with one source.  [default: confident]")
    ] = None,
    weights: Annotated[
        Path | None, typer.Option(help="Weights made by `align train`, for either mode.", readable=False)
    ] = None,
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(help="A lexicon of `lexicon learn`, besides the dictionary. May be repeated.", readable=False),
    ] = None,
    encoder: EncoderOption = NO_ENCODER,
    raw: Annotated[
        bool, typer.Option("--raw", help="csv and tsv without the ' that keeps a spreadsheet from reading formulas.")
    ] = False,
    force: ForceOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Align a text with its translation, sentence by sentence.

    duizhao align report.zh.txt report.en.txt -o report.tmx -o report.html

    duizhao align bilingual.txt --format jsonl

    Further commands: align evaluate GOLD AUTO…, align train GOLD_DIR -o WEIGHTS; each has its own --help.
    """
    from aligner import align, read_fixed, vector_files

    config = config_of(
        encoding=encoding,
        encoding_errors=encoding_errors,
        max_size=max_size,
        max_segment=max_segment,
        mode=mode,
        min_confidence=min_confidence,
        duplicates=duplicates,
    )
    wanted = targets(output or [], format)
    inputs = [*files, *filter(None, [fixed, weights]), *(lexicon or []), *vector_files(encoder)]
    refuse_outputs([path for path, _ in wanted], inputs, force)
    source, target = _documents(files, (source_lang, target_lang), read_settings(config), lines)
    rungs = read_fixed(text_of(fixed), str(fixed)) if fixed else frozenset()
    settings = _model(config, weights, lexicon or [], encoder)
    with progress_bar(quiet) as progress:
        alignment = align(source, target, dictionary_of(config, progress), settings, rungs, progress)
    selection = _selection(alignment, config)
    write_all([(path, b"".join(rendered(alignment, selection, chosen, raw))) for path, chosen in wanted], force, quiet)
    if not quiet:
        report(alignment, selection if Format.TMX in {chosen for _, chosen in wanted} else None)


@align_app.command("evaluate")
def align_evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold beads, or a folder of them.", readable=False)],
    auto: Annotated[
        list[Path], typer.Argument(metavar="AUTO…", help="Beads to judge, or folders of them.", readable=False)
    ],
    format: ShownOption = Shown.TEXT,
) -> None:
    """Judge alignments by a gold one: strict and lax precision, recall and F1.

    duizhao align evaluate gold.align out.jsonl

    duizhao align evaluate gold/ out/ --format json

    Beads are read from index lists ([0]:[0, 1]), ladders and jsonl; in folders, files of one name belong together.
    """
    from aligner import judged_files

    rows = {str(path): judged_files(gold, path) for path in auto}
    if format is Shown.JSON:
        print_json({name: {"strict": c.strict._asdict(), "lax": c.lax._asdict()} for name, c in rows.items()})
        return
    print("strict P       R      F1   lax P       R      F1")
    for name, counts in rows.items():
        print("  {:.4f}  {:.4f}  {:.4f}  {:.4f}  {:.4f}  {:.4f}  ".format(*counts.strict, *counts.lax) + name)


@align_app.command("train")
def align_train(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Folder with zh/, en/ and gold/NAME.align.", readable=False)
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the weights go.", readable=False)],
    mode: Annotated[
        Mode, typer.Option(help="For complete translations, or for summaries made from them.")
    ] = Mode.TRANSLATION,
    encoder: EncoderOption = NO_ENCODER,
    leave_out: Annotated[bool, typer.Option(help="Also fit without each text in turn, and test on it.")] = True,
    force: ForceOption = False,
) -> None:
    """Fit the model's weights to gold alignments, and tell what they are worth on texts left out.

    duizhao align train gold/ -o weights.json

    duizhao align train gold/ -o weights.json --mode summary --no-leave-out

    With --encoder precomputed:SRC,TGT these are two folders that hold NAME.npz for each gold/NAME.align.
    """
    import aligner

    if mode is Mode.AUTO:
        raise typer.BadParameter("--mode auto: weights are for translation or for summary")
    refuse_outputs([output], [], force)
    meant = aligner.Mode(mode)
    with progress_bar(quiet=False) as progress:
        golds = aligner.read_gold(gold)
        if encoder != NO_ENCODER:
            golds = aligner.encoded_golds(golds, aligner.open_encoders(encoder))
        taught = aligner.lessons(golds, meant, dictionary_of(config_of(), progress))
        weights = aligner.trained(taught, f"fitted to {gold.name}, mode {mode}", progress)
    write_all([(output, aligner.weights_text(weights).encode())], force, quiet=False)
    for one, without in aligner.left_out(taught, "left out") if leave_out else ():
        counts = aligner.judged(one, without, meant)
        print(f"{one.gold.name:20} left out: strict F1 {counts.strict.f1:.4f}, lax F1 {counts.lax.f1:.4f}")


def _documents(
    files: list[Path], tags: tuple[str, str], settings: "ReadSettings", lines: bool
) -> tuple["Document", "Document"]:
    from corpus import read_line_pair, read_pair

    if len(files) != 2 and (lines or len(files) != 1):
        raise typer.BadParameter("expected two files with one segment a line" if lines else "expected one or two files")
    if files.count(STANDARD) > 1:
        raise typer.BadParameter("only one of the files can be standard input")
    return (read_line_pair if lines else read_pair)(files, tags, settings)


def _model(config: Config, weights: Path | None, lexicons: list[Path], encoder: str) -> "Settings":
    import aligner

    settings = aligner.shipped_settings(aligner.Mode(config.mode))
    if weights is not None:
        own = aligner.weights_file(weights)
        settings = dataclasses.replace(settings, translation=own, summary=own)
    learned = [aligner.read_lexicon(text_of(path), str(path)) for path in lexicons]
    chosen = None if encoder == NO_ENCODER else aligner.open_encoder(encoder, config.max_size)
    return dataclasses.replace(settings, lexicon=aligner.merged(learned), encoder=chosen)


def _selection(alignment: "Alignment", config: Config) -> "Selection":
    import tmx

    return tmx.select_beads(alignment, config.min_confidence, tmx.Duplicates(config.duplicates))
