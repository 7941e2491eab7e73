"""A learned lexicon as a file to read and to edit: `Chinese token<TAB>English stem<TAB>count`, a line an entry.

Five lines before the entries say what the file is, how its tokens were cut, how it was made, and how much it holds.
"""

import re
from collections.abc import Iterator, Sequence

from aligner.formats.lines import Line, lines_of
from aligner.learned import LearnedLexicon, learned_lexicon
from aligner.tokens import TOKENISER
from corpus import FormatError

FORMAT = "duizhao lexicon 1"
_FIELDS = ("tokeniser", "made", "pairs", "entries")
_COUNT = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def lexicon_lines(lexicon: LearnedLexicon, made: str) -> Iterator[str]:
    """The lines of the file, entries in order of token and stem; `made` says from what, in one line."""
    yield f"# {FORMAT}\n"
    values = (TOKENISER, " ".join(made.split()), lexicon.n_pairs, len(lexicon.counts))
    yield from (f"# {name}\t{value}\n" for name, value in zip(_FIELDS, values, strict=True))
    for row, column, count in zip(lexicon.rows, lexicon.columns, lexicon.counts, strict=True):
        yield f"{lexicon.sources[row]}\t{lexicon.targets[column]}\t{count:.2f}\n"


def read_lexicon(text: str, name: str) -> LearnedLexicon:
    """The lexicon that `lexicon_lines` wrote; counts of an entry that stands twice add up.

    Raises FormatError for another file or version, for other tokens than this version's, and for a file cut off.
    """
    lines = list(lines_of(text, name))
    if not lines or lines[0].text != f"# {FORMAT}":
        begins = lines[0].text[:40] if lines else ""
        raise FormatError(f"{name}: begins with {begins!r}: expected a file of `duizhao lexicon learn` ({FORMAT})")
    tokeniser, _, pairs, wanted = _values(lines[1 : 1 + len(_FIELDS)], name)
    if tokeniser != TOKENISER:
        raise FormatError(
            f"{name}: made with the tokens {tokeniser}, not {TOKENISER}: learn it again with this version"
        )
    entries = [_entry(line) for line in lines[1 + len(_FIELDS) :]]
    if len(entries) != _number(wanted, name):
        raise FormatError(
            f"{name}: {len(entries)} entries where the heading says {wanted}: cut off? "
            "If you have edited it, put the new number there"
        )
    sources, targets, counts = zip(*entries, strict=True) if entries else ((), (), ())
    return learned_lexicon(sources, targets, counts, _number(pairs, name))


def _values(lines: Sequence[Line], name: str) -> list[str]:
    """What stands behind the names of the heading."""
    found = [line.text.partition("\t") for line in lines]
    if [heading for heading, _, _ in found] != [f"# {field}" for field in _FIELDS]:
        raise FormatError(f"{name}: its heading is not complete: expected lines for {', '.join(_FIELDS)}")
    return [value for _, _, value in found]


def _number(value: str, name: str) -> int:
    if re.fullmatch("[0-9]{1,12}", value) is None:
        raise FormatError(f"{name}: {value[:40]!r} in its heading is no number")
    return int(value)


def _entry(line: Line) -> tuple[str, str, float]:
    fields = line.text.split("\t")
    if len(fields) != 3 or not all(fields) or _COUNT.fullmatch(fields[2]) is None:
        raise FormatError(
            f"{line.where}: {line.text[:60]!r} is no entry: expected Chinese, English and a count, by tabs"
        )
    return fields[0], fields[1], float(fields[2])
