"""What is to be translated, read from a file of any format: its languages and its segments as units."""

import contextlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands.console import own_version
from commands.options import STANDARD
from commands.settings import config_of, read_settings

if TYPE_CHECKING:  # the rooms are imported by the command that needs them: `--help` must answer at once
    from tmx import Header, Losses, Remark, TranslationUnit

TEXT = "text"


class Said(NamedTuple):
    """The languages and the format, empty where nothing is said; with `lines` each line of a text is a segment."""

    source_lang: str = ""
    target_lang: str = ""
    lines: bool = False
    format: str = ""


class Job(NamedTuple):
    """A file to be translated: the name of its format, `text` for running text; its languages as BCP 47.

    The units have their source, and their translation where there is one. `again` is the file, to be read once more.
    """

    name: str
    again: Callable[[], Path | BytesIO]
    format: str
    source: str
    target: str
    header: "Header"
    units: "Iterator[TranslationUnit]"
    remarks: "Callable[[], tuple[Remark, ...]]" = tuple


@contextlib.contextmanager
def opened_job(path: Path, said: Said, losses: "Losses", told: Callable[[int], None] | None = None) -> Iterator[Job]:
    """The job in a file, or in standard input for `-`; closed in the end.

    A format that is not said is told by the name; languages are said, or told by the file, or by its script.

    Raises LanguageError for a text in two languages, and where an XLIFF file has other languages than are said.
    """
    from tmx import FORMATS, TableSettings, format_of, normalise, read_xliff

    format = said.format or format_of(path) or TEXT
    read = FORMATS[format].read if format in FORMATS else None
    if read is None:
        yield _text(path, said)
        return
    name, again = _named(path), _again(path)
    if format.startswith("xliff"):
        with read_xliff(again(), name, told, losses) as reader:
            has = normalise(reader.target_language)
            _refuse_other(path, "into", has, said.target_lang, "--target-lang")
            _refuse_other(path, "from", normalise(reader.header.srclang), said.source_lang, "--source-lang")
            source, target = _languages(reader.header.srclang, said.source_lang, has or said.target_lang)
            yield Job(name, again, format, source, target, reader.header, iter(reader), lambda: reader.remarks)
    else:
        settings = TableSettings(source_lang=said.source_lang, target_lang=said.target_lang, version=own_version())
        memory = read(again(), name, settings, losses, told)
        try:
            first = next(memory.units, None)
            written = first.variants[0].written if first and first.variants else ""
            srclang = memory.header.srclang.replace("*all*", "") or written
            source, target = _languages(srclang, said.source_lang, said.target_lang)
            units = _put_back(first, memory.units)
            header = memory.header._replace(srclang=said.source_lang) if said.source_lang else memory.header
            yield Job(name, again, format, source, target, header, units, memory.remarks)
        finally:
            memory.close()


def _text(path: Path, said: Said) -> Job:
    from corpus import LanguageError, read, read_file, read_lines
    from tmx import Header, client_code, document_units, normalise

    settings = read_settings(config_of(), said.source_lang)
    if said.lines:
        documents = [read_lines(read_file(path, settings.file_limit), path.name, settings)[0]]
    else:
        documents = list(read(path, settings).documents)
    if len(documents) != 1:
        raise LanguageError(f"{path}: holds two languages: give a file of one, or name its language with --source-lang")
    source, target = _languages(documents[0].lang, said.source_lang, said.target_lang)
    code = client_code(normalise(documents[0].lang))
    header = Header("duizhao", own_version(), "sentence", "duizhao", "en", code, "plaintext")
    return Job(_named(path), lambda: path, TEXT, source, target, header, document_units(documents[0]))


def _named(path: Path) -> str:
    return "stdin" if path == STANDARD else str(path)


def _again(path: Path) -> Callable[[], Path | BytesIO]:
    """The file as often as it is wanted; standard input, which comes once, is kept in memory."""
    from corpus import read_file

    if path != STANDARD:
        return lambda: path
    content = read_file(path, read_settings(config_of()).file_limit)
    return lambda: BytesIO(content)


def _languages(found: str, source: str, target: str) -> tuple[str, str]:
    """As said, else as found; what is Chinese is wanted in English, all else in Chinese."""
    from tmx import normalise

    source = normalise(source or found)
    return source, normalise(target) or ("en" if source.startswith("zh") else "zh-Hans")


def _refuse_other(path: Path, how: str, has: str, wanted: str, option: str) -> None:
    from corpus import LanguageError

    if has and wanted and has.partition("-")[0] != wanted.partition("-")[0]:
        raise LanguageError(f"{path}: is to be translated {how} {has}, not {wanted}: leave out {option}")


def _put_back(first: "TranslationUnit | None", rest: "Iterator[TranslationUnit]") -> "Iterator[TranslationUnit]":
    if first is not None:
        yield first
    yield from rest
