"""The command line: words in, rooms called, answers printed. The only place that prints or reads the environment."""

import contextlib
import dataclasses
import io
import json
import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from aligner import Alignment, Dictionary, Progress, Settings
    from corpus import Document, ReadSettings
    from tmx import Selection

FAULT, INTERRUPTED = 1, 130
STANDARD = Path("-")
LICENCE = "CC BY-SA 4.0, https://cc-cedict.org"


class Format(StrEnum):
    """What `align` can write; a file's is told by its suffix."""

    TABLE = "table"
    TMX = "tmx"
    TSV = "tsv"
    CSV = "csv"
    JSONL = "jsonl"
    LADDER = "ladder"
    ALIGN = "align"
    HTML = "html"
    TXT = "txt"


class Mode(StrEnum):
    """As `aligner.Mode`."""

    AUTO = "auto"
    TRANSLATION = "translation"
    SUMMARY = "summary"


class Duplicates(StrEnum):
    """As `tmx.Duplicates`."""

    KEEP = "keep"
    FIRST = "first"
    LAST = "last"
    CONFIDENT = "confident"


class Undecodable(StrEnum):
    """What becomes of bytes that the encoding does not know."""

    STRICT = "strict"
    REPLACE = "replace"


class Shown(StrEnum):
    """How a command answers."""

    TEXT = "text"
    JSON = "json"


class Listed(StrEnum):
    """How a list of segments is printed."""

    TEXT = "text"
    JSONL = "jsonl"


@dataclasses.dataclass(frozen=True)
class Config:
    """What an option may say; else DUIZHAO_NAME in the environment; else a line of `duizhao.toml`."""

    cache: str
    dictionary: str = ""
    encoding: str = ""
    encoding_errors: Undecodable = Undecodable.STRICT
    max_size: int = 200_000_000
    max_segment: int = 20_000
    mode: Mode = Mode.AUTO
    min_confidence: float = 0.0
    duplicates: Duplicates = Duplicates.CONFIDENT


class _WithDefault(TyperGroup):
    """A group that is a command too: what names none of its commands is an argument of the hidden one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        named = self.commands.get(args[0]) if args else None
        asked = (named and not named.hidden) or (ctx.resilient_parsing and not args)
        return super().parse_args(ctx, args if asked else [_DEFAULT, *args])

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        return [*super().shell_complete(ctx, incomplete), *self.commands[_DEFAULT].shell_complete(ctx, incomplete)]


class _Default(TyperCommand):
    """The hidden command of `_WithDefault`; help and errors call it by the group's name."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        return super().make_context(parent.info_name, args, parent=parent.parent, **extra)


_DEFAULT = "files"


def _language(tag: str) -> str:
    """A BCP-47 tag of Chinese or English as given, its language in small letters."""
    primary, *rest = tag.split("-")
    if tag and (
        primary.lower() not in ("zh", "en") or not all(re.fullmatch("[A-Za-z0-9]{1,8}", part) for part in rest)
    ):
        raise typer.BadParameter(f"{tag}: expected en, zh-Hans, zh-Hant or another tag of English or Chinese")
    return "-".join([primary.lower(), *rest])


_File = Annotated[Path, typer.Argument(metavar="FILE", help="A text file, or - for standard input.", readable=False)]
_Encoding = Annotated[str | None, typer.Option(help="utf-8, gb18030, big5, …  [default: found out]")]
_Errors = Annotated[Undecodable | None, typer.Option(help="Bytes that cannot be decoded: refuse, or put U+FFFD.")]
_MaxSize = Annotated[int | None, typer.Option(min=1, metavar="BYTES", help="Larger files are refused.")]
_MaxSegment = Annotated[int | None, typer.Option(min=1, metavar="CHARACTERS", help="Longer segments are refused.")]
_Shown = Annotated[Shown, typer.Option("--format", help="How to answer.")]
_Force = Annotated[bool, typer.Option("--force", help="Replace files that exist.")]
_LANGUAGES = "en, zh-Hans, zh-Hant  [default: found out]"

app = typer.Typer(
    name="duizhao",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help and errors: a message stays on its line, and help comes in half the time
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
align_app = typer.Typer(cls=_WithDefault, help="Align a text with its translation, sentence by sentence.")
lexicon_app = typer.Typer(no_args_is_help=True, help="Learn from aligned texts how words are translated.")
corpus_app = typer.Typer(no_args_is_help=True, help="Look at what is read from a text file.")
tmx_app = typer.Typer(no_args_is_help=True, help="Work on translation memories.")
config_app = typer.Typer(no_args_is_help=True, help="Look at the settings.")
app.add_typer(align_app, name="align")
app.add_typer(lexicon_app, name="lexicon")
app.add_typer(corpus_app, name="corpus")
app.add_typer(tmx_app, name="tmx")
app.add_typer(config_app, name="config")


def main() -> NoReturn:
    """Runs the command that was typed and leaves with its exit code."""
    signal.signal(signal.SIGINT, _interrupted)
    signal.signal(signal.SIGTERM, _interrupted)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(words: list[str]) -> int:
    """The exit code of a command: a fault is one line on stderr and 1, or is raised where `--debug` stands anywhere."""
    debug = "--debug" in words
    try:
        code = _code([word for word in words if word != "--debug"])
        sys.stdout.flush()
    except Exception as error:
        if debug:
            raise
        _say(f"duizhao: {_told(error)}")
        return FAULT
    return code


def _code(words: list[str]) -> int:
    try:
        app(words, prog_name="duizhao")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return 0


def _told(error: Exception) -> str:
    """One line, whatever the names of files hold."""
    from corpus import visible

    return visible(_message(error))


def _message(error: Exception) -> str:
    from corpus import DuizhaoError

    match error:
        case DuizhaoError():
            return str(error)
        case MemoryError():
            return "not enough memory for these texts: cut them into parts, and align part by part"
        case OSError():
            return f"{error.filename or 'output'}: {error.strerror}: check the name, the permissions and the disk"
    return f"a fault of the program itself: {type(error).__name__}: {error}: please report it with what --debug prints"


def _interrupted(number: int, frame: object) -> NoReturn:
    signal.signal(number, signal.SIG_DFL)  # the second time ends at once
    sys.exit(INTERRUPTED)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _print_version(asked: bool) -> None:
    if asked:
        print(f"duizhao {_version()}")
        raise typer.Exit


def _version() -> str:
    from importlib.metadata import version

    return version("duizhao")


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and leave.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")] = False,
) -> None:
    """Align Chinese and English texts sentence by sentence, and look at translation memories, offline.

    duizhao align report.zh.txt report.en.txt -o report.tmx

    duizhao align bilingual.txt --format jsonl
    """


# --- align ---------------------------------------------------------------------------------------------------------


@align_app.command(_DEFAULT, cls=_Default, hidden=True)
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
    source_lang: Annotated[str, typer.Option(parser=_language, metavar="TAG", help=_LANGUAGES)] = "",
    target_lang: Annotated[str, typer.Option(parser=_language, metavar="TAG", help=_LANGUAGES)] = "",
    encoding: _Encoding = None,
    encoding_errors: _Errors = None,
    max_size: _MaxSize = None,
    max_segment: _MaxSegment = None,
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
    raw: Annotated[
        bool, typer.Option("--raw", help="csv and tsv without the ' that keeps a spreadsheet from reading formulas.")
    ] = False,
    force: _Force = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")] = False,
) -> None:
    """Align a text with its translation, sentence by sentence.

    duizhao align report.zh.txt report.en.txt -o report.tmx -o report.html

    duizhao align bilingual.txt --format jsonl

    Further commands: align evaluate GOLD AUTO…, align train GOLD_DIR -o WEIGHTS; each has its own --help.
    """
    from aligner import align, read_fixed

    config = _config(
        encoding=encoding,
        encoding_errors=encoding_errors,
        max_size=max_size,
        max_segment=max_segment,
        mode=mode,
        min_confidence=min_confidence,
        duplicates=duplicates,
    )
    targets = _targets(output or [], format)
    _refuse_outputs([path for path, _ in targets], [*files, *filter(None, [fixed, weights]), *(lexicon or [])], force)
    source, target = _documents(files, (source_lang, target_lang), _read_settings(config), lines)
    rungs = read_fixed(_text_of(fixed), str(fixed)) if fixed else frozenset()
    settings = _model(config, weights, lexicon or [])
    with _progress(quiet) as progress:
        alignment = align(source, target, _dictionary(config, progress), settings, rungs, progress)
    selection = _selection(alignment, config)
    _write_all(
        [(path, b"".join(_rendered(alignment, selection, chosen, raw))) for path, chosen in targets], force, quiet
    )
    if not quiet:
        _report(alignment, selection if Format.TMX in {chosen for _, chosen in targets} else None)


@align_app.command("evaluate")
def align_evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold beads, or a folder of them.", readable=False)],
    auto: Annotated[
        list[Path], typer.Argument(metavar="AUTO…", help="Beads to judge, or folders of them.", readable=False)
    ],
    format: _Shown = Shown.TEXT,
) -> None:
    """Judge alignments by a gold one: strict and lax precision, recall and F1.

    duizhao align evaluate gold.align out.jsonl

    duizhao align evaluate gold/ out/ --format json

    Beads are read from index lists ([0]:[0, 1]), ladders and jsonl; in folders, files of one name belong together.
    """
    from aligner import judged_files

    rows = {str(path): judged_files(gold, path) for path in auto}
    if format is Shown.JSON:
        _print_json({name: {"strict": c.strict._asdict(), "lax": c.lax._asdict()} for name, c in rows.items()})
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
    leave_out: Annotated[bool, typer.Option(help="Also fit without each text in turn, and test on it.")] = True,
    force: _Force = False,
) -> None:
    """Fit the model's weights to gold alignments, and tell what they are worth on texts left out.

    duizhao align train gold/ -o weights.json

    duizhao align train gold/ -o weights.json --mode summary --no-leave-out
    """
    import aligner

    if mode is Mode.AUTO:
        raise typer.BadParameter("--mode auto: weights are for translation or for summary")
    _refuse_outputs([output], [], force)
    meant = aligner.Mode(mode)
    with _progress(quiet=False) as progress:
        taught = aligner.lessons(aligner.read_gold(gold), meant, _dictionary(_config(), progress))
        weights = aligner.trained(taught, f"fitted to {gold.name}, mode {mode}", progress)
    _write_all([(output, aligner.weights_text(weights).encode())], force, quiet=False)
    for one, without in aligner.left_out(taught, "left out") if leave_out else ():
        counts = aligner.judged(one, without, meant)
        print(f"{one.gold.name:20} left out: strict F1 {counts.strict.f1:.4f}, lax F1 {counts.lax.f1:.4f}")


# --- lexicon -------------------------------------------------------------------------------------------------------


@lexicon_app.command("learn")
def lexicon_learn(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="TMX, or alignments as jsonl, tsv or csv.", readable=False)
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Where the lexicon goes: a table to read and edit.", readable=False)
    ],
    force: _Force = False,
) -> None:
    """Learn from texts that are aligned already how words are translated; `align --lexicon` uses it.

    duizhao lexicon learn book-1.tmx book-2.jsonl -o books.lexicon

    duizhao align book-3.zh.txt book-3.en.txt --lexicon books.lexicon -o book-3.tmx
    """
    from aligner import learn, lexicon_lines
    from corpus import FormatError
    from tmx import bitext

    _refuse_outputs([output], files, force)
    with _progress(quiet=False) as progress:
        dictionary = _dictionary(_config(), progress)
        progress("learning", 0.0)
        learned = learn((pair for file in files for pair in bitext(file)), dictionary)
    if not learned.n_pairs:
        raise FormatError(f"{', '.join(map(str, files))}: no pair of a Chinese and an English text in it to learn from")
    made = f"learned from {', '.join(file.name for file in files)} with {dictionary.name}"
    _write_all([(output, "".join(lexicon_lines(learned, made)).encode())], force, quiet=False)
    _say(f"{len(learned.counts):,} entries from {learned.n_pairs:,} pairs")


# --- corpus --------------------------------------------------------------------------------------------------------


@corpus_app.command("show")
def corpus_show(
    file: _File,
    lang: Annotated[str, typer.Option(parser=_language, metavar="TAG", help=f"Of the whole file: {_LANGUAGES}")] = "",
    encoding: _Encoding = None,
    encoding_errors: _Errors = None,
    max_size: _MaxSize = None,
    max_segment: _MaxSegment = None,
    format: _Shown = Shown.TEXT,
) -> None:
    """Show what was read: encoding, language, script, metadata, regions.

    duizhao corpus show report.zh.txt

    duizhao corpus show scan.txt --encoding gb18030 --format json
    """
    from corpus import read, reading_json, reading_lines

    config = _config(encoding=encoding, encoding_errors=encoding_errors, max_size=max_size, max_segment=max_segment)
    reading = read(file, _read_settings(config, lang))
    if format is Shown.JSON:
        _print_json(reading_json(reading))
    else:
        print(*reading_lines(reading), sep="\n")


@corpus_app.command("segment")
def corpus_segment(
    file: _File,
    lang: Annotated[str, typer.Option(parser=_language, metavar="TAG", help="Of the file, or the side wanted.")] = "",
    encoding: _Encoding = None,
    encoding_errors: _Errors = None,
    max_size: _MaxSize = None,
    max_segment: _MaxSegment = None,
    srx: Annotated[
        Path | None, typer.Option(help="Cut sentences by the rules of this SRX file.", readable=False)
    ] = None,
    format: Annotated[
        Listed, typer.Option(help="One segment a line; jsonl: with its place in the file.")
    ] = Listed.TEXT,
) -> None:
    """Print the segments, one a line.

    duizhao corpus segment report.zh.txt

    duizhao corpus segment bilingual.txt --lang en --format jsonl
    """
    from corpus import read_file, read_sides, srx_splitter

    config = _config(encoding=encoding, encoding_errors=encoding_errors, max_size=max_size, max_segment=max_segment)
    settings = _read_settings(config)
    if srx is not None:
        settings = dataclasses.replace(settings, split=srx_splitter(read_file(srx), str(srx), _say))
    for document in read_sides(file, lang, settings):
        for segment in document.segments:
            fields = {"lang": document.lang, "kind": segment.kind, "paragraph": segment.paragraph}
            row = {**fields, "chars": segment.chars, "text": segment.text}
            print(json.dumps(row, ensure_ascii=False) if format is Listed.JSONL else segment.text)


# --- tmx -----------------------------------------------------------------------------------------------------------


@tmx_app.command("info")
def tmx_info(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A TMX file, packed with gzip or not.", readable=False)],
    format: _Shown = Shown.TEXT,
) -> None:
    """Tell what a memory holds: languages, units, dates, tags, duplicates.

    duizhao tmx info memory.tmx

    duizhao tmx info memory.tmx.gz --format json
    """
    from tmx import describe, info, info_json

    with _progress(quiet=False) as progress:
        size = max(file.stat().st_size, 1) if file.is_file() else 1
        memory, name = (sys.stdin.buffer, "stdin") if file == STANDARD else (file, str(file))
        found = info(memory, name, lambda n_bytes: progress("reading", min(n_bytes / size, 1)))
    if format is Shown.JSON:
        _print_json(info_json(found))
    else:
        print(*describe(found), sep="\n")


# --- config --------------------------------------------------------------------------------------------------------


@config_app.command("show")
def config_show(format: _Shown = Shown.TEXT) -> None:
    """Print every setting and where it comes from; and the dictionary.

    duizhao config show

    DUIZHAO_MODE=summary duizhao config show --format json
    """
    from aligner import dictionary_name

    config, origins = _settled({})
    using = dictionary_name(_cedict(config))
    licence = "as its header says" if config.dictionary else LICENCE
    rows = [(name, value, origins[name]) for name, value in dataclasses.asdict(config).items()]
    if format is Shown.JSON:
        found = {name: {"value": value, "from": origin} for name, value, origin in rows}
        _print_json({**found, "using": {"dictionary": using, "licence": licence}})
        return
    for name, value, origin in rows:
        print(f"{name:16} {value!s:32} {origin}")
    print(f"using {using} ({licence})")


def _config(**given: object) -> Config:
    return _settled(given)[0]


def _settled(given: Mapping[str, object]) -> tuple[Config, dict[str, str]]:
    """The settings and where each comes from: option, environment, `./duizhao.toml`, the user's file, default."""
    import platformdirs

    names = [field.name for field in dataclasses.fields(Config)]
    variables = {f"DUIZHAO_{name.upper()}": name for name in names}
    files = (Path("duizhao.toml"), Path(platformdirs.user_config_dir("duizhao")) / "duizhao.toml")
    layers = [
        ("option", given),
        *((variable, {name: os.environ.get(variable) or None}) for variable, name in variables.items()),
        *((str(path), _config_file(path, names)) for path in files),
        ("default", {"cache": platformdirs.user_cache_dir("duizhao")}),
    ]
    values: dict[str, Any] = {}
    origins = dict.fromkeys(names, "default")
    for field in dataclasses.fields(Config):
        for origin, layer in layers:
            if (value := layer.get(field.name)) is not None:
                values[field.name] = _typed(field.type, value, f"{origin}: {field.name}")
                origins[field.name] = origin
                break
    return Config(**values), origins


def _config_file(path: Path, names: list[str]) -> Mapping[str, object]:
    import tomllib

    from corpus import FormatError

    if not path.exists():
        return {}
    try:
        found = tomllib.loads(_text_of(path))
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{path}: not TOML: {error}") from None
    if odd := sorted(set(found) - set(names)):
        raise FormatError(f"{path}: unknown setting {odd[0]}: expected one of {', '.join(names)}")
    return found


def _typed(kind: Any, value: object, where: str) -> object:
    """The value as text, number or one of the choices that `kind` wants. Raises FormatError naming `where`."""
    from corpus import FormatError

    with contextlib.suppress(ValueError):
        match typed := kind(str(value)):
            case int() | float() if isinstance(value, bool) or not (0 <= typed <= 1 if kind is float else typed >= 1):
                raise ValueError
            case str() if not isinstance(value, str):
                raise ValueError
        return typed
    expected = {int: "a whole number above 0", float: "a number from 0 to 1", str: "a text"}
    raise FormatError(f"{where} is {value!r}: expected {expected.get(kind) or 'one of ' + ', '.join(kind)}")


# --- from words to rooms -------------------------------------------------------------------------------------------


def _read_settings(config: Config, lang: str = "") -> "ReadSettings":
    from corpus import ReadSettings

    return ReadSettings(
        lang=lang,
        encoding=config.encoding,
        encoding_errors=config.encoding_errors,
        file_limit=config.max_size,
        segment_limit=config.max_segment,
    )


def _documents(
    files: list[Path], tags: tuple[str, str], settings: "ReadSettings", lines: bool
) -> tuple["Document", "Document"]:
    from corpus import read_line_pair, read_pair

    if len(files) != 2 and (lines or len(files) != 1):
        raise typer.BadParameter("expected two files with one segment a line" if lines else "expected one or two files")
    if files.count(STANDARD) > 1:
        raise typer.BadParameter("only one of the files can be standard input")
    return (read_line_pair if lines else read_pair)(files, tags, settings)


def _text_of(path: Path) -> str:
    from corpus import decode_text, read_file

    return decode_text(read_file(path), str(path))[0]


def _cedict(config: Config) -> Path | None:
    return Path(config.dictionary).expanduser() if config.dictionary else None


def _dictionary(config: Config, progress: "Progress") -> "Dictionary":
    from aligner import open_dictionary

    return open_dictionary(Path(config.cache).expanduser(), _cedict(config), progress)


def _model(config: Config, weights: Path | None, lexicons: list[Path]) -> "Settings":
    import aligner

    settings = aligner.shipped_settings(aligner.Mode(config.mode))
    if weights is not None:
        own = aligner.weights_file(weights)
        settings = dataclasses.replace(settings, translation=own, summary=own)
    learned = [aligner.read_lexicon(_text_of(path), str(path)) for path in lexicons]
    return dataclasses.replace(settings, lexicon=aligner.merged(learned))


def _selection(alignment: "Alignment", config: Config) -> "Selection":
    import tmx

    return tmx.select_beads(alignment, config.min_confidence, tmx.Duplicates(config.duplicates))


# --- out -----------------------------------------------------------------------------------------------------------


def _targets(output: list[Path], format: Format | None) -> list[tuple[Path, Format]]:
    """Where the result goes, in which format; standard output where nothing is said."""
    if not output:
        return [(STANDARD, format or (Format.TABLE if sys.stdout.isatty() else Format.TSV))]
    if len(set(output)) < len(output):
        raise typer.BadParameter("-o names one file twice")
    return [(path, format or _format_of(path)) for path in output]


def _format_of(path: Path) -> Format:
    suffix = path.suffix.lower().removeprefix(".")
    if suffix not in set(Format) - {Format.TABLE}:
        endings = " ".join(f".{name}" for name in Format if name is not Format.TABLE)
        raise typer.BadParameter(f"-o {path}: the suffix names no format: expected one of {endings}, or --format")
    return Format(suffix)


def _refuse_outputs(outputs: Iterable[Path], inputs: Iterable[Path], force: bool) -> None:
    """Raises OutputError before any work is done for what could not be written in the end."""
    from corpus import OutputError, refuse_same_file

    for path in outputs:
        if path == STANDARD:
            continue
        refuse_same_file(path, inputs)
        if path.is_dir():
            raise OutputError(f"{path}: is a directory: name a file in it")
        if path.exists() and not force:
            raise OutputError(f"{path}: exists: use --force to replace it")
        if not path.parent.is_dir():
            raise OutputError(f"{path}: the folder {path.parent} does not exist: make it first")


def _write_all(results: Iterable[tuple[Path, bytes]], force: bool, quiet: bool) -> None:
    from corpus import Existing, write_atomically

    for path, content in results:
        if path == STANDARD:
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            continue
        write_atomically(path, [content], Existing.REPLACE if force else Existing.REFUSE)
        if not quiet:
            _say(f"wrote {path}")


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def _rendered(alignment: "Alignment", selection: "Selection", chosen: Format, raw: bool) -> Iterator[bytes]:
    import aligner
    import tmx

    if chosen is Format.TMX:
        return tmx.write_tmx(tmx.alignment_header(alignment, _version()), tmx.alignment_units(alignment, selection))
    cells = aligner.RAW if raw else aligner.SAFE
    writers: dict[Format, Callable[[Alignment], Iterable[str]]] = {
        Format.TSV: lambda found: aligner.tsv_lines(found, cells),
        Format.CSV: lambda found: aligner.csv_lines(found, cells),
        Format.JSONL: aligner.jsonl_lines,
        Format.LADDER: aligner.ladder_lines,
        Format.ALIGN: aligner.index_list_lines,
        Format.TXT: aligner.text_lines,
        Format.HTML: lambda found: [aligner.page(found)],
        Format.TABLE: lambda found: [_table(found)],
    }
    return (line.encode() for line in writers[chosen](alignment))


def _table(alignment: "Alignment") -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from aligner import rows_of

    table = Table("", "shape", "sure", box=box.SIMPLE_HEAD)
    for document in (alignment.source, alignment.target):
        table.add_column(Text(document.name), ratio=1, overflow="fold")
    for number, (bead, source, target) in enumerate(rows_of(alignment), start=1):
        colour = "green" if bead.confidence >= 0.9 else "yellow" if bead.confidence >= 0.7 else "red"
        shape = "{}–{}".format(*bead.shape)
        table.add_row(str(number), shape, Text(f"{bead.confidence:.2f}", colour), Text(source), Text(target))
    console = Console(width=None if sys.stdout.isatty() else 120)
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def _report(alignment: "Alignment", selection: "Selection | None") -> None:
    """What was found, on stderr; the last line is the signature."""
    from aligner import summary_of

    summary = summary_of(alignment)
    for document in (alignment.source, alignment.target):
        joins = sum(repair.kind == "page-join" for repair in document.repairs)
        joined = f", joined over {joins} page break{'s' * (joins > 1)}" if joins else ""
        n_segments = len(document.segments)
        _say(f"{document.name} ({document.lang}): {n_segments} segment{'s' * (n_segments != 1)}{joined}")
        for remark in document.remarks:
            _say(f"{document.name}: {remark}")
    full = summary.beads - summary.source_only - summary.target_only
    alone = f"{summary.source_only} source and {summary.target_only} target segments without a counterpart"
    sure = f"; mean confidence {summary.mean_confidence:.2f}" if full else ""
    _say(f"{full} beads with both sides, {alone}{sure}")
    for remark in alignment.remarks:
        _say(remark)
    if selection is not None:
        counts = dataclasses.asdict(selection.left_out)
        reasons = "".join(f", {n} left out: {why.replace('_', ' ')}" for why, n in counts.items() if n)
        _say(f"{len(selection.beads)} units in the TMX{reasons}")
    _say(alignment.signature)


@contextlib.contextmanager
def _progress(quiet: bool) -> Iterator["Progress"]:
    """A progress bar on stderr that shows itself only to a person, and only after a second."""
    if quiet or not sys.stderr.isatty():
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
