"""The two sides of an alignment read: from one bilingual file, from two files, or as lines that are segments."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.document import Document
from corpus.errors import LanguageError
from corpus.files import file_name, read_file
from corpus.reading import read, read_bytes, read_lines
from corpus.script import language_of
from corpus.settings import ReadSettings

_WRITTEN_IN_HAN = frozenset(["zh", "ja", "yue", "cmn", "lzh", "wuu", "nan", "hak"])

Tags = tuple[str, str]
"""What is said beforehand of the languages of source and target; empty where nothing is."""


def read_pair(files: Sequence[Path], tags: Tags, settings: ReadSettings) -> tuple[Document, Document]:
    """Source and target: of two files in this order; of one bilingual file the Chinese first unless a tag says else.

    Raises LanguageError where one file holds one language, or one of two holds both; InputError as `read`.
    """
    if len(files) == 1:
        return _both_sides(files[0], tags, settings)
    source, target = (_one_side(file, replace(settings, lang=tag)) for file, tag in zip(files, tags, strict=True))
    return source, target


def read_line_pair(files: Sequence[Path], tags: Tags, settings: ReadSettings) -> tuple[Document, Document]:
    """Source and target from two files of one segment a line; a remark counts the empty lines that were dropped."""
    source, target = (_lines(file, replace(settings, lang=tag)) for file, tag in zip(files, tags, strict=True))
    return source, target


def read_sides(file: Path, tag: str, settings: ReadSettings) -> tuple[Document, ...]:
    """The sides of a file that are in the language `tag` (all for an empty one), or the file as a text in it."""
    data, name = read_file(file, settings.file_limit), file_name(file)
    documents = read_bytes(data, name, settings).documents
    sides = tuple(document for document in documents if document.lang.startswith(tag))
    return sides or read_bytes(data, name, replace(settings, lang=tag)).documents


def _both_sides(file: Path, tags: Tags, settings: ReadSettings) -> tuple[Document, Document]:
    documents = read(file, settings).documents
    if len(documents) != 2:
        raise LanguageError(
            f"{file}: only one language ({documents[0].lang}) was found in it, no partner: "
            "give the translation as a second file"
        )
    chinese, english = sorted(documents, key=lambda document: not document.lang.startswith("zh"))
    english_first = tags[0].startswith("en") or tags[1].startswith("zh")
    sides = (english, chinese) if english_first else (chinese, english)
    source, target = (replace(side, lang=tag or side.lang) for side, tag in zip(sides, tags, strict=True))
    return source, target


def _one_side(file: Path, settings: ReadSettings) -> Document:
    documents = read(file, settings).documents
    if len(documents) != 1:
        raise LanguageError(
            f"{file}: holds two languages by itself: align it alone, or name its language with --source-lang or "
            "--target-lang"
        )
    return _as_said(documents[0], file, settings.lang)


def _lines(file: Path, settings: ReadSettings) -> Document:
    document, n_dropped = read_lines(read_file(file, settings.file_limit), file_name(file), settings)
    remarks = (f"empty lines dropped: {n_dropped}",) if n_dropped else ()
    return _as_said(replace(document, remarks=(*document.remarks, *remarks)), file, settings.lang)


def _as_said(document: Document, file: Path, tag: str) -> Document:
    """The document, unless its script shows another language than was said. Raises LanguageError then."""
    if not tag:
        return document
    is_chinese = language_of(document.text).startswith("zh")
    language = tag.partition("-")[0]
    if (language == "zh" and not document.script.han) or (language not in _WRITTEN_IN_HAN and is_chinese):
        seen = "mostly Chinese characters" if is_chinese else "no Chinese characters"
        raise LanguageError(f"{file}: said to be {tag}, but it has {seen}: name the right language, or none")
    return document
