"""Units kept and found again, and why a match has its score."""

from memory.analysis import (
    USUAL_WEIGHTS,
    Amount,
    AnalysisSettings,
    FileAnalysis,
    Repetitions,
    Row,
    amount_of,
    analyse,
    together,
    weighted,
)
from memory.concordance import Hit, Search, concordance, matching_expression
from memory.differences import Difference, differences
from memory.lookup import Limits, Lookup, Match
from memory.opening import open_store
from memory.penalty import Query
from memory.prepared import Prepared
from memory.reading import Memory, Said, Stored
from memory.score import EXACT, Flag, flags, score
from memory.store import Added, Store, Undone
from memory.units import Kind, Unit, units_of

__all__ = [
    "EXACT",
    "USUAL_WEIGHTS",
    "Added",
    "Amount",
    "AnalysisSettings",
    "Difference",
    "FileAnalysis",
    "Flag",
    "Hit",
    "Kind",
    "Limits",
    "Lookup",
    "Match",
    "Memory",
    "Prepared",
    "Query",
    "Repetitions",
    "Row",
    "Said",
    "Search",
    "Store",
    "Stored",
    "Undone",
    "Unit",
    "amount_of",
    "analyse",
    "concordance",
    "differences",
    "flags",
    "matching_expression",
    "open_store",
    "score",
    "together",
    "units_of",
    "weighted",
]
