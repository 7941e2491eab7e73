"""A bitext as Moses and most training tools take it: two files, `name.zh` and `name.en`, with a segment a line."""

import glob
import re
import tempfile
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO, TextIO

from corpus import Existing, FormatError, OutputError, write_atomically
from tmx.language import client_code, normalise
from tmx.loss import Losses
from tmx.place import Progress
from tmx.source import characters, opened
from tmx.table.columns import Field
from tmx.table.entry import WORDS, Entry, count_uncarried, entries_of
from tmx.table.languages import table_languages
from tmx.table.reading import Memory, Reading, read_entries
from tmx.table.settings import TableSettings
from tmx.unit import Header, TranslationUnit

_BREAKS = re.compile(r"[\t\n\r]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_UNCARRIED = ("id", "date", "confidence", "status", "notes", "props")


def write_moses(
    stem: Path, header: Header, units: Iterable[TranslationUnit], losses: Losses, existing: Existing
) -> tuple[Path, Path]:
    """Writes both files and returns their paths: source and target, of the first two languages of the memory.

    Units without a text in both are left out; tabs and line ends inside a text become a space; both are counted. Raises
    FormatError for a memory of one language, OutputError as `write_atomically`.
    """
    codes, units = table_languages(header, units, losses)
    if len(codes) < 2:
        raise FormatError(f"{stem}: the memory has one language only: Moses takes pairs")
    first, second = (Path(f"{stem}.{tag}") for tag in _tags(codes[:2]))
    if existing is Existing.REFUSE and second.exists():
        raise OutputError(f"{second}: exists: use --force to replace it")
    with tempfile.TemporaryFile() as targets:
        write_atomically(first, _sources(entries_of(units, codes[:2], WORDS, losses), targets, losses), existing)
        targets.seek(0)
        write_atomically(second, targets, existing)
    return first, second


def _tags(codes: tuple[str, ...]) -> tuple[str, ...]:
    """What the names of the files end in: the languages, or where both are one, the codes as they are."""
    languages = tuple(normalise(code).partition("-")[0] for code in codes)
    return codes if len(set(languages)) < len(codes) else languages


def _sources(entries: Iterable[Entry], targets: BinaryIO, losses: Losses) -> Iterator[bytes]:
    """The lines of the source; those of the target are put aside."""
    for entry in entries:
        if not all(entry.texts):
            losses.leave_out("unit without a text in both languages", entry.number)
            continue
        source, target = (_BREAKS.sub(" ", text) for text in entry.texts)
        if (source, target) != entry.texts:
            losses.add("tab or line end inside a text: a space stands in its place", entry.number)
        count_uncarried(entry, _UNCARRIED, losses)
        targets.write(f"{target}\n".encode())
        yield f"{source}\n".encode()


def read_moses(
    source: Path | BinaryIO, name: str, settings: TableSettings, losses: Losses, progress: Progress | None = None
) -> Memory:
    """The units of `name.zh` and `name.en`, whichever of the two, or what they have in common, is named.

    Raises FormatError where the two files cannot be told, or have different numbers of lines.
    """
    if not isinstance(source, Path):
        raise FormatError(f"{name}: Moses has two files: name what they have in common, as corpus for corpus.zh")
    paths = _files(source, settings)
    files = [opened(path, str(path), progress) for path in paths]
    (sources, one), (targets, other) = (
        characters(file, str(path), settings.reading) for file, path in zip(files, paths, strict=True)
    )
    reading = Reading(name, settings, losses, lambda: _close(files))
    labels = [_label(path, field) for path, field in zip(paths, (Field.SOURCE, Field.TARGET), strict=True)]
    return read_entries(_entries(sources, targets, paths), labels, reading)._replace(remarks=lambda: (*one, *other))


def _close(files: list[BinaryIO]) -> None:
    for file in files:
        file.close()


def _files(source: Path, settings: TableSettings) -> tuple[Path, ...]:
    """The file of the source and that of the target: as was said, or those in Chinese and English, or the only two."""
    stem = source.with_suffix("") if source.is_file() and _TAG.fullmatch(source.suffix[1:]) else source
    tagged = {path.name[len(stem.name) + 1 :]: path for path in stem.parent.glob(f"{glob.escape(stem.name)}.*")}
    found = {tag: tagged[tag] for tag in sorted(tagged, key=_chinese_first) if _TAG.fullmatch(tag)}
    said = settings.source_lang, settings.target_lang
    usual = [tag for tag in found if normalise(tag).partition("-")[0] in ("zh", "en")]
    tags = [_served(code, found) for code in said] if any(said) else usual if len(usual) == 2 else list(found)
    if len(tags) != 2 or "" in tags:
        names = ", ".join(path.name for path in found.values()) or "no file"
        raise FormatError(f"{stem}: expected two files such as {stem.name}.zh and {stem.name}.en, found {names}")
    return tuple(found[tag] for tag in tags)


def _chinese_first(tag: str) -> tuple[bool, str]:
    return not normalise(tag).startswith("zh"), tag


def _served(code: str, tags: Iterable[str]) -> str:
    """The tag that means this language, or the same language at least; empty where there is none."""
    same = [tag for tag in tags if normalise(tag).partition("-")[0] == normalise(code).partition("-")[0]]
    return next((tag for tag in same if normalise(tag) == normalise(code)), "".join(same[:1]))


def _label(path: Path, field: Field) -> str:
    """The language code that the name of a file ends in, or for Chinese the field whose script its text tells."""
    tag = path.suffix[1:]
    if normalise(tag) == "zh":
        return field
    return client_code("en") if normalise(tag) == "en" else tag


def _entries(sources: TextIO, targets: TextIO, paths: tuple[Path, ...]) -> Iterator[Entry]:
    for number, pair in enumerate(zip_longest(sources, targets), start=1):
        if None in pair:
            short = paths[pair.index(None)]
            raise FormatError(f"{short}:{number}: ends here, the other file goes on: both must have as many lines")
        yield Entry(tuple(line.rstrip("\r\n") for line in pair), number=number, line=number)
