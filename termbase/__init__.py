"""Concepts and terms: the shipped base, and what terminologists exchange."""

from termbase.concept import Concept, Form, FormKind, Relation, RelationKind, Status, Term, TermType
from termbase.files import read_terms
from termbase.glossary import read_glossary
from termbase.pinyin import pinyin_of, plain_pinyin
from termbase.reference import Reference, is_named, named_at, reference, spellings
from termbase.rules import base_findings, concept_findings
from termbase.shipped import SHIPPED, shipped_concepts, toml_concepts
from termbase.subjects import SUBJECTS
from termbase.table import concept_of, table_of, toml_of
from termbase.tbx import read_tbx

__all__ = [
    "SHIPPED",
    "SUBJECTS",
    "Concept",
    "Form",
    "FormKind",
    "Reference",
    "Relation",
    "RelationKind",
    "Status",
    "Term",
    "TermType",
    "base_findings",
    "concept_findings",
    "concept_of",
    "is_named",
    "named_at",
    "pinyin_of",
    "plain_pinyin",
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
