"""Pairs of Chinese and English texts out of memories and alignments, whatever their format."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus import FormatError, LanguageError, decode_text, language_of, read_file
from tmx.pairs import Pair, read_pairs

if TYPE_CHECKING:  # the aligner brings numpy: 30 MB that work on memories does without
    from aligner import Row

_ALIGNMENTS = (".jsonl", ".tsv", ".csv")
_SAMPLE = 200


def bitext(path: Path) -> Iterator[Pair]:
    """Each unit of a TMX, or each full bead of an alignment (jsonl, tsv, csv), as its Chinese and its English text.

    Units without one variant of each language, and null beads, are passed over. Raises InputError as the readers do,
    and LanguageError for an alignment that is not of Chinese and English.
    """
    if path.suffix.lower() in _ALIGNMENTS:
        return _of_rows(_rows(path), path)
    if ".tmx" in path.suffixes:
        return read_pairs(path, "zh", "en", name=str(path))
    raise FormatError(f"{path}: neither TMX nor an alignment: expected .tmx, .tmx.gz, {', '.join(_ALIGNMENTS)}")


def _rows(path: Path) -> "Iterable[Row]":
    from aligner import read_csv, read_jsonl, read_tsv

    text = decode_text(read_file(path), str(path))[0]
    match path.suffix.lower():
        case ".jsonl":
            return read_jsonl(text, str(path))
        case ".tsv":
            return read_tsv(text, str(path))
    return read_csv(text, str(path))


def _of_rows(rows: "Iterable[Row]", path: Path) -> Iterator[Pair]:
    full = [(row.source_text, row.target_text) for row in rows if row.source_text and row.target_text]
    source, target = (language_of("\n".join(pair[side] for pair in full[:_SAMPLE])) for side in (0, 1))
    match source.partition("-")[0], target.partition("-")[0]:
        case "zh", "en":
            return iter(full)
        case "en", "zh":
            return ((chinese, english) for english, chinese in full)
    raise LanguageError(f"{path}: not an alignment of Chinese and English, as far as its beads show")
