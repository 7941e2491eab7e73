"""Units kept and found again, and why a match has its score."""

from memory.alike import SURE
from memory.analysis import (
    USUAL_WEIGHTS,
    Amount,
    Analysis,
    FileAnalysis,
    Repetitions,
    Row,
    amount_of,
    row_of,
    together,
    weighted,
)
from memory.analysis_page import analysis_page
from memory.analysis_report import COUNTED, analysis_json, analysis_lines, analysis_sheets
from memory.as_json import hit_json, match_json, origin_json
from memory.concordance import Hit, Search, concordance, matching_expression
from memory.differences import Difference, differences
from memory.earlier import Earlier
from memory.explain import explained
from memory.lookup import Found, Limits, Lookup, Match
from memory.omegat import omegat_units
from memory.opening import open_store, refuse_missing
from memory.penalty import Query
from memory.prepared import Prepared
from memory.pretranslate import (
    QUALIFIER,
    SUB_STATE,
    Outcome,
    PretranslateSettings,
    Pretranslation,
    PretranslationCounts,
    filled_unit,
    pretranslate,
)
from memory.queries import Asked, queries
from memory.reading import Memory, Said, Stored
from memory.score import EXACT, Flag, flags, score
from memory.serving import PORT, ServeLimits, ServeSettings, is_loopback, open_server
from memory.store import Added, Store, Undone
from memory.substitution import NUMBERS_PUT_IN, Edit, edited, substitutions
from memory.units import Kind, Unit, units_of

__all__ = [
    "COUNTED",
    "EXACT",
    "NUMBERS_PUT_IN",
    "PORT",
    "QUALIFIER",
    "SUB_STATE",
    "SURE",
    "USUAL_WEIGHTS",
    "Added",
    "Amount",
    "Analysis",
    "Asked",
    "Difference",
    "Earlier",
    "Edit",
    "FileAnalysis",
    "Flag",
    "Found",
    "Hit",
    "Kind",
    "Limits",
    "Lookup",
    "Match",
    "Memory",
    "Outcome",
    "Prepared",
    "PretranslateSettings",
    "Pretranslation",
    "PretranslationCounts",
    "Query",
    "Repetitions",
    "Row",
    "Said",
    "Search",
    "ServeLimits",
    "ServeSettings",
    "Store",
    "Stored",
    "Undone",
    "Unit",
    "amount_of",
    "analysis_json",
    "analysis_lines",
    "analysis_page",
    "analysis_sheets",
    "concordance",
    "differences",
    "edited",
    "explained",
    "filled_unit",
    "flags",
    "hit_json",
    "is_loopback",
    "match_json",
    "matching_expression",
    "omegat_units",
    "open_server",
    "open_store",
    "origin_json",
    "pretranslate",
    "queries",
    "refuse_missing",
    "row_of",
    "score",
    "substitutions",
    "together",
    "units_of",
    "weighted",
]
