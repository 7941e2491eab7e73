"""Concepts and terms: kept, found in a text, exchanged with terminologists."""

from termbase.base import Base, ConceptList, covers
from termbase.check import (
    Place,
    RenderedTerm,
    TermFinding,
    TermRule,
    check_terms,
    rendered_terms,
    rendering_findings,
)
from termbase.concept import Concept, Form, FormKind, Relation, RelationKind, Status, Term, TermType
from termbase.delimited import write_omegat
from termbase.extract import (
    PROPOSAL_COLUMNS,
    Candidate,
    Example,
    Known,
    Passage,
    Proposal,
    TermPair,
    Unit,
    against,
    chinese_candidates,
    english_candidates,
    known_in,
    misreadings,
    pairs_against,
    passages_of,
    proposal_rows,
    proposal_value,
    proposals,
    term_pairs,
)
from termbase.files import TermFormat, read_terms, read_terms_told, write_terms
from termbase.how import How
from termbase.lookup import DroppedHit, Found, Lookup, TermHit
from termbase.merge import Conflict, Conflicts, Plan, differences, merged, new_id, plan
from termbase.pinyin import pinyin_of, plain_pinyin
from termbase.references import Reference, is_named, named_at, reference, spellings
from termbase.rules import base_findings, concept_findings
from termbase.shipped import SHIPPED, open_shipped, shipped_concepts, toml_concepts
from termbase.store import Author, Change, TermStore, is_store
from termbase.subjects import SUBJECTS
from termbase.table import concept_of, table_of, toml_of
from termbase.tbx.read import read_tbx
from termbase.tbx.write import Style, write_tbx
from termbase.utx import read_utx, write_utx
from termbase.words import NO_WORDS, Words, open_words

__all__ = [
    "NO_WORDS",
    "PROPOSAL_COLUMNS",
    "SHIPPED",
    "SUBJECTS",
    "Author",
    "Base",
    "Candidate",
    "Change",
    "Concept",
    "ConceptList",
    "Conflict",
    "Conflicts",
    "DroppedHit",
    "Example",
    "Form",
    "FormKind",
    "Found",
    "How",
    "Known",
    "Lookup",
    "Passage",
    "Place",
    "Plan",
    "Proposal",
    "Reference",
    "Relation",
    "RelationKind",
    "RenderedTerm",
    "Status",
    "Style",
    "Term",
    "TermFinding",
    "TermFormat",
    "TermHit",
    "TermPair",
    "TermRule",
    "TermStore",
    "TermType",
    "Unit",
    "Words",
    "against",
    "base_findings",
    "check_terms",
    "chinese_candidates",
    "concept_findings",
    "concept_of",
    "covers",
    "differences",
    "english_candidates",
    "is_named",
    "is_store",
    "known_in",
    "merged",
    "misreadings",
    "named_at",
    "new_id",
    "open_shipped",
    "open_words",
    "pairs_against",
    "passages_of",
    "pinyin_of",
    "plain_pinyin",
    "plan",
    "proposal_rows",
    "proposal_value",
    "proposals",
    "read_tbx",
    "read_terms",
    "read_terms_told",
    "read_utx",
    "reference",
    "rendered_terms",
    "rendering_findings",
    "shipped_concepts",
    "spellings",
    "table_of",
    "term_pairs",
    "toml_concepts",
    "toml_of",
    "write_omegat",
    "write_tbx",
    "write_terms",
    "write_utx",
]
