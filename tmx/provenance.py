"""An Alignment turned into units that remember where they came from: which beads are taken, what is noted on them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from corpus import Document, Segment, Span
from tmx.language import client_code, normalise
from tmx.unit import Header, Prop, TranslationUnit, Variant

if TYPE_CHECKING:  # the aligner brings numpy: 30 MB that work on memories does without
    from aligner import Alignment, Bead

_BREAK = re.compile(r"\s*[\n\r\v\f\x85\u2028\u2029]\s*")
_UNSPACED = frozenset({"zh", "ja"})
TRUST = {"doubtful": 0, "auto": 1, "accepted": 2}
"""How far a status is trusted; one that is not known is as good as `auto`."""


class Duplicates(StrEnum):
    """Which unit stays when several have the same source: all, the first, the last, the most trusted."""

    KEEP = "keep"
    FIRST = "first"
    LAST = "last"
    CONFIDENT = "confident"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many beads give no unit, by reason; the sum with the units is the number of beads."""

    rejected: int = 0
    null: int = 0
    empty: int = 0
    below_confidence: int = 0
    duplicate: int = 0

    @property
    def total(self) -> int:
        """All that were left out."""
        return sum(getattr(self, reason.name) for reason in fields(self))


@dataclass(frozen=True)
class Selection:
    """The beads that become units, by their index in the alignment, in its order, and the count of the others.

    `not_nfc` counts the units whose text is not in Unicode's form C, which OmegaT compares differently (TMX-37).
    """

    beads: tuple[int, ...]
    left_out: LeftOut
    not_nfc: int


def select_beads(
    alignment: "Alignment", min_confidence: float = 0.0, duplicates: Duplicates = Duplicates.CONFIDENT
) -> Selection:
    """Which beads become units: full, not rejected, sure enough (0 to 1), and as a rule one for each source text.

    A source that stands there twice is kept once, because OmegaT inserts the last of them without asking.
    """
    reasons: Counter[str] = Counter()
    taken: list[int] = []
    beads = alignment.beads
    for index, bead in enumerate(beads):
        if reason := _objection(alignment, bead, min_confidence):
            reasons[reason] += 1
        else:
            taken.append(index)
    kept = _one_a_source(alignment, taken, duplicates)
    reasons["duplicate"] = len(taken) - len(kept)
    odd = sum(not all(is_normalized("NFC", text) for text in _texts(alignment, beads[index])) for index in kept)
    return Selection(tuple(kept), LeftOut(**reasons), odd)


def alignment_units(alignment: "Alignment", selection: Selection) -> Iterator[TranslationUnit]:
    """One unit a selected bead: the source first, in the codes that clients look up, with its provenance as props."""
    beads = alignment.beads
    languages = [client_code(normalise(document.lang)) for document in (alignment.source, alignment.target)]
    for number, index in enumerate(selection.beads, start=1):
        bead = beads[index]
        variants = tuple(
            Variant(language, normalise(language), (text,))
            for language, text in zip(languages, _texts(alignment, bead), strict=True)
        )
        yield TranslationUnit(variants, (), tuple(_provenance(alignment, bead, index + 1)), number)


def alignment_header(alignment: "Alignment", version: str) -> Header:
    """The header of a memory made from an alignment by this version of duizhao, with the alignment's signature."""
    signature = (Prop("x-duizhao-signature", alignment.signature),) if alignment.signature else ()
    return Header(
        creationtool="duizhao",
        creationtoolversion=version,
        segtype="sentence",
        o_tmf="duizhao",
        adminlang="en",
        srclang=client_code(normalise(alignment.source.lang)),
        datatype="plaintext",
        annotations=signature,
    )


def memory_header(version: str, source: str = "*all*") -> Header:
    """The header of a memory of units from anywhere, written by this version of duizhao."""
    return Header("duizhao", version, "sentence", "duizhao", "en", source, "plaintext")


def join_sentences(texts: list[str], language: str) -> str:
    """Sentences as one line without white space at its ends: Chinese ones follow each other, others are spaced.

    Latin words that would meet in Chinese text are parted by a space.
    """
    lines = [line for text in texts for line in _lines(text.strip()) if line]
    joined = ""
    for line in lines:
        unspaced = language.partition("-")[0] in _UNSPACED and not (joined[-1:].isascii() and line[0].isascii())
        joined += line if unspaced or not joined else " " + line
    return joined


def _lines(text: str) -> list[str]:
    return [text] if text.isprintable() else _BREAK.split(text)  # most texts: a break is not printable


def _objection(alignment: "Alignment", bead: "Bead", min_confidence: float) -> str:
    if bead.status == "rejected":
        return "rejected"
    if bead.is_null:
        return "null"
    if not all(_texts(alignment, bead)):
        return "empty"
    return "below_confidence" if bead.confidence < min_confidence else ""


def _one_a_source(alignment: "Alignment", taken: list[int], duplicates: Duplicates) -> list[int]:
    if duplicates is Duplicates.KEEP:
        return taken
    beads = alignment.beads
    best: dict[str, int] = {}
    for index in taken:
        source, _ = _texts(alignment, beads[index])
        if source not in best or _wins(beads[index], beads[best[source]], duplicates):
            best[source] = index
    return sorted(best.values())


def _wins(later: "Bead", earlier: "Bead", duplicates: Duplicates) -> bool:
    """Whether the later of two beads with the same source takes its place."""
    if duplicates is Duplicates.CONFIDENT:
        return (TRUST[later.status], later.confidence) > (TRUST[earlier.status], earlier.confidence)
    return duplicates is Duplicates.LAST


def _texts(alignment: "Alignment", bead: "Bead") -> tuple[str, str]:
    return _text(alignment.source, bead.source), _text(alignment.target, bead.target)


def _text(document: Document, span: Span) -> str:
    return join_sentences([segment.text for segment in document.segments[span.start : span.end]], document.lang)


def _provenance(alignment: "Alignment", bead: "Bead", number: int) -> Iterator[Prop]:
    source, target = alignment.source, alignment.target
    yield Prop("x-duizhao-source", named(source))
    yield Prop("x-duizhao-target", named(target))
    yield Prop("x-duizhao-source-chars", chars_of(source.segments[bead.source.start : bead.source.end]))
    yield Prop("x-duizhao-target-chars", chars_of(target.segments[bead.target.start : bead.target.end]))
    yield Prop("x-duizhao-bead", str(number))
    yield Prop("x-duizhao-shape", f"{bead.shape[0]}-{bead.shape[1]}")
    yield Prop("x-duizhao-confidence", f"{bead.confidence:.2f}")
    yield Prop("x-duizhao-status", bead.status.value)
    for kind, index in (("pre", bead.source.start - 1), ("post", bead.source.end)):
        if 0 <= index < len(source.segments):
            yield Prop(f"x-context-{kind}", join_sentences([source.segments[index].text], source.lang))


def named(document: Document) -> str:
    """The name of a document with the beginning of its digest, where it has one."""
    return f"{document.name}#sha256:{document.digest[:12]}" if document.digest else document.name


def chars_of(segments: tuple[Segment, ...]) -> str:
    """From which to which character of their file these segments reach."""
    return f"{segments[0].chars.start}-{segments[-1].chars.end}"
