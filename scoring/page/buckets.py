"""What compare-mt shows (Neubig et al. 2019) over real tokens: scores by length, words by frequency, n-grams."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from scoring.material import Material

Tokens = Callable[[str], list[str]]
"""The tokens of a text in the target language, in order."""

LENGTHS = (0, 10, 20, 30, 40, 60, 80)
FREQUENCIES = (1, 2, 3, 5, 10, 50)
_LONGEST_NGRAM = 4
_SHOWN_NGRAMS = 12


class Bucket(NamedTuple):
    """A range, how many things are in it, and a value for each candidate."""

    label: str
    size: int
    values: tuple[float | None, ...]


class NGram(NamedTuple):
    """Words in a row, and how often each of two candidates has them where the reference has them too."""

    text: str
    first: int
    second: int


def by_length(material: Material, tokens: Tokens, values: Sequence[Sequence[float | None]]) -> list[Bucket]:
    """The mean of segment scores by the length of the reference in tokens; `values` are those of each candidate."""
    inside: dict[int, list[int]] = {}
    for index in material.scorable:
        length = len(tokens(material.segments[index].filled[0]))
        inside.setdefault(bisect_right(LENGTHS, length) - 1, []).append(index)
    return [
        Bucket(_range(LENGTHS, place), len(found), tuple(_mean([one[index] for index in found]) for one in values))
        for place, found in sorted(inside.items())
    ]


def by_frequency(material: Material, tokens: Tokens) -> list[Bucket]:
    """The F1 of words, matched segment by segment, by how often a word comes in the references."""
    references = {index: Counter(tokens(material.segments[index].filled[0])) for index in material.scorable}
    frequency: Counter[str] = Counter()
    for words in references.values():
        frequency.update(words)
    theirs = _sizes(references.values(), frequency)
    columns = []
    for candidate in material.candidates:
        texts = {index: Counter(tokens(candidate.texts[index])) for index in material.scorable}
        ours = _sizes(texts.values(), frequency)
        common = _sizes((texts[index] & words for index, words in references.items()), frequency)
        columns.append([_f1(common[place], ours[place], theirs[place]) for place in range(len(FREQUENCIES))])
    return [
        Bucket(_range(FREQUENCIES, place), theirs[place], tuple(column[place] for column in columns))
        for place in range(len(FREQUENCIES))
        if theirs[place]
    ]


def telling_ngrams(material: Material, tokens: Tokens, first: int, second: int) -> tuple[list[NGram], list[NGram]]:
    """The n-grams in which the first candidate is right more often than the second, and the other way round."""
    right = [_right(material, tokens, place) for place in (first, second)]
    found = [NGram(" ".join(words), right[0][words], right[1][words]) for words in {**right[0], **right[1]}]
    found.sort(key=lambda one: (-abs(one.first - one.second), -len(one.text), one.text))
    better = [one for one in found if one.first > one.second][:_SHOWN_NGRAMS]
    return better, [one for one in found if one.second > one.first][:_SHOWN_NGRAMS]


def _right(material: Material, tokens: Tokens, place: int) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for index in material.scorable:
        ours = Counter(_ngrams(tokens(material.candidates[place].texts[index])))
        found += ours & Counter(_ngrams(tokens(material.segments[index].filled[0])))
    return found


def _ngrams(words: list[str]) -> Iterator[tuple[str, ...]]:
    for length in range(1, _LONGEST_NGRAM + 1):
        for start in range(len(words) - length + 1):
            yield tuple(words[start : start + length])


def _sizes(bags: Iterable[Counter[str]], frequency: Counter[str]) -> list[int]:
    sizes = [0] * len(FREQUENCIES)
    for bag in bags:
        for word, count in bag.items():
            if frequency[word]:
                sizes[bisect_right(FREQUENCIES, frequency[word]) - 1] += count
    return sizes


def _f1(common: int, ours: int, theirs: int) -> float | None:
    return 200 * common / (ours + theirs) if ours + theirs else None


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def _range(starts: Sequence[int], place: int) -> str:
    if place == len(starts) - 1:
        return f"{starts[place]}+"
    last = starts[place + 1] - 1
    return str(last) if last == starts[place] else f"{starts[place]}–{last}"
