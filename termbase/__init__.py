"""Concepts and terms, read from what terminologists exchange."""

from termbase.concept import Concept, Status, Term
from termbase.files import read_terms
from termbase.glossary import read_glossary
from termbase.tbx import read_tbx

__all__ = [
    "Concept",
    "Status",
    "Term",
    "read_glossary",
    "read_tbx",
    "read_terms",
]
