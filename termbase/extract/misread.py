"""Terms that a text has with one character misread: 穿棕工人 for 穿综工人, 顧若愚 for 賴若愚; a person confirms each.

Proposed is what differs from a term of three or more characters in one of them, where the two characters look alike,
the wrong one belongs to no word of the dictionary there, and the right term is not the rarer of the two.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import NamedTuple

from corpus import to_script
from termbase.extract.candidate import Candidate, Passage, examples_of
from termbase.extract.cut import Cutter
from termbase.extract.general import EVERYDAY
from termbase.extract.grams import Run, runs_of

LEAST_LENGTH, MOST_LENGTH = 3, 14
_UNSEEN = 1
"""How often a term counts that the texts have in no place."""


class _Place(NamedTuple):
    """What is written in the place of a term, and where its run comes from."""

    written: str
    passage: Passage
    beside: tuple[str, str]


def misreadings(passages: Iterable[Passage], terms: Collection[str], words: Collection[str]) -> list[Candidate]:
    """The terms that stand misread in Chinese passages, the surest first; `spellings` counts the ways.

    `terms` are in simplified characters, `words` a dictionary's. `agreeing` counts the places with a neighbour that the
    term has too, `right` those where it is written well.
    """
    runs = list(runs_of(passages, Cutter(words)))
    text = "\n".join("".join(run.words) for run in runs)
    found: defaultdict[str, list[_Place]] = defaultdict(list)
    for term, place in _places(runs, _gaps(term for term in terms if LEAST_LENGTH <= len(term) <= MOST_LENGTH)):
        found[term].append(place)
    kept = {term: places for term, places in found.items() if len(places) <= max(text.count(term), _UNSEEN)}
    candidates = [_candidate(term, places, text) for term, places in kept.items()]
    return sorted(candidates, key=lambda one: (-one.parts["agreeing"], -one.parts["right"], one.text))


@cache
def lookalikes() -> Mapping[str, frozenset[str]]:
    """The characters that look like each; see bench/terms/lookalikes.py."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in files("termbase.extract").joinpath("lookalikes.txt").read_text(encoding="utf-8").split():
        for other in line[1:]:
            found[line[0]].add(other)
            found[other].add(line[0])
    return {char: frozenset(others) for char, others in found.items()}


def _gaps(terms: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """The characters that terms have between what stands before and what stands after."""
    gaps: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for term in terms:
        for at, char in enumerate(term):
            gaps[term[:at], term[at + 1 :]].append(char)
    return dict(gaps)


def _places(runs: Iterable[Run], gaps: Mapping[tuple[str, str], list[str]]) -> Iterator[tuple[str, _Place]]:
    for run in runs:
        key = "".join(run.words)
        for at in _loose(run):
            for start in range(max(at - MOST_LENGTH + 1, 0), at + 1):
                for end in range(max(at + 1, start + LEAST_LENGTH), min(start + MOST_LENGTH, len(key)) + 1):
                    for char in gaps.get((key[start:at], key[at + 1 : end]), ()):
                        if char != key[at] and _are_alike(run.raw[at], char):
                            beside = key[start - 1 : start], key[end : end + 1]
                            term = key[start:at] + char + key[at + 1 : end]
                            yield term, _Place(run.raw[start:end], run.passage, beside)


def _loose(run: Run) -> Iterator[int]:
    """The places of characters that no word of the dictionary covers and that are no everyday words."""
    for (start, end), word in zip(pairwise(accumulate(map(len, run.words), initial=0)), run.words, strict=True):
        if end - start == 1 and word not in EVERYDAY:
            yield start


def _are_alike(written: str, char: str) -> bool:
    """Whether a character as written looks like another one, in simplified or traditional form."""
    others = lookalikes().get(written, frozenset())
    return char in others or to_script(char, "zh-Hans", "zh-Hant") in others


def _candidate(term: str, places: list[_Place], text: str) -> Candidate:
    right = text.count(term)
    agreeing = sum(
        (bool(left) and left + term in text) or (bool(after) and term + after in text)
        for left, after in (place.beside for place in places)
    )
    passages = [place.passage for place in places]
    return Candidate(
        text=term,
        language="zh",
        score=float(len(places)),
        occurrences=len(places),
        alone=len(places),
        documents=dict(Counter(passage.document for passage in passages)),
        spellings=dict(Counter(place.written for place in places).most_common()),
        parts={"misread": float(len(places)), "right": float(right), "agreeing": float(agreeing)},
        examples=examples_of(passages),
    )
