"""Beads read from any of the formats an alignment is exchanged in, and files of them judged by gold ones."""

from pathlib import Path

from aligner.bead import spans_of
from aligner.evaluate import Counts, counted
from aligner.formats.index_list import read_index_list
from aligner.formats.jsonl import read_jsonl
from aligner.formats.ladder import read_ladder
from corpus import Span, UnreadableError, decode_text, read_file


def read_beads(text: str, name: str) -> list[tuple[Span, Span]]:
    """Source and target spans, from JSON lines, index lists `[0]:[0, 1]` or a ladder, told apart by the first mark.

    Raises FormatError with file and line where the text is none of them.
    """
    match text.lstrip()[:1]:
        case "{":
            return [(row.bead.source, row.bead.target) for row in read_jsonl(text, name)]
        case "[":
            return read_index_list(text, name)
        case _:
            return spans_of(read_ladder(text, name).rungs)


def judged_files(gold: Path, automatic: Path) -> Counts:
    """Counts of one file of beads judged by another, or of all files of a folder by those of the same stem, pooled.

    Raises InputError where a file is missing or is none of the formats.
    """
    if not gold.is_dir():
        return counted(_beads_of(gold), _beads_of(automatic))
    found: dict[str, Path] = {}
    for path in sorted(automatic.glob("*")):
        if path.is_file() and found.setdefault(path.stem, path) != path:
            raise UnreadableError(f"{automatic}: both {found[path.stem].name} and {path.name}: leave one of them out")
    total = counted([], [])
    judges = [path for path in sorted(gold.glob("*")) if path.is_file()]
    if not judges:
        raise UnreadableError(f"{gold}: no files in it: expected the gold beads, one file for each text")
    for path in judges:
        if path.stem not in found:
            raise UnreadableError(f"{automatic}: no file named {path.stem}.*: expected one for each file of {gold}")
        total += counted(_beads_of(path), _beads_of(found[path.stem]))
    return total


def _beads_of(path: Path) -> list[tuple[Span, Span]]:
    return read_beads(decode_text(read_file(path), str(path))[0], str(path))
