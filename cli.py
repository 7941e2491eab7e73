"""The command line: words in, rooms called, answers printed. The only place that prints or reads the environment."""

import contextlib
import dataclasses
import json
import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from aligner import Alignment, Dictionary, Settings
    from corpus import Document, Reading, ReadSettings
    from tmx import Selection

FAULT, USAGE, INTERRUPTED = 1, 2, 130


class Format(StrEnum):
    """What `align` can write; a file's is told by its suffix."""

    TABLE = "table"
    TMX = "tmx"
    TSV = "tsv"
    CSV = "csv"
    JSONL = "jsonl"
    LADDER = "ladder"
    HTML = "html"
    TXT = "txt"


class Mode(StrEnum):
    """As `aligner.Mode`, here so that `--help` need not import the model."""

    AUTO = "auto"
    TRANSLATION = "translation"
    SUMMARY = "summary"


class Duplicates(StrEnum):
    """As `tmx.Duplicates`."""

    KEEP = "keep"
    FIRST = "first"
    LAST = "last"
    CONFIDENT = "confident"


class Shown(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


class Listed(StrEnum):
    """How a list of segments is printed."""

    TEXT = "text"
    JSONL = "jsonl"


class _DefaultCommand(TyperGroup):
    """A group whose own name is a command: what is not one of its subcommands is an argument of the hidden `pair`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = bool(args) and args[0] in self.commands
        return super().parse_args(ctx, args if known else ["pair", *args])


class _Unnamed(TyperCommand):
    """The hidden command of `_DefaultCommand`; help and errors call it by the group's name."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return super().make_context(parent.info_name, args, parent=parent.parent, **extra)


app = typer.Typer(
    name="duizhao",
    help="duizhao 对照: Chinese–English sentence alignment and translation memory, offline.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
align_app = typer.Typer(cls=_DefaultCommand, help="Align a text with its translation, sentence by sentence.")
corpus_app = typer.Typer(no_args_is_help=True, help="Look at what is read from a text file.")
tmx_app = typer.Typer(no_args_is_help=True, help="Work on translation memories.")
config_app = typer.Typer(no_args_is_help=True, help="Look at the settings.")
app.add_typer(align_app, name="align")
app.add_typer(corpus_app, name="corpus")
app.add_typer(tmx_app, name="tmx")
app.add_typer(config_app, name="config")

_File = Annotated[Path, typer.Argument(metavar="FILE", help="A text file, or - for standard input.")]
_Lang = Annotated[str, typer.Option("--lang", help="Language of the whole file: en, zh-Hans, zh-Hant.")]
_Encoding = Annotated[str | None, typer.Option("--encoding", help="utf-8, gb18030, big5 …; default: found out.")]


def main() -> NoReturn:
    """Runs the command; what a user can put right is one line on stderr and exit 1."""
    from corpus.errors import DuizhaoError

    signal.signal(signal.SIGINT, _interrupted)
    signal.signal(signal.SIGTERM, _interrupted)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        app()
    except DuizhaoError as error:
        if "--debug" in sys.argv:
            raise
        _fail(str(error))
    except MemoryError:
        _fail("not enough memory for these texts: cut them into parts, and align part by part")
    sys.exit(0)


def _interrupted(number: int, frame: object) -> NoReturn:
    sys.exit(INTERRUPTED)


def _fail(message: str) -> NoReturn:
    _say(f"duizhao: {message}")
    sys.exit(FAULT)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
) -> None:
    if version:
        print(f"duizhao {version_of('duizhao')}")
        raise typer.Exit


# --- align ---------------------------------------------------------------------------------------------------------


@align_app.command("pair", cls=_Unnamed, hidden=True)
def align_pair(
    files: Annotated[list[Path], typer.Argument(metavar="FILE [TARGET]", help="A bilingual file, or two; - is stdin.")],
    output: Annotated[
        list[Path] | None, typer.Option("-o", "--output", help="Result; its suffix says the format. May be repeated.")
    ] = None,
    format: Annotated[Format | None, typer.Option(help="The same, explicit; without -o for standard output.")] = None,
    lines: Annotated[bool, typer.Option("--lines", help="The input has one segment a line.")] = False,
    fixed: Annotated[Path | None, typer.Option(help="Rungs that must hold: lines i<TAB>j.")] = None,
    mode: Annotated[Mode | None, typer.Option(help="Default: auto, decided from the texts.")] = None,
    source_lang: Annotated[str, typer.Option(help="BCP-47: zh-Hans, zh-Hant, en.")] = "",
    target_lang: Annotated[str, typer.Option(help="The same for the second file.")] = "",
    encoding: _Encoding = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Beads below stay out of TMX, and are counted.")
    ] = None,
    duplicates: Annotated[
        Duplicates | None, typer.Option(help="Which TMX unit stays of several with one source; default: confident.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace files that exist.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Align a text with its translation, sentence by sentence.

    duizhao align report.zh.txt report.en.txt -o report.tmx -o report.html

    duizhao align bilingual.txt --format jsonl

    Further: [bold]duizhao align evaluate[/bold] GOLD AUTO…, [bold]duizhao align train[/bold] GOLD_DIR -o WEIGHTS.
    """
    from aligner import align, read_fixed

    targets = [(path, format or _format_of(path)) for path in output or []]
    for path, _ in targets:
        _refuse_output(path, files, force)
    source, target = _documents(files, lines, (source_lang, target_lang), encoding, quiet)
    rungs = read_fixed(_text_of(fixed), str(fixed)) if fixed else frozenset()
    with _progress(quiet) as progress:
        dictionary = _dictionary(progress)
        alignment = align(source, target, dictionary, _model(mode), rungs, progress)
    selection = _selection(alignment, min_confidence, duplicates)
    for path, chosen in targets:
        _write(path, _rendered(alignment, selection, chosen), force)
    if not targets:
        _print_alignment(alignment, selection, format)
    if not quiet:
        _report(alignment, selection if any(chosen is Format.TMX for _, chosen in targets) else None)


@align_app.command("evaluate")
def align_evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold beads, or a folder of them.")],
    auto: Annotated[list[Path], typer.Argument(metavar="AUTO…", help="Beads to judge, or folders of them.")],
    format: Annotated[Shown, typer.Option(help="text or json")] = Shown.TEXT,
) -> None:
    """Judge alignments by a gold one: strict and lax precision, recall and F1.

    duizhao align evaluate gold.align out.jsonl

    duizhao align evaluate gold/ out/ --format json
    """
    from aligner import judged_files

    rows = {str(path): judged_files(gold, path) for path in auto}
    if format is Shown.JSON:
        found = {name: {"strict": c.strict._asdict(), "lax": c.lax._asdict()} for name, c in rows.items()}
        print(json.dumps(found, ensure_ascii=False))
        return
    print("strict  P      R      F1     lax  P      R      F1")
    for name, counts in rows.items():
        print("      {:.4f} {:.4f} {:.4f}    {:.4f} {:.4f} {:.4f}   ".format(*counts.strict, *counts.lax) + name)


@align_app.command("train")
def align_train(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder with zh/, en/ and gold/NAME.align.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where the weights go.")],
    mode: Annotated[Mode, typer.Option(help="For complete translations, or for summaries made from them.")] = (
        Mode.TRANSLATION
    ),
    leave_out: Annotated[bool, typer.Option(help="Also fit without each text in turn, and test on it.")] = True,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that exists.")] = False,
) -> None:
    """Fit the model's weights to gold alignments, and tell what they are worth on texts left out.

    duizhao align train gold/ -o weights.translation.json

    duizhao align train gold/ -o weights.summary.json --mode summary --no-leave-out
    """
    import aligner

    _refuse_output(output, [], force)
    meant = aligner.Mode(mode)
    with _progress(quiet=False) as progress:
        taught = aligner.lessons(aligner.read_gold(gold), meant, _dictionary(progress))
        weights = aligner.trained(taught, f"fitted to {gold.name}, mode {mode}", progress)
    _write(output, [aligner.weights_text(weights).encode()], force)
    for one, without in aligner.left_out(taught, "left out") if leave_out else ():
        counts = aligner.judged(one, without, meant)
        print(f"{one.gold.name:20} left out: strict F1 {counts.strict.f1:.4f}, lax F1 {counts.lax.f1:.4f}")


# --- corpus --------------------------------------------------------------------------------------------------------


@corpus_app.command("show")
def corpus_show(
    file: _File,
    lang: _Lang = "",
    encoding: _Encoding = None,
    format: Annotated[Shown, typer.Option(help="text or json")] = Shown.TEXT,
) -> None:
    """Show what was read: encoding, language, script, metadata, regions, headings, page joins.

    duizhao corpus show report.zh.txt

    duizhao corpus show scan.txt --encoding gb18030 --format json
    """
    from corpus import read, reading_json, reading_lines

    reading = read(file, _read_settings(lang, encoding))
    if format is Shown.JSON:
        print(json.dumps(reading_json(reading), ensure_ascii=False, indent=1))
    else:
        print(*reading_lines(reading), sep="\n")


@corpus_app.command("segment")
def corpus_segment(
    file: _File,
    lang: _Lang = "",
    encoding: _Encoding = None,
    format: Annotated[Listed, typer.Option(help="text: one a line; jsonl: with spans in the file.")] = Listed.TEXT,
) -> None:
    """Print the segments, one a line.

    duizhao corpus segment report.zh.txt

    duizhao corpus segment bilingual.txt --lang en --format jsonl
    """
    from corpus import read

    for document in _wanted(read(file, _read_settings("", encoding)), lang, file):
        for segment in document.segments:
            fields = {"lang": document.lang, "kind": segment.kind, "paragraph": segment.paragraph}
            row = {**fields, "chars": segment.chars, "text": segment.text}
            print(json.dumps(row, ensure_ascii=False) if format is Listed.JSONL else segment.text)


# --- tmx -----------------------------------------------------------------------------------------------------------


@tmx_app.command("info")
def tmx_info(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TMX file, packed with gzip or not.")],
    format: Annotated[Shown, typer.Option(help="text or json")] = Shown.TEXT,
) -> None:
    """Tell what a memory holds: header, languages, units, dates, tags, duplicates, size.

    duizhao tmx info memory.tmx

    duizhao tmx info memory.tmx.gz --format json
    """
    from tmx import describe, info, info_json

    with _progress(quiet=False) as progress:
        size = max(file.stat().st_size, 1) if file.is_file() else 1
        found = info(file, progress=lambda n_bytes: progress("reading", n_bytes / size))
    if format is Shown.JSON:
        print(json.dumps(info_json(found), ensure_ascii=False, indent=1))
    else:
        print(*describe(found), sep="\n")


# --- config --------------------------------------------------------------------------------------------------------


@config_app.command("show")
def config_show(format: Annotated[Shown, typer.Option(help="text or json")] = Shown.TEXT) -> None:
    """Print every setting, its value and where it comes from; and the dictionary with its licence.

    duizhao config show

    DUIZHAO_MODE=summary duizhao config show
    """
    from aligner import dictionary_name

    rows = {name: _setting(name) for name in _defaults()}
    cedict = Path(value) if (value := str(rows["dictionary"][0])) else None
    dictionary = (dictionary_name(cedict), "CC BY-SA 4.0, https://cc-cedict.org")
    if format is Shown.JSON:
        found = {name: {"value": value, "from": origin} for name, (value, origin) in rows.items()}
        using = dict(zip(("dictionary", "licence"), dictionary, strict=True))
        print(json.dumps({**found, "using": using}, ensure_ascii=False, indent=1))
        return
    for name, (chosen, origin) in rows.items():
        print(f"{name:16} {chosen!s:40} {origin}")
    print(f"using {dictionary[0]} ({dictionary[1]})")


def _defaults() -> dict[str, str | float]:
    """The settings that can stand in `duizhao.toml` or, as DUIZHAO_NAME, in the environment."""
    import platformdirs

    return {
        "cache": platformdirs.user_cache_dir("duizhao"),
        "dictionary": "",
        "encoding": "",
        "mode": Mode.AUTO.value,
        "min_confidence": 0.0,
        "duplicates": Duplicates.CONFIDENT.value,
    }


def _setting(name: str) -> tuple[str | float, str]:
    """A setting's value and where it comes from: environment, `./duizhao.toml`, the user's file, or the default."""
    import platformdirs

    default = _defaults()[name]
    variable = f"DUIZHAO_{name.upper()}"
    if variable in os.environ:
        return _typed(name, os.environ[variable], default, variable), variable
    for path in (Path("duizhao.toml"), Path(platformdirs.user_config_dir("duizhao")) / "duizhao.toml"):
        if name in (found := _config_file(path)):
            return _typed(name, found[name], default, str(path)), str(path)
    return default, "default"


def _config_file(path: Path) -> Mapping[str, object]:
    import tomllib

    from corpus import FormatError

    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FormatError(f"{path}: not TOML: {error}") from None
    if odd := sorted(set(found) - set(_defaults())):
        raise FormatError(f"{path}: unknown setting {odd[0]}: expected one of {', '.join(_defaults())}")
    return found


def _typed(name: str, value: object, default: str | float, origin: str) -> str | float:
    from corpus import FormatError

    choices: dict[str, list[str]] = {"mode": list(Mode), "duplicates": list(Duplicates)}
    try:
        typed = type(default)(str(value))
    except ValueError:
        raise FormatError(f"{origin}: {name} is {value!r}: expected a number") from None
    if name in choices and typed not in choices[name]:
        raise FormatError(f"{origin}: {name} is {value!r}: expected one of {', '.join(choices[name])}")
    return typed


# --- from words to rooms -------------------------------------------------------------------------------------------


def _read_settings(lang: str, encoding: str | None) -> "ReadSettings":
    from corpus import ReadSettings

    return ReadSettings(lang=lang, encoding=str(_setting("encoding")[0]) if encoding is None else encoding)


def _wanted(reading: "Reading", lang: str, file: Path) -> Iterable["Document"]:
    from corpus import LanguageError

    chosen = [document for document in reading.documents if document.lang.startswith(lang)]
    if not chosen:
        there = ", ".join(document.lang for document in reading.documents)
        raise LanguageError(f"{file}: nothing in {lang} was found in it, only {there}")
    return chosen


def _documents(
    files: list[Path], lines: bool, langs: tuple[str, str], encoding: str | None, quiet: bool
) -> tuple["Document", "Document"]:
    """The two sides: of one bilingual file the Chinese first, of two files the first."""
    from corpus import file_name, read, read_file, read_lines

    if len(files) > 2 or (lines and len(files) != 2):
        raise typer.BadParameter("expected two files with one segment a line" if lines else "expected one or two files")
    if [str(path) for path in files].count("-") > 1:
        raise typer.BadParameter("only one of the files can be standard input")
    settings = [_read_settings(lang, encoding) for lang in langs]
    if lines:
        sides = [
            read_lines(read_file(path), file_name(path), setting) for path, setting in zip(files, settings, strict=True)
        ]
        _tell([f"{document.name}: {dropped} empty lines dropped" for document, dropped in sides if dropped], quiet)
        return sides[0][0], sides[1][0]
    if len(files) == 1:
        return _both_sides(read(files[0], _read_settings("", encoding)), files[0], langs)
    first, second = (_one_side(read(path, s), path) for path, s in zip(files, settings, strict=True))
    return first, second


def _both_sides(reading: "Reading", file: Path, langs: tuple[str, str]) -> tuple["Document", "Document"]:
    from corpus import LanguageError

    if len(reading.documents) != 2:
        lang = reading.documents[0].lang
        raise LanguageError(
            f"{file}: only one language ({lang}) was found in it, no partner: give the translation as a second file"
        )
    chinese_first = sorted(reading.documents, key=lambda document: not document.lang.startswith("zh"))
    if langs[0] and not chinese_first[0].lang.startswith(langs[0].split("-")[0]):
        chinese_first.reverse()
    return chinese_first[0], chinese_first[1]


def _one_side(reading: "Reading", file: Path) -> "Document":
    from corpus import LanguageError

    if len(reading.documents) != 1:
        raise LanguageError(f"{file}: holds two languages by itself: align it alone, or name one with --source-lang")
    return reading.documents[0]


def _text_of(path: Path) -> str:
    from corpus import decode_text, read_file

    return decode_text(read_file(path), str(path))[0]


def _dictionary(progress: "Any") -> "Dictionary":
    from aligner import open_dictionary

    cedict = str(_setting("dictionary")[0])
    return open_dictionary(Path(str(_setting("cache")[0])), Path(cedict) if cedict else None, progress)


def _model(mode: Mode | None) -> "Settings":
    import aligner

    return aligner.shipped_settings(aligner.Mode(str(mode or _setting("mode")[0])))


def _selection(alignment: "Alignment", min_confidence: float | None, duplicates: Duplicates | None) -> "Selection":
    import tmx

    least = float(_setting("min_confidence")[0]) if min_confidence is None else min_confidence
    return tmx.select_beads(alignment, least, tmx.Duplicates(str(duplicates or _setting("duplicates")[0])))


# --- out -----------------------------------------------------------------------------------------------------------


def _format_of(path: Path) -> Format:
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in set(Format) or suffix == Format.TABLE:
        endings = " ".join(f".{name}" for name in Format if name is not Format.TABLE)
        raise typer.BadParameter(f"{path}: the suffix names no format: expected one of {endings}, or --format")
    return Format(suffix)


def _rendered(alignment: "Alignment", selection: "Selection", chosen: Format) -> Iterator[bytes]:
    import aligner
    import tmx

    if chosen is Format.TMX:
        header = tmx.alignment_header(alignment, version_of("duizhao"))
        return tmx.write_tmx(header, tmx.alignment_units(alignment, selection))
    writers = {
        Format.TSV: aligner.tsv_lines,
        Format.CSV: aligner.csv_lines,
        Format.JSONL: aligner.jsonl_lines,
        Format.LADDER: aligner.ladder_lines,
        Format.TXT: aligner.text_lines,
        Format.HTML: lambda found: iter([aligner.page(found)]),
        Format.TABLE: _table_lines,
    }
    return (line.encode() for line in writers[chosen](alignment))


def _refuse_output(path: Path, inputs: Iterable[Path], force: bool) -> None:
    from corpus import OutputError, refuse_same_file

    refuse_same_file(path, inputs)
    if path.exists() and not force:
        raise OutputError(f"{path}: exists: use --force to replace it")


def _write(path: Path, chunks: Iterable[bytes], force: bool) -> None:
    from corpus import Existing, write_atomically

    write_atomically(path, chunks, Existing.REPLACE if force else Existing.REFUSE)
    _say(f"wrote {path}")


def _print_alignment(alignment: "Alignment", selection: "Selection", chosen: Format | None) -> None:
    if chosen is None:
        chosen = Format.TABLE if sys.stdout.isatty() else Format.TSV
    for chunk in _rendered(alignment, selection, chosen):
        sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()


def _table_lines(alignment: "Alignment") -> Iterator[str]:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from aligner import rows_of

    table = Table("", "shape", "sure", alignment.source.name, alignment.target.name, box=box.SIMPLE_HEAD)
    for number, (bead, source, target) in enumerate(rows_of(alignment), start=1):
        colour = "green" if bead.confidence >= 0.9 else "yellow" if bead.confidence >= 0.7 else "red"
        shape = f"{bead.shape[0]}–{bead.shape[1]}"
        table.add_row(str(number), shape, f"[{colour}]{bead.confidence:.2f}[/]", _plain(source), _plain(target))
    console = Console(width=None if sys.stdout.isatty() else 120)
    with console.capture() as capture:
        console.print(table)
    yield capture.get()


def _plain(text: str) -> Any:
    from rich.text import Text

    return Text(text)


def _report(alignment: "Alignment", selection: "Selection | None") -> None:
    """What was found, on stderr; the last line is the signature."""
    from aligner import summary_of

    summary = summary_of(alignment)
    for document in (alignment.source, alignment.target):
        joins = sum(repair.kind == "page-join" for repair in document.repairs)
        joined = f", {joins} page joins" if joins else ""
        _say(f"{document.name} ({document.lang}): {len(document.segments)} segments{joined}")
        for remark in document.remarks:
            _say(f"{document.name}: {remark}")
    full = summary.beads - summary.source_only - summary.target_only
    alone = f"{summary.source_only} source and {summary.target_only} target segments alone"
    _say(f"{full} beads with both sides, {alone}; mean confidence {summary.mean_confidence:.2f}")
    if selection is not None:
        counts = dataclasses.asdict(selection.left_out)
        reasons = "".join(f", {n} left out: {why.replace('_', ' ')}" for why, n in counts.items() if n)
        _say(f"{len(selection.beads)} units in the TMX{reasons}")
    _say(alignment.signature)


def _tell(remarks: Iterable[str], quiet: bool) -> None:
    for remark in remarks:
        if not quiet:
            _say(remark)


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator[Any]:
    """A progress bar on stderr that shows itself only to a person, and only after a second."""
    if quiet or not sys.stderr.isatty() or "NO_PROGRESS" in os.environ:
        yield lambda step, done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=Console(stderr=True), transient=True)
    task = bar.add_task("", total=1.0)
    begun = time.monotonic()

    def show(step: str, done: float) -> None:
        bar.update(task, description=step, completed=done)
        if not bar.live.is_started and time.monotonic() - begun > 1.0:
            bar.start()

    try:
        yield show
    finally:
        bar.stop()
