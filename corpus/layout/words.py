"""The words of the dictionary, for telling a space inside a word from one between words."""

from functools import cache

from corpus.cedict import parse_cedict, shipped_cedict, shipped_name
from corpus.folding import fold_script


def is_word(text: str) -> bool:
    """Whether `text`, in either script, is an entry of two or more characters in CC-CEDICT."""
    return len(text) > 1 and fold_script(text) in _words()


@cache
def _words() -> frozenset[str]:
    """The simplified spellings of CC-CEDICT; read only when first asked for."""
    entries = parse_cedict(shipped_cedict().decode("utf-8"), shipped_name())
    return frozenset(fold_script(entry.simplified) for entry in entries)
