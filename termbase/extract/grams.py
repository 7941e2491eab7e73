"""All runs of words that may be candidates, counted with what stands beside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus import fold_script
from termbase.extract.candidate import Passage
from termbase.extract.cut import Cutter
from termbase.extract.general import BORDER, FUNCTION, INNER

MOST_WORDS = 7
MOST_CHARACTERS = 14
EDGE = "|"
_RUN = re.compile("[㐀-鿿豈-﫿]+")
_QUOTED = re.compile("[「“《『]([㐀-鿿豈-﫿]{2,14})[」”》』]")


class Place(NamedTuple):
    """Words `start` to `end` of a run."""

    run: int
    start: int
    end: int


class Run(NamedTuple):
    """A stretch of Chinese without marks, cut into words; `raw` is how the passage writes it."""

    passage: Passage
    raw: str
    words: Sequence[str]


class Grams:
    """The runs of passages, and where each possible candidate stands in them.

    `places` lists where a gram stands, `words` how it is cut (in the fewest words); `quoted` counts how often marks of
    quotation stand around a string, `single` how often a word occurs.
    """

    def __init__(self, passages: Iterable[Passage], cutter: Cutter) -> None:
        self.quoted: Counter[str] = Counter()
        passages = list(passages)
        for passage in passages:
            self.quoted.update(_QUOTED.findall(fold_script(passage.text)))
        self.runs = list(runs_of(passages, cutter))
        self.text = "\n".join("".join(run.words) for run in self.runs)
        self.single = Counter(word for run in self.runs for word in run.words)
        self.places: defaultdict[str, list[Place]] = defaultdict(list)
        self.words: dict[str, Sequence[str]] = {}
        for number, run in enumerate(self.runs):
            self._add(number, run.words)

    def _add(self, number: int, words: Sequence[str]) -> None:
        for start, first in enumerate(words):
            if first in FUNCTION and first not in BORDER:
                continue
            gram = ""
            for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
                word = words[end - 1]
                gram += word
                if len(gram) > MOST_CHARACTERS or (end > start + 1 and word in FUNCTION and not _inner(word)):
                    break
                if len(gram) > 1:
                    self.places[gram].append(Place(number, start, end))
                    if gram not in self.words or end - start < len(self.words[gram]):
                        self.words[gram] = words[start:end]

    def neighbours(self, gram: str) -> tuple[Counter[str], Counter[str]]:
        """The words to the left and to the right of a gram, counted; the end of a run is a new one each time."""
        left: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for number, (run, start, end) in enumerate(self.places[gram]):
            words = self.runs[run].words
            left[words[start - 1] if start else f"{EDGE}{number}"] += 1
            right[words[end] if end < len(words) else f"{EDGE}{number}"] += 1
        return left, right

    def raw(self, place: Place) -> str:
        """How the passage writes what stands at a place."""
        run = self.runs[place.run]
        first = sum(map(len, run.words[: place.start]))
        return run.raw[first : first + sum(map(len, run.words[place.start : place.end]))]


def runs_of(passages: Iterable[Passage], cutter: Cutter) -> Iterator[Run]:
    """The stretches of Chinese in passages, in their order."""
    for passage in passages:
        for found in _RUN.finditer(fold_script(passage.text)):
            raw = passage.text[found.start() : found.end()]
            yield Run(passage, raw, cutter.cut(found[0]))


def _inner(word: str) -> bool:
    return word in INNER or word in BORDER
