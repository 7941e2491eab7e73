"""A made bilingual text of any size, with its gold: the same seed gives the same text.

Words follow Zipf's law over the dictionary's vocabulary. The English keeps about half of them as the dictionary has
it and says the others in words of its own; a cast of names changes every 10,000 words; bead shapes are as frequent
as in MAC-Dev, so 5,000 Chinese sentences have about 6,300 English ones. What it measures is time, memory and drift:
sense it makes none, so its accuracy says nothing about real texts.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, count
from typing import NamedTuple

from aligner import Rung
from bench.vocabulary import Word

_SHAPES = {(1, 1): 62, (1, 2): 21, (1, 3): 5, (2, 1): 6, (1, 4): 2, (2, 2): 2, (2, 3): 1, (1, 0): 0.7, (0, 1): 0.3}
_KEPT, _DROPPED = 0.55, 0.1
_SCENE = 10_000
_CAST = 12
_CHINESE_PARTICLES = tuple("的了在是和就也都不他她我着这那又把")
_ENGLISH_PARTICLES = ("the", "of", "and", "to", "in", "a", "that", "it", "was", "on", "with", "he", "his", "as", "at")
_SURNAMES = {"王": "Wang", "李": "Li", "张": "Zhang", "刘": "Liu", "陈": "Chen", "杨": "Yang", "赵": "Zhao"}
_GIVEN = {"明": "ming", "清": "qing", "华": "hua", "国": "guo", "玉": "yu", "春": "chun", "文": "wen", "海": "hai"}
_DIGITS = " 一二三四五六七八九"
_ENDS = ((".", "。", 86), ("?", "？", 8), ("!", "！", 6))
_QUOTED = 0.15
_INFLECTIONS = ("", "", "", "s", "ed", "ing")


class MadeText(NamedTuple):
    """Tokenised segments, tokens parted by spaces, of both sides, and their rungs."""

    chinese: list[str]
    english: list[str]
    rungs: list[Rung]


class _Idea(NamedTuple):
    """What a bead says at one place, in Chinese and in English tokens."""

    chinese: str
    english: str


def made_text(n_chinese: int, words: Sequence[Word], seed: int) -> MadeText:
    """A text of at least `n_chinese` Chinese segments (three more at most) from a vocabulary, most frequent first."""
    rng = random.Random(seed)
    text = MadeText([], [], [Rung(0, 0)])
    ideas = _ideas(words, rng)
    shapes, weights = list(_SHAPES), list(_SHAPES.values())
    while len(text.chinese) < n_chinese:
        [(a, b)] = rng.choices(shapes, weights)
        n_ideas = max(4 * max(a, b), round(max(a, b) ** 0.6 * rng.lognormvariate(2.45, 0.45)))
        said = [next(ideas) for _ in range(n_ideas)]
        ends = rng.choices(_ENDS, [weight for *_, weight in _ENDS])[0]
        quoted = rng.random() < _QUOTED
        text.chinese.extend(_sentences([idea.chinese for idea in said], a, ends[1], "，", "“”" if quoted else ""))
        text.english.extend(_sentences([idea.english for idea in said], b, ends[0], ",", "“”" if quoted else ""))
        text.rungs.append(Rung(len(text.chinese), len(text.english)))
    return text


def untokenised(chinese: str) -> str:
    """Chinese as it is printed."""
    return chinese.replace(" ", "")


def detokenised(english: str) -> str:
    """English as it is printed: a capital first, no space before a comma or stop or inside quotation marks."""
    for mark in ",.?!”":
        english = english.replace(f" {mark}", mark)
    english = english.replace("“ ", "“")
    first = english.startswith("“")
    return english[:first] + english[first : first + 1].upper() + english[first + 1 :]


def _ideas(words: Sequence[Word], rng: random.Random) -> Iterator[_Idea]:
    """Names, numbers and words without end; frequencies by Zipf and Mandelbrot."""
    frequencies = list(accumulate((rank + 2.7) ** -1.07 for rank in range(1, len(words) + 1)))
    cast = _cast(rng)
    for number in count(1):
        if number % _SCENE == 0:
            cast = _cast(rng)
        kind = rng.random()
        if kind < 0.05:
            yield cast[min(int(rng.expovariate(0.4)), _CAST - 1)]
        elif kind < 0.07:
            yield _number(rng)
        else:
            first, second = rng.choices(words, cum_weights=frequencies, k=2)
            yield _Idea(_with_particle(first.chinese, _CHINESE_PARTICLES, 0.3, rng), _said(first, second, rng))


def _said(word: Word, other: Word, rng: random.Random) -> str:
    """A translation of the word, or of another, or nothing, with function words."""
    chance = rng.random()
    if chance < _DROPPED:
        return rng.choice(_ENGLISH_PARTICLES)
    stem = rng.choice(word.english) if chance < _DROPPED + _KEPT else other.english[0]
    return _with_particle(stem + rng.choice(_INFLECTIONS), _ENGLISH_PARTICLES, 0.4, rng)


def _with_particle(word: str, particles: Sequence[str], chance: float, rng: random.Random) -> str:
    return f"{rng.choice(particles)} {word}" if rng.random() < chance else word


def _cast(rng: random.Random) -> list[_Idea]:
    """People of one scene, the first the most prominent."""
    people = []
    for _ in range(_CAST):
        surname, given = rng.choice(list(_SURNAMES)), rng.choices(list(_GIVEN), k=rng.choice((1, 2)))
        english = f"{_SURNAMES[surname]} {''.join(_GIVEN[one] for one in given).capitalize()}"
        people.append(_Idea(surname + "".join(given), english))
    return people


def _number(rng: random.Random) -> _Idea:
    """A year in digits, or a number from 11 to 99 in Chinese numerals."""
    if rng.random() < 0.5:
        year = rng.randint(1890, 1990)
        return _Idea(f"{year}年", str(year))
    tens, units = rng.randint(1, 9), rng.randint(1, 9)
    return _Idea(f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[units]}", str(10 * tens + units))


def _sentences(tokens: Sequence[str], n_parts: int, end: str, pause: str, quotes: str) -> Iterator[str]:
    """The tokens as so many sentences, a pause after every eighth token."""
    for number in range(n_parts):
        part = tokens[len(tokens) * number // n_parts : len(tokens) * (number + 1) // n_parts]
        paused = [f"{token} {pause}" if at % 8 == 0 and at < len(part) else token for at, token in enumerate(part, 1)]
        marks = (quotes[:1] if number == 0 else "", quotes[1:] if number == n_parts - 1 else "")
        yield " ".join(filter(None, [marks[0], *paused, end, marks[1]]))
