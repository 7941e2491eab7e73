"""Chinese runs cut into words: the cheapest path over the words of a dictionary, with no statistics behind it."""

from collections.abc import Collection
from itertools import pairwise

from termbase.extract.general import EVERYDAY

LONGEST = 8
_GRAMMAR = frozenset("的地得了着过在是和与及也都就不把被将对从为而或并其这那我你他她它们等")
_COSTS = (0.0, 1.4, 1.0, 1.2, 1.35, 1.5, 1.5, 1.5, 1.5)
_GRAMMAR_COST = 0.95
_EVERYDAY_GAIN = 0.02


class Cutter:
    """Cuts runs of folded Chinese at the words it knows; a character that no word covers stands by itself.

    The fewest words win: 收工会议 is 收工 | 会议, not 收 | 工会 | 议. A single character costs more than half of a word
    of two, unless it is one that grammar uses everywhere; everyday words win a tie.
    """

    def __init__(self, words: Collection[str]) -> None:
        self.words = frozenset(words) | {word for word in EVERYDAY if len(word) > 1}

    def cut(self, run: str) -> list[str]:
        """The words of a run of Chinese characters, in order; joined they are the run."""
        costs = [0.0] + [float("inf")] * len(run)
        before = [0] * (len(run) + 1)
        for start in range(len(run)):
            for end in range(start + 1, min(start + LONGEST, len(run)) + 1):
                word = run[start:end]
                if end - start > 1 and word not in self.words:
                    continue
                cost = costs[start] + _cost(word)
                if cost < costs[end] - 1e-9:
                    costs[end], before[end] = cost, start
        cuts = [len(run)]
        while cuts[-1]:
            cuts.append(before[cuts[-1]])
        cuts.reverse()
        return [run[start:end] for start, end in pairwise(cuts)]


def _cost(word: str) -> float:
    if word in _GRAMMAR:
        return _GRAMMAR_COST
    return _COSTS[len(word)] - (_EVERYDAY_GAIN if word in EVERYDAY else 0)
