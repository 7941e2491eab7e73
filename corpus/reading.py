"""A file in, one or two Documents out: its bytes decoded and its languages parted."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.binary import refuse_binary
from corpus.document import Document, Encoding, Reading, Segment, Span
from corpus.encoding import decode
from corpus.errors import UnreadableError
from corpus.files import file_name, read_file
from corpus.lines import lines_of
from corpus.script import language_of, script_of
from corpus.settings import ReadSettings as ReadSettings

if TYPE_CHECKING:  # what lays texts out is imported where that is done: lines are taken as they are
    from corpus.layout.assembly import Original
    from corpus.layout.bilingual import Split

DEFAULT = ReadSettings()


def read(path: str | Path, settings: ReadSettings = DEFAULT) -> Reading:
    """The Document in the text file at `path` (`-`: standard input), or both Documents of a bilingual one.

    Raises UnreadableError, EncodingError or LimitError with one line for people.
    """
    return read_bytes(read_file(path, settings.file_limit), file_name(path), settings)


def read_bytes(data: bytes, name: str, settings: ReadSettings = DEFAULT) -> Reading:
    """The same for bytes that are already here; `name` goes into the Documents and the messages."""
    from corpus.layout.assembly import Original, assemble
    from corpus.layout.bilingual import is_mixed, split_languages

    text, encoding = decode_text(data, name, settings)
    original = Original(text, name, _digest(data), settings)
    lines = lines_of(text)
    split = None if settings.lang else split_languages(text, lines)
    if split is None:
        document = assemble(original, lines, settings.lang or _language(text), [])
        if not settings.lang and is_mixed(text):
            remark = "both Chinese and English, but no rule parts them: name the language with --source-lang"
            document = replace(document, remarks=(*document.remarks, remark))
        return Reading((document,), encoding)
    return Reading(tuple(_sides(original, split)), encoding, split.rule)


def read_lines(data: bytes, name: str, settings: ReadSettings = DEFAULT) -> tuple[Document, int]:
    """A Document of one segment a line, as they stand, and the number of empty lines that were dropped.

    Only CR LF, CR and LF end a line. Nothing is cleaned, parted, joined or skipped.
    """
    text, _ = decode_text(data, name, settings)
    lines = lines_of(text)
    filled = [line for line in lines if not line.blank]
    script = script_of(text)
    segments = tuple(
        Segment(text[line.start : line.end], Span(line.start, line.end), number) for number, line in enumerate(filled)
    )
    document = Document(
        name,
        settings.lang or language_of(text, script) or "und",
        text,
        segments,
        digest=_digest(data),
        script=script,
    )
    return document, len(lines) - len(filled)


def decode_text(data: bytes, name: str, settings: ReadSettings = DEFAULT) -> tuple[str, Encoding]:
    """The characters of a text file and how they were decoded; raises for binary and for blank files."""
    if not settings.encoding:
        refuse_binary(data, name)
    text, encoding = decode(data, name, settings.encoding or None, settings.encoding_errors)
    if not text.strip():
        raise UnreadableError(f"{name}: empty: it holds nothing but white space")
    return text, encoding


def _language(text: str) -> str:
    return language_of(text) or "und"


def _sides(original: "Original", split: "Split") -> Iterator[Document]:
    from corpus.layout.assembly import assemble

    markers = list(split.markers)
    for side in split.sides:
        end = max(line.end for line in side)
        mine = [marker for marker in markers if marker.end <= end or side is split.sides[-1]]
        markers = [marker for marker in markers if marker not in mine]
        words = "\n".join(original.text[line.start : line.end] for line in side)
        yield assemble(original, side, _language(words), mine)


def _digest(data: bytes) -> str:
    import hashlib  # 4 MB that work on memories does without

    return hashlib.sha256(data).hexdigest()
