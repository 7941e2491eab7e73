"""What a check looks at: a segment's source and a candidate's text for it."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from corpus import Span
from scoring.finding import Finding
from scoring.mqm import MqmType, Severity


class Pair(NamedTuple):
    """One segment of one candidate; the languages are BCP-47 tags, `segment` is its index in the material."""

    source: str
    target: str
    source_language: str
    target_language: str
    segment: int = 0
    candidate: str = ""

    @property
    def into_chinese(self) -> bool:
        """Whether the candidate's text is meant to be Chinese."""
        return is_chinese(self.target_language)

    @property
    def from_chinese(self) -> bool:
        """Whether the source is Chinese."""
        return is_chinese(self.source_language)

    @property
    def chinese_and_english(self) -> bool:
        """Whether one is Chinese, the other English."""
        return (self.from_chinese and primary(self.target_language) == "en") or (
            self.into_chinese and primary(self.source_language) == "en"
        )


class Fault(NamedTuple):
    """What a check says of a pair: a Finding without the names of check, candidate and segment.

    Spans are characters of the pair's source and target.
    """

    type: MqmType
    severity: Severity
    expected: str
    found: str
    source: tuple[Span, ...] = ()
    target: tuple[Span, ...] = ()
    confidence: float = 1.0


PairCheck = Callable[[Pair], Iterable[Fault]]
"""A check of single segments."""

TextCheck = Callable[[Sequence[Pair]], Iterable[tuple[Pair, Fault]]]
"""A check that must see all segments of a candidate."""


def found_by(check: str, pair: Pair, fault: Fault) -> Finding:
    """The finding of a check."""
    return Finding(
        check,
        pair.candidate,
        pair.segment,
        fault.source,
        fault.target,
        fault.expected,
        fault.found,
        fault.type,
        fault.severity,
        fault.confidence,
    )


def is_chinese(language: str) -> bool:
    """Whether a BCP-47 tag names Chinese."""
    return primary(language) in ("zh", "cmn", "yue", "wuu")


def primary(tag: str) -> str:
    """The language of a BCP-47 tag, without script and region."""
    return tag.replace("_", "-").partition("-")[0].lower()
