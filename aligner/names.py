"""Chinese names that the English text spells in pinyin: 清扬 ~ Qingyang, 宝玉 ~ Bao-yu."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import product

import numpy as np

from aligner.words import codes_of
from corpus import english_stems

Syllables = tuple[str, ...]

_CAPITALISED = re.compile(r"\b[A-ZÜ][A-Za-zü]*(?:[-'’][A-Za-zü]+)*")
_JOINT = re.compile("[-'’]")


def spelt_names(
    keys: Iterable[str],
    english: Iterable[str],
    pinyin: Mapping[str, tuple[str, ...]],
    tokens_of: Callable[[str], Sequence[str]] = english_stems,
) -> dict[str, tuple[str, ...]]:
    """Pairs and triples of characters of the folded Chinese `keys` whose joined pinyin is a capitalised English word.

    Gives the stems of those words for each; `pinyin` holds the toneless syllables of each character. For another
    language than English `tokens_of` says under which token a word of it is known, the first that it gives.
    """
    known = frozenset(syllable for syllables in pinyin.values() for syllable in syllables)
    wanted: dict[Syllables, set[str]] = defaultdict(set)
    for word in {word for text in english for word in _CAPITALISED.findall(text)}:
        for reading in _readings(_JOINT.sub("", word.removesuffix("'s").removesuffix("’s")).lower(), known):
            wanted[reading].update(tokens_of(word)[:1])
    first, second = ({reading[place] for reading in wanted} for place in (0, 1))
    begins, goes_on = (
        {character for character, syllables in pinyin.items() if not chosen.isdisjoint(syllables)}
        for chosen in (first, second)
    )
    text = "\n".join(keys)
    may_begin, may_go_on = (np.isin(codes_of(text), codes_of("".join(sorted(some)))) for some in (begins, goes_on))
    places = np.flatnonzero(may_begin[:-1] & may_go_on[1:]).tolist()
    likely = {text[start : start + 3] for start in places}
    openings = {reading[:2] for reading in wanted}
    opened = {
        pair for pair in {run[:2] for run in likely} if not openings.isdisjoint(product(*map(pinyin.__getitem__, pair)))
    }
    candidates = opened.union(run for run in likely if run[:2] in opened)
    spelt = {name: _stems(name, pinyin, wanted) for name in sorted(candidates)}
    return {name: stems for name, stems in spelt.items() if stems}


def _stems(name: str, pinyin: Mapping[str, Syllables], wanted: Mapping[Syllables, set[str]]) -> tuple[str, ...]:
    """The stems of all words that the name may be read as."""
    readings = product(*(pinyin.get(character, ()) for character in name))
    return tuple(sorted({stem for reading in readings for stem in wanted.get(reading, ())}))


def _readings(word: str, known: Set[str]) -> Iterator[Syllables]:
    """The ways to read a word as two or three `known` syllables."""
    for end in range(1, len(word)):
        if word[:end] in known:
            if word[end:] in known:
                yield word[:end], word[end:]
            for middle in range(end + 1, len(word)):
                if word[end:middle] in known and word[middle:] in known:
                    yield word[:end], word[end:middle], word[middle:]
