"""The repairs of a reading as a list for people, and a text with them written out."""

from collections.abc import Iterator

from corpus.document import Reading, Repair, RepairKind, Span
from corpus.layout.segments import clean

_SHOWN = 12


def repairs_of(reading: Reading, kinds: frozenset[RepairKind]) -> list[Repair]:
    """The repairs of these kinds on all sides of a file, in its order."""
    repairs = (repair for document in reading.documents for repair in document.repairs if repair.kind in kinds)
    return sorted(repairs, key=lambda repair: repair.chars)


def apply_repairs(reading: Reading, kinds: frozenset[RepairKind]) -> str:
    """The text of the file with the repairs of these kinds written out; everything else as it was."""
    text = reading.documents[0].text
    return clean(text, Span(0, len(text)), repairs_of(reading, kinds)).text


def repair_lines(reading: Reading, kinds: frozenset[RepairKind]) -> Iterator[str]:
    """One line a repair: the offset, the kind, what stands before and after it (`革│新項目`), and the rule."""
    text = reading.documents[0].text
    for repair in repairs_of(reading, kinds):
        start, end = repair.chars
        before = text[max(0, start - _SHOWN) : start].replace("\r", "\n").split("\n")[-1]
        after = text[end : end + _SHOWN].replace("\r", "\n").split("\n")[0]
        yield f"{start}: {repair.kind}: {before}│{repair.after}{after} ({repair.rule})"
