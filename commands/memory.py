"""`duizhao memory`: units kept in a store, and looked up."""

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.console import own_version, print_json, progress_bar, say
from commands.options import STANDARD, Answer, ForceOption, Shown, ShownOption, language_tag
from commands.outputs import refuse_outputs, write_all
from commands.settings import config_of

if TYPE_CHECKING:
    from memory import FileAnalysis, Hit, Match, Stored
    from tmx import TranslationUnit

memory_app = typer.Typer(no_args_is_help=True, help="Keep translation units, and look them up.")

_Store = Annotated[
    str | None, typer.Option("--store", metavar="STORE", help="The memory.  [default: see `config show`]")
]
_CONTEXT = 40


class _Repetitions(StrEnum):
    """As `memory.Repetitions`."""

    FIRST = "first"
    AFTER_EXACT = "after-exact"


_Name = Annotated[str, typer.Option("--name", help="One of the named memories in the store.")]


@memory_app.command("add")
def memory_add(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="TMX files, packed or not.", readable=False)],
    to: Annotated[str | None, typer.Option("--to", metavar="STORE", help="As --store of the other commands.")] = None,
    name: _Name = "main",
    format: ShownOption = Shown.TEXT,
) -> None:
    """Add units to a memory, each file whole or not at all; what is there already is counted, not doubled.

    duizhao memory add report.tmx

    duizhao memory add book-1.tmx book-2.tmx.gz --to book.sqlite --name chapters
    """
    from memory import Store

    rows = {}
    with Store(_path(to)) as store, progress_bar(quiet=False) as progress:
        for file in files:
            size = max(file.stat().st_size, 1) if file.is_file() else 1
            told = _Bytes(progress, file.name, size)
            rows[str(file)] = store.add(_units(file, told), name)
    if format is Shown.JSON:
        print_json({file: added._asdict() for file, added in rows.items()})
        return
    for path, added in rows.items():
        counts = ", ".join(f"{count:,} {what.replace('_', ' ')}" for what, count in added._asdict().items())
        print(f"{path}: {counts}")


@memory_app.command("lookup")
def memory_lookup(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="A segment, or - for standard input, one a line.")],
    store: _Store = None,
    source_lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Of the text.")] = "",
    target_lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Of the translation.")] = "",
    threshold: Annotated[int, typer.Option(min=1, max=100, help="The least score.")] = 70,
    matches: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 5,
    format: Annotated[Answer, typer.Option(help="How to answer.")] = Answer.TEXT,
) -> None:
    """Find units like a text: their score, what differs, and the translation.

    duizhao memory lookup 工人们开展技术革新运动

    duizhao memory lookup "the workers launched a movement" --threshold 60 --format jsonl
    """
    from memory import Limits, Lookup, Query, Store

    texts = [line.rstrip("\r\n") for line in sys.stdin] if text == str(STANDARD) else [text]
    with Store(_existing(store)) as opened:
        lookup = Lookup(opened)
        for one in filter(None, texts):
            source, target = _languages(one, source_lang, target_lang)
            found = lookup(Query(one, source, target), Limits(threshold, matches))
            _print_matches(one, found, format)


@memory_app.command("search")
def memory_search(
    text: Annotated[str, typer.Argument(metavar="TEXT", help="Any stretch of characters, one Chinese one too.")],
    store: _Store = None,
    lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Look on this side only.")] = "",
    other: Annotated[str, typer.Option(help="What the other side must have.")] = "",
    lacking: Annotated[str, typer.Option(help="What the other side must not have.")] = "",
    regex: Annotated[bool, typer.Option("--regex", help="TEXT is a regular expression.")] = False,
    hits: Annotated[int, typer.Option(min=1, help="How many units at most.")] = 50,
    format: Annotated[Answer, typer.Option(help="How to answer.")] = Answer.TEXT,
) -> None:
    """Concordance: every unit in which a text stands, in either language.

    duizhao memory search 技协

    duizhao memory search 技术革新 --lacking "technical innovation" --format jsonl
    """
    from memory import Search, Store, concordance, matching_expression

    search = Search(text, lang.partition("-")[0], other, lacking)
    with Store(_existing(store)) as opened:
        found = list(islice((matching_expression if regex else concordance)(opened, search), hits))
    if format is Answer.TEXT:
        _print_hits(text, found)
        return
    rows = [_hit_row(hit) for hit in found]
    if format is Answer.JSON:
        print_json({"query": text, "hits": rows})
    else:
        print("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), end="")


@memory_app.command("analyze")
def memory_analyze(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Texts in one language, or TMX files.", readable=False)
    ],
    store: _Store = None,
    target_lang: Annotated[str, typer.Option(parser=language_tag, metavar="TAG", help="Of the translation.")] = "",
    repetitions: Annotated[
        _Repetitions, typer.Option(help="Whether a repetition comes before an exact match.")
    ] = _Repetitions.FIRST,
    format: ShownOption = Shown.TEXT,
) -> None:
    """Tell how much of texts a memory knows, by match rate: every segment in exactly one row.

    duizhao memory analyze chapter-1.zh.txt chapter-2.zh.txt

    duizhao memory analyze report.zh.txt --store book.sqlite --format json
    """
    import memory

    named = [_segments(file) for file in files]
    with memory.Store(_existing(store)) as opened, progress_bar(quiet=False) as progress:
        target = _languages("".join(named[0][2]), named[0][1], target_lang)[1]
        settings = memory.AnalysisSettings(target, repetitions=memory.Repetitions(repetitions))
        analyses = []
        for number, one in enumerate(memory.analyse(named, memory.Lookup(opened), settings), start=1):
            progress(one.name, number / len(named))
            analyses.append(one)
    if len(analyses) > 1:
        analyses.append(memory.together(analyses, "all"))
    if format is Shown.JSON:
        print_json([_analysis_json(one) for one in analyses])
    else:
        print("\n\n".join(map(_analysis_text, analyses)))


@memory_app.command("info")
def memory_info(store: _Store = None, format: ShownOption = Shown.TEXT) -> None:
    """Tell what a store holds.

    duizhao memory info

    duizhao memory info --store book.sqlite --format json
    """
    from memory import Store

    with Store(_existing(store)) as opened:
        memories = opened.memories()
    if format is Shown.JSON:
        print_json({"store": str(_path(store)), "memories": [memory._asdict() for memory in memories]})
        return
    print(_path(store))
    for memory in memories:
        locked = ", read-only" if memory.read_only else ""
        print(f"  {memory.name}: {memory.units:,} units, priority {memory.priority}, penalty {memory.penalty}{locked}")


@memory_app.command("export")
def memory_export(
    output: Annotated[Path, typer.Option("-o", "--output", help="The TMX file.", readable=False)],
    store: _Store = None,
    name: Annotated[str, typer.Option("--name", help="One of the named memories.  [default: all]")] = "",
    force: ForceOption = False,
) -> None:
    """Write the units of a store as TMX.

    duizhao memory export -o all.tmx

    duizhao memory export -o chapters.tmx --store book.sqlite --name chapters
    """
    from memory import Store
    from tmx import memory_header, write_tmx

    refuse_outputs([output], [], force)
    with Store(_existing(store)) as opened:
        write_all([(output, b"".join(write_tmx(memory_header(own_version()), opened.units(name))))], force, quiet=False)


def _segments(file: Path) -> tuple[str, str, list[str]]:
    """The name of a file, its language, and its segments: of a text as it is read, of a memory its source texts."""
    from corpus import LanguageError, ReadSettings, read

    if ".tmx" in file.suffixes:
        units = list(_units(file, None))
        language = units[0].variants[0].language if units else ""
        return file.name, language, [unit.variants[0].text for unit in units if unit.variants]
    documents = read(file, ReadSettings()).documents
    if len(documents) != 1:
        raise LanguageError(f"{file}: holds two languages: give a file of one")
    return file.name, documents[0].lang, [segment.text for segment in documents[0].segments]


def _analysis_json(one: "FileAnalysis") -> dict[str, Any]:
    from memory import USUAL_WEIGHTS, weighted

    rows = {row.value: amount._asdict() for row, amount in one.rows.items()}
    return {"file": one.name, "rows": rows, "total": one.total._asdict(), "weighted": weighted(one, USUAL_WEIGHTS)}


def _analysis_text(one: "FileAnalysis") -> str:
    from memory import USUAL_WEIGHTS, Amount, weighted

    volume = one.total.volume or 1
    lines = [f"{one.name:24}" + "".join(f"{name:>11}" for name in (*Amount._fields, "share"))]
    for name, amount in [*((row.value, amount) for row, amount in one.rows.items()), ("total", one.total)]:
        lines.append(f"  {name:22}" + "".join(f"{n:11,}" for n in amount) + f"{amount.volume / volume:11.0%}")
    words = "words: Chinese characters, words of letters and numbers, one each"
    return "\n".join([*lines, f"  weighted {weighted(one, USUAL_WEIGHTS):,.0f} of {one.total.volume:,} {words}"])


class _Bytes:
    """Progress in bytes of a file as a share of it."""

    def __init__(self, progress: Any, step: str, size: int) -> None:
        self.progress, self.step, self.size = progress, step, size

    def __call__(self, n_bytes: int) -> None:
        self.progress(self.step, min(n_bytes / self.size, 1))


def _units(file: Path, told: "_Bytes | None") -> Iterator["TranslationUnit"]:
    from tmx import read_tmx

    with read_tmx(file, str(file), told) as units:
        yield from units


def _path(store: str | None) -> Path:
    path = Path(config_of(memory=store).memory).expanduser()
    if store is None:
        path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _existing(store: str | None) -> Path:
    from corpus import UnreadableError

    path = _path(store)
    if not path.exists():
        raise UnreadableError(f"{path}: there is no such memory: make one with `duizhao memory add FILE`")
    return path


def _languages(text: str, source: str, target: str) -> tuple[str, str]:
    """Said, or seen: a text with Chinese characters is Chinese and wanted in English, any other the other way."""
    from corpus import script_of

    source = source or ("zh" if script_of(text).han else "en")
    return source, target or ("en" if source.startswith("zh") else "zh")


def _print_matches(text: str, matches: list["Match"], format: Answer) -> None:
    if format is Answer.TEXT:
        _print_text(text, matches)
        return
    rows = [_row(match) for match in matches]
    if format is Answer.JSON:
        print_json({"query": text, "matches": rows})
    else:
        print(
            *(json.dumps({"query": text, **row}, ensure_ascii=False) for row in rows), sep="\n", end="\n" * bool(rows)
        )


def _row(match: "Match") -> dict[str, Any]:
    return {
        "score": match.score,
        "penalty": match.penalty,
        "source": match.source,
        "target": match.target,
        "differences": [one._asdict() for one in match.differences],
        "flags": [flag.value for flag in match.flags],
        "origin": _origin(match.stored),
    }


def _origin(stored: "Stored") -> dict[str, Any]:
    props = {prop.type: prop.text for prop in stored.unit.props}
    where = {"memory": stored.memory, "unit": stored.id, "tuid": stored.unit.tuid, "changed": stored.changed}
    return {**where, "props": props}


def _hit_row(hit: "Hit") -> dict[str, Any]:
    unit = hit.stored.unit
    others = {variant.language: variant.text for variant in unit.variants if variant.language != hit.said.language}
    found = {"text": hit.said.text, "language": hit.said.language, "spans": hit.spans, "others": others}
    return {**found, "origin": _origin(hit.stored)}


def _print_hits(text: str, hits: list["Hit"]) -> None:
    """Keyword in context: what stands before, the text itself, what stands after; below it the other side."""
    if not hits:
        say(f"{text}: not found")
    for hit in hits:
        for start, end in hit.spans:
            before, after = hit.said.text[:start][-_CONTEXT:], hit.said.text[end:][:_CONTEXT]
            print(f"{before}⟦{hit.said.text[start:end]}⟧{after}")
        for variant in hit.stored.unit.variants:
            if variant.language != hit.said.language:
                print(f"      {variant.text}")


def _print_text(text: str, matches: list["Match"]) -> None:
    if not matches:
        say(f"no match for {text}")
    for match in matches:
        flags = "".join(f" [{flag.value}]" for flag in match.flags)
        print(f"{match.score:3} %{flags}  {match.stored.memory}")
        print(f"      {_marked(match)}")
        print(f"      {match.target}")


def _marked(match: "Match") -> str:
    """The memory's text; in colours on a terminal: what the query lacks in red, what it has otherwise in yellow."""
    if not sys.stdout.isatty():
        return match.source
    colours = {"delete": "31", "replace": "33", "insert": "32", "equal": "0"}
    return "".join(
        f"\033[{colours[one.op]}m{match.source[slice(*one.memory)] or '▲'}\033[0m" for one in match.differences
    )
