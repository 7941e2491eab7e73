"""Every file of a run, whatever its format, put side by side segment by segment."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import FormatError, LanguageError, ReadSettings, language_of
from scoring.inputs.lines import read_lines
from scoring.inputs.stream import Stream, Texts, refuse_other_sources, refuse_unequal
from scoring.inputs.table import SUFFIXES, Role, has_column, read_table
from scoring.inputs.units import read_units
from scoring.material import Candidate, Input, Material, Segment

_LINES = ("", ".txt")
"""Endings that no format of units has; for the others the room of these formats is asked, which takes its time."""


@dataclass(frozen=True)
class Files:
    """The files of a run and what is said of them.

    A candidate is a path, with `NAME=` before it where it is to have another name than the file. `columns` names the
    columns of tables, `documents` is a file with the name of each segment's document.
    """

    candidates: tuple[str, ...]
    references: tuple[Path, ...] = ()
    source: Path | None = None
    documents: Path | None = None
    columns: str = ""
    lang: str = ""
    source_lang: str = ""

    @property
    def paths(self) -> list[Path]:
        """All that are read."""
        named = [named_file(word)[1] for word in self.candidates]
        return [*named, *self.references, *(path for path in (self.source, self.documents) if path)]


def read_material(files: Files, settings: ReadSettings) -> Material:
    """The segments of all files beside each other.

    Raises FormatError for files of different lengths or sources, or two candidates of one name; LanguageError where the
    target language is not said and cannot be told; InputError for a file that cannot be read.
    """
    named = [named_file(word) for word in files.candidates]
    streams = [_read(path, Role.HYPOTHESIS, files, settings) for _, path in named]
    references = [_read(path, Role.REFERENCE, files, settings) for path in files.references]
    if not references and has_column(named[0][1], Role.REFERENCE, files.columns, settings):
        references = [read_table(named[0][1], Role.REFERENCE, files.columns, files.lang, settings)]
    source = [_read(files.source, Role.SOURCE, files, settings)] if files.source else []
    documents = [read_lines(files.documents, settings)] if files.documents else []
    everything = [*references, *source, *documents, *streams]
    refuse_unequal(everything)
    refuse_other_sources([*(_as_sources(one) for one in source), *references, *streams])
    candidates = tuple(_candidates(named, streams))
    language = files.lang or _language(references, streams)
    return Material(
        _segments(everything, references, source, documents),
        candidates,
        language,
        files.source_lang or _source_language(everything, source),
        _inputs(streams, references, source),
        remarks=tuple(remark for stream in everything for remark in stream.remarks),
    )


def named_file(word: str) -> tuple[str, Path]:
    """The name of a candidate and its file: `mt=out.txt`, or a path, whose name without suffix is the candidate's."""
    name, equals, path = word.partition("=")
    if equals and name and not Path(word).exists():
        return name, Path(path)
    return Path(word).stem, Path(word)


def _read(path: Path, role: Role, files: Files, settings: ReadSettings) -> Stream:
    lang = files.source_lang if role is Role.SOURCE else files.lang
    if path.suffix.lower() in SUFFIXES:
        return read_table(path, role, files.columns, lang, settings)
    if path.suffix.lower() in _LINES:
        return read_lines(path, settings)
    from tmx import format_of

    format = format_of(path)
    return read_units(path, format, lang, settings) if format else read_lines(path, settings)


def _as_sources(stream: Stream) -> Stream:
    """The source file as one that tells sources: its texts are they."""
    return Stream(stream.name, stream.columns, sources=stream.columns[0][1])


def _candidates(named: Sequence[tuple[str, Path]], streams: Sequence[Stream]) -> list[Candidate]:
    found = []
    for (name, _), stream in zip(named, streams, strict=True):
        for column, texts in stream.columns:
            own = column if column and len(stream.columns) > 1 else name
            found.append(Candidate(own, tuple(text or "" for text in texts)))
    names = [candidate.name for candidate in found]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise FormatError(
            f"two candidates are called {twice}: name them, as in first={twice}.txt second=other/{twice}.txt"
        )
    return found


def _segments(
    streams: Sequence[Stream], references: Sequence[Stream], source: Sequence[Stream], documents: Sequence[Stream]
) -> tuple[Segment, ...]:
    n_segments = len(streams[0])
    nothing: Texts = (None,) * n_segments
    sources = source[0].columns[0][1] if source else next((one.sources for one in streams if one.sources), nothing)
    if documents:
        names = tuple(text or "" for text in documents[0].columns[0][1])
    else:
        names = next((one.documents for one in streams if one.documents), ("",) * n_segments)
    texts = [column for stream in references for _, column in stream.columns]
    return tuple(
        Segment(sources[place], tuple(column[place] for column in texts), names[place]) for place in range(n_segments)
    )


def _inputs(streams: Sequence[Stream], references: Sequence[Stream], source: Sequence[Stream]) -> tuple[Input, ...]:
    roles = ((Role.HYPOTHESIS, streams), (Role.REFERENCE, references), (Role.SOURCE, source))
    return tuple(Input(role, one.name, len(one), one.digest) for role, many in roles for one in many)


def _language(references: Sequence[Stream], streams: Sequence[Stream]) -> str:
    """The target language: as the files say, or as the script of the references, else of the candidates, tells."""
    compared = references or streams
    said = next((one.language for one in compared if one.language), "")
    text = "\n".join(text for one in compared for _, texts in one.columns for text in texts if text)
    found = said or language_of(text)
    if not found:
        raise LanguageError(f"{compared[0].name}: cannot tell its language: name it with --lang, as in zh, en or de")
    return found


def _source_language(everything: Sequence[Stream], source: Sequence[Stream]) -> str:
    """What a file says, else what the source is written in; empty where neither tells."""
    said = next((one.source_language for one in everything if one.source_language), "")
    return said or language_of(" ".join(text for one in source for text in one.columns[0][1] if text))
