"""Every format that memories are exchanged in, by name: how it is told, what reads it, what writes it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tmx.exchange.memory import legal_units, memory_units
from tmx.exchange.pairing import UNKNOWN
from tmx.language import matching, normalise
from tmx.loss import Losses
from tmx.place import Progress
from tmx.po.read import read_po
from tmx.po.write import write_po
from tmx.read import read_tmx
from tmx.table.delimited import read_csv, read_tsv, write_csv, write_tsv
from tmx.table.document import read_docx
from tmx.table.jsonl import read_jsonl, write_jsonl
from tmx.table.moses import read_moses
from tmx.table.page import write_html
from tmx.table.reading import Memory
from tmx.table.review import write_docx
from tmx.table.settings import TableSettings
from tmx.table.spreadsheet import write_xlsx
from tmx.table.workbook import read_xlsx
from tmx.unit import ALL_LANGUAGES, Header, TranslationUnit
from tmx.write import write_tmx
from tmx.xliff.read import read_xliff
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21

Reader = Callable[[Path | BinaryIO, str, TableSettings, Losses, Progress | None], Memory]
"""From a path or stream, its name for messages, what was said beforehand, where losses go, who is told the bytes."""

Writer = Callable[[Header, Iterable[TranslationUnit], TableSettings, Losses], Iterator[bytes]]
"""Gives the bytes of a file piece by piece; what cannot be carried goes to the losses."""


class Format(NamedTuple):
    """How the names of its files end, and what reads and writes it; None where nothing does."""

    suffixes: tuple[str, ...]
    read: Reader | None
    write: Writer | None


def _read_tmx(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None
) -> Memory:
    reader = read_tmx(source, name, progress)
    return Memory(reader.header, iter(reader), reader.close, lambda: reader.remarks, reader.stretches())


_TO_TRANSLATE = frozenset({"xliff", "xliff2", "po"})
"""The formats that also hold what is not translated yet."""


def _write_tmx(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    return write_tmx(header, units)


def _read_xliff(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None
) -> Memory:
    reader = read_xliff(source, name, progress, losses, (settings.source_lang, settings.target_lang))
    units = _with_languages(reader, losses)
    return Memory(_made(reader.header, settings), units, reader.close, lambda: reader.remarks)


def _with_languages(units: Iterable[TranslationUnit], losses: Losses) -> Iterator[TranslationUnit]:
    """The units; a language that neither the file nor the caller says is counted."""
    for unit in units:
        if any(variant.written == UNKNOWN for variant in unit.variants):
            losses.add("language that the file does not say: --source-lang or --target-lang names it", unit.number)
        yield unit


def _write_xliff12(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    return write_xliff12(header, units, losses)


def _write_xliff21(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    return write_xliff21(header, units, losses)


def _read_po(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None
) -> Memory:
    reader = read_po(source, name, progress)
    return Memory(_made(reader.header, settings), iter(reader), reader.close)


def _write_po(
    header: Header, units: Iterable[TranslationUnit], settings: TableSettings, losses: Losses
) -> Iterator[bytes]:
    return write_po(header, units, losses)


def _made(header: Header, settings: TableSettings) -> Header:
    """The header of a memory that duizhao makes of another format."""
    return header._replace(
        creationtool="duizhao",
        creationtoolversion=settings.version,
        o_tmf="duizhao",
        srclang=header.srclang or ALL_LANGUAGES,
    )


FORMATS = {
    "tmx": Format((".tmx", ".tmx.gz", ".zip"), _read_tmx, _write_tmx),
    "tsv": Format((".tsv", ".tab"), read_tsv, write_tsv),
    "csv": Format((".csv",), read_csv, write_csv),
    "jsonl": Format((".jsonl",), read_jsonl, write_jsonl),
    "xlsx": Format((".xlsx",), read_xlsx, write_xlsx),
    "docx": Format((".docx",), read_docx, write_docx),
    "html": Format((".html", ".htm"), None, write_html),
    "xliff": Format((".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"), _read_xliff, _write_xliff12),
    "xliff2": Format((".xlf2", ".xliff2"), _read_xliff, _write_xliff21),
    "po": Format((".po", ".pot"), _read_po, _write_po),
    "moses": Format((), read_moses, None),
}
"""By name. XLIFF is read in whatever version it is. Moses is written by `write_moses`, because it is two files."""


def fit_for(target: str, source: str, units: Iterable[TranslationUnit], losses: Losses) -> Iterable[TranslationUnit]:
    """The units as the format `target` takes them: what is not translated yet stays where it can be translated.

    Both formats by name; what is left out, and what XML cannot hold and `target` would refuse, is counted.
    """
    if source in _TO_TRANSLATE and target not in _TO_TRANSLATE:
        return memory_units(units, losses)
    return legal_units(units, losses) if target == "tmx" != source else units


def format_of(path: Path) -> str:
    """The name of the format that the name of a file tells; empty where none does."""
    name = path.name.lower()
    return next((key for key, format in FORMATS.items() if name.endswith(format.suffixes)), "")


class Counted:
    """Units on their way, and how many have passed."""

    def __init__(self, units: Iterable[TranslationUnit]) -> None:
        self._units = units
        self.count = 0

    def __iter__(self) -> Iterator[TranslationUnit]:
        for unit in self._units:
            self.count += 1
            yield unit


def one_pair(
    header: Header, units: Iterable[TranslationUnit], source_lang: str, target_lang: str, losses: Losses
) -> tuple[Header, Iterator[TranslationUnit]]:
    """A memory of these two languages only, the source first; units without one text in each are left out."""
    pairs = _pairs(units, normalise(source_lang), normalise(target_lang), losses)
    first = next(pairs, None)
    if first is None:
        return header, pairs
    return header._replace(srclang=first.variants[0].written), chain([first], pairs)


def _pairs(
    units: Iterable[TranslationUnit], source_lang: str, target_lang: str, losses: Losses
) -> Iterator[TranslationUnit]:
    for unit in units:
        sources, targets = matching(unit.variants, source_lang), matching(unit.variants, target_lang)
        if len(sources) != 1 or len(targets) != 1 or sources[0] is targets[0]:
            losses.leave_out("unit without just one variant for each language", unit.number)
            continue
        for _ in unit.variants[2:]:
            losses.add("text in another language", unit.number)
        yield unit._replace(variants=(sources[0], targets[0]))
