"""Terms proposed from texts, with the evidence for each: Chinese, English, and pairs of both from aligned texts."""

from termbase.extract.candidate import Candidate, Example, Passage, passages_of
from termbase.extract.chinese import chinese_candidates
from termbase.extract.english import english_candidates
from termbase.extract.known import Known, against, known_in, pairs_against
from termbase.extract.meeting import Unit
from termbase.extract.misread import misreadings
from termbase.extract.pairs import TermPair, term_pairs
from termbase.extract.proposal import PROPOSAL_COLUMNS, Proposal, proposal_rows, proposal_value, proposals

__all__ = [
    "PROPOSAL_COLUMNS",
    "Candidate",
    "Example",
    "Known",
    "Passage",
    "Proposal",
    "TermPair",
    "Unit",
    "against",
    "chinese_candidates",
    "english_candidates",
    "known_in",
    "misreadings",
    "pairs_against",
    "passages_of",
    "proposal_rows",
    "proposal_value",
    "proposals",
    "term_pairs",
]
