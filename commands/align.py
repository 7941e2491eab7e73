"""`duizhao align`: two texts, or a bilingual one, sentence by sentence; judging and training."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from commands.align_terms import terms_of_run
from commands.aligning import Task, align_list, align_pair, model
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
from commands.rendering import targets
from commands.settings import config_of, dictionary_of

align_app = typer.Typer(cls=WithDefault, help="Align a text with its translation, sentence by sentence.")


@align_app.command(DEFAULT, cls=DefaultCommand, hidden=True)
def align_files(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE [TARGET]",
            help="A bilingual file, or two; - is stdin. A folder or a manifest: many pairs.",
            readable=False,
        ),
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
    together: Annotated[
        bool, typer.Option("--together", help="Of many pairs each teaches the others, as chapters of a book can.")
    ] = False,
    terms: Annotated[
        list[Path] | None,
        typer.Option(help="A term base as further evidence. May be repeated.", readable=False),
    ] = None,
    no_terms: Annotated[bool, typer.Option("--no-terms", help="No term base is evidence, none is marked.")] = False,
    term_ids: Annotated[bool, typer.Option("--term-ids", help="Units of TMX tell the ids of their terms.")] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="csv and tsv without the ' that keeps a spreadsheet from reading formulas.")
    ] = False,
    force: ForceOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Align a text with its translation, sentence by sentence.

    duizhao align report.zh.txt report.en.txt -o report.tmx -o report.html

    duizhao align bilingual.txt --format jsonl

    duizhao align chapters/ -o aligned/ --together

    duizhao align tal.de.txt vallee.fr.txt --source-lang de --target-lang fr

    Chinese and English have a dictionary. Any other pair goes by length, numbers, names and alike words, and by what
    the texts themselves teach.

    Further commands: align evaluate GOLD AUTO…, align train GOLD_DIR -o WEIGHTS; each has its own --help.
    """
    from corpus import is_list_of_pairs

    config = config_of(
        encoding=encoding,
        encoding_errors=encoding_errors,
        max_size=max_size,
        max_segment=max_segment,
        mode=mode,
        min_confidence=min_confidence,
        duplicates=duplicates,
    )
    if no_terms and (terms or term_ids):
        raise typer.BadParameter("--no-terms: rules out --terms and --term-ids")
    vectors = _vectors(encoder)
    many = len(files) == 1 and files[0] != STANDARD and is_list_of_pairs(files[0])
    if together and not many:
        raise typer.BadParameter("--together: expected a folder or a manifest of many pairs")
    if fixed and many:
        raise typer.BadParameter("--fixed: rungs belong to one pair: give its two files")
    if vectors and many:
        raise typer.BadParameter("--encoder precomputed: vectors belong to one pair: give its two files")
    wanted = [] if many else targets(output or [], format)
    inputs = [*files, *filter(None, [fixed, weights]), *(lexicon or []), *(terms or []), *vectors]
    refuse_outputs([path for path, _ in wanted], inputs, force)
    used = terms_of_run(terms or [], no_terms, term_ids)
    settings = partial(model, config, weights, lexicon or [], used, encoder)
    task = Task(config, settings, used, (source_lang, target_lang), lines, raw, force, quiet)
    if many:
        align_list(files[0], _folder(output or []), format or Format.TMX, task, together)
    else:
        align_pair(files, fixed, wanted, task)


def _vectors(encoder: str) -> Sequence[Path]:
    """The files that an encoder's vectors are in; without one the aligner is imported later, beside the reading."""
    if encoder == NO_ENCODER:
        return ()
    from aligner import vector_files

    return vector_files(encoder)


def _folder(output: list[Path]) -> Path:
    if len(output) != 1 or output[0] == STANDARD:
        raise typer.BadParameter("-o: many pairs need one folder for their results")
    return output[0]


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
    dictionary: Annotated[
        bool, typer.Option(help="Or fit the weights for pairs of languages without one, as if there were none.")
    ] = True,
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
    if mode is Mode.SUMMARY and not dictionary:
        raise typer.BadParameter("--no-dictionary: there are no weights for summaries without a dictionary")
    refuse_outputs([output], [], force)
    meant = aligner.Mode(mode)
    with progress_bar(quiet=False) as progress:
        golds = aligner.read_gold(gold)
        if encoder != NO_ENCODER:
            golds = aligner.encoded_golds(golds, aligner.open_encoders(encoder))
        known = dictionary_of(config_of(), progress)
        taught = aligner.lessons(golds, meant, known)
        weights = aligner.trained(taught, f"fitted to {gold.name}, mode {mode}", progress)
    if not dictionary:
        weights = aligner.symmetric(weights, f"{weights.made}, made symmetric")
    write_all([(output, aligner.weights_text(weights).encode())], force, quiet=False)
    for one, without in aligner.left_out(taught, "left out") if leave_out else ():
        if dictionary:
            counts = aligner.judged(one, without, meant)
        else:
            counts = aligner.judged_unaided(one.gold, aligner.symmetric(without, "left out"), known)
        print(f"{one.gold.name:20} left out: strict F1 {counts.strict.f1:.4f}, lax F1 {counts.lax.f1:.4f}")
