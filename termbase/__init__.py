"""Concepts and terms: kept, found in a text, exchanged with terminologists."""

from termbase.base import Base, ConceptList, covers
from termbase.concept import Concept, Form, FormKind, Relation, RelationKind, Status, Term, TermType
from termbase.files import read_terms
from termbase.glossary import read_glossary
from termbase.how import How
from termbase.lookup import DroppedHit, Found, Lookup, TermHit
from termbase.merge import Conflict, Conflicts, Plan, merged, new_id, plan
from termbase.pinyin import pinyin_of, plain_pinyin
from termbase.reference import Reference, is_named, named_at, reference, spellings
from termbase.rules import base_findings, concept_findings
from termbase.shipped import SHIPPED, open_shipped, shipped_concepts, toml_concepts
from termbase.store import Author, Change, TermStore, is_store
from termbase.subjects import SUBJECTS
from termbase.table import concept_of, table_of, toml_of
from termbase.tbx import read_tbx
from termbase.words import NO_WORDS, Words, open_words

__all__ = [
    "NO_WORDS",
    "SHIPPED",
    "SUBJECTS",
    "Author",
    "Base",
    "Change",
    "Concept",
    "ConceptList",
    "Conflict",
    "Conflicts",
    "DroppedHit",
    "Form",
    "FormKind",
    "Found",
    "How",
    "Lookup",
    "Plan",
    "Reference",
    "Relation",
    "RelationKind",
    "Status",
    "Term",
    "TermHit",
    "TermStore",
    "TermType",
    "Words",
    "base_findings",
    "concept_findings",
    "concept_of",
    "covers",
    "is_named",
    "is_store",
    "merged",
    "named_at",
    "new_id",
    "open_shipped",
    "open_words",
    "pinyin_of",
    "plain_pinyin",
    "plan",
    "read_glossary",
    "read_tbx",
    "read_terms",
    "reference",
    "shipped_concepts",
    "spellings",
    "table_of",
    "toml_concepts",
    "toml_of",
]
