"""What a check has found in a segment: where, what was expected, what stands there, how bad it is."""

from typing import NamedTuple

from corpus import Span
from scoring.mqm import MqmType, Severity, weight


class Finding(NamedTuple):
    """One thing that may be wrong in a candidate's text of a segment.

    `segment` is the index in the material, from 0. Spans are characters of the segment's source and of the candidate's
    text; none where the finding has no place there. `confidence` is 0 to 1.
    """

    check: str
    candidate: str
    segment: int
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    expected: str
    found: str
    type: MqmType
    severity: Severity
    confidence: float = 1.0

    @property
    def weight(self) -> float:
        """What it counts in the weighted total."""
        return weight(self.type, self.severity)
