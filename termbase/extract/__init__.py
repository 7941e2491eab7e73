"""Terms proposed from texts, with the evidence for each: Chinese, English, and pairs of both from aligned texts."""

from termbase.extract.candidate import Candidate, Example, Passage, passages_of
from termbase.extract.chinese import chinese_candidates

__all__ = ["Candidate", "Example", "Passage", "chinese_candidates", "passages_of"]
