"""Units kept and found again, and why a match has its score."""

from memory.differences import Difference, differences
from memory.prepared import Prepared
from memory.score import EXACT, Flag, flags, score
from memory.signature import signature
from memory.units import Kind, Unit, units_of

__all__ = [
    "EXACT",
    "Difference",
    "Flag",
    "Kind",
    "Prepared",
    "Unit",
    "differences",
    "flags",
    "score",
    "signature",
    "units_of",
]
