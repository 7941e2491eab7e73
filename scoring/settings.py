"""What may be said of a run of scoring beforehand; every value here shows in the signatures."""

from dataclasses import dataclass
from enum import StrEnum

from corpus import SubwordModel


class Evened(StrEnum):
    """What is made alike in candidates and references before they are compared."""

    QUOTES = "quotes"
    SPACES = "spaces"
    WIDTH = "width"


class Unit(StrEnum):
    """What is drawn when scores are resampled."""

    SEGMENT = "segment"
    DOCUMENT = "document"


class Test(StrEnum):
    """How it is told whether two candidates differ."""

    __test__ = False  # for pytest

    BOOTSTRAP = "bootstrap"
    PERMUTATION = "permutation"
    NONE = "none"


METRICS = ("bleu", "chrf", "chrf++", "ter")
"""The lexical metrics by the names under which they are asked for."""


@dataclass(frozen=True)
class Settings:
    """How candidates are scored.

    `tokeniser` overrules the one that goes with the language, and `subwords` cuts the texts for BLEU in its place;
    `forced` takes one that does not fit. `resamples` 0 means no intervals. `exact_ter` lifts the bound on the cost of a
    line. `jobs` processes share the work and change no byte of the result.
    """

    metrics: tuple[str, ...] = ("bleu", "chrf", "ter")
    tokeniser: str = ""
    forced: bool = False
    subwords: SubwordModel | None = None
    fold: bool = True
    normalise: frozenset[Evened] = frozenset()
    exact_ter: bool = False
    resamples: int = 1000
    permutations: int = 10_000
    test: Test = Test.PERMUTATION
    seed: int = 12345
    unit: Unit = Unit.SEGMENT
    jobs: int = 1
    version: str = ""
