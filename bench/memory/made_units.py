"""A made memory of any size, and queries for it: the same seed gives the same units.

A unit is one to six clauses of a pool, so that units share clauses as the sentences of reports do; words of clauses
follow Zipf's law over the dictionary's vocabulary, and one clause in six has a number. Half of the Chinese texts have
30 characters or more, one in twenty 75 or more. Queries are units of the memory, edited; sense they make none.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from tmx import TranslationUnit, Variant

if TYPE_CHECKING:
    from bench.vocabulary import Word

SEED = 1
_POOL = 60_000
_N_CLAUSES, _SHARES = (1, 2, 3, 4, 5, 6), (18, 30, 25, 15, 8, 4)
_FUNCTION = ("the", "of", "and", "to", "in", "a", "on", "with", "at", "by")
_MEASURES = (("台机床", "machine tools"), ("项建议", "proposals"), ("个车间", "workshops"), ("名工人", "workers"))
_INFLECTIONS = ("", "", "", "s", "ed", "ing")


class Clause(NamedTuple):
    """A part of a sentence in both languages; `{n}` stands for a number."""

    chinese: str
    english: str


class MadeUnit(NamedTuple):
    """The two texts of a unit."""

    chinese: str
    english: str


def pool_of(words: Sequence["Word"], seed: int = SEED) -> list[Clause]:
    """The clauses that units are made of."""
    chance = random.Random(seed)
    frequencies = list(accumulate((rank + 2.7) ** -1.07 for rank in range(1, len(words) + 1)))
    return [_clause(words, frequencies, chance) for _ in range(_POOL)]


def _clause(words: Sequence["Word"], frequencies: Sequence[float], chance: random.Random) -> Clause:
    said = chance.choices(words, cum_weights=frequencies, k=chance.randint(4, 10))
    chinese = "".join(word.chinese for word in said)
    english = " ".join(
        part
        for word in said
        for part in ([chance.choice(_FUNCTION)] if chance.random() < 0.4 else [])
        + [chance.choice(word.english) + chance.choice(_INFLECTIONS)]
    )
    if chance.random() < 1 / 6:
        measure, counted = chance.choice(_MEASURES)
        return Clause(f"{chinese}{{n}}{measure}", f"{english} {{n}} {counted}")
    return Clause(chinese, english)


def made_units(count: int, pool: Sequence[Clause], seed: int = SEED) -> Iterator[MadeUnit]:
    """Units, none of them twice but by chance; of a larger count the first are the same."""
    chance = random.Random(seed)
    for _ in range(count):
        [n_clauses] = chance.choices(_N_CLAUSES, _SHARES)
        clauses = chance.choices(pool, k=n_clauses)
        number = chance.randrange(2, 2000)
        chinese = "，".join(clause.chinese for clause in clauses).replace("{n}", str(number)) + "。"
        english = ", ".join(clause.english for clause in clauses).replace("{n}", str(number)) + "."
        yield MadeUnit(chinese, english[:1].upper() + english[1:])


def as_unit(made: MadeUnit) -> TranslationUnit:
    """The unit as a memory has it."""
    return TranslationUnit(
        (Variant("zh-CN", "zh-Hans", (made.chinese,)), Variant("en-US", "en-US", (made.english,))),
        (("changedate", "20260101T000000Z"),),
    )


def queries(units: Sequence[MadeUnit], words: Sequence["Word"], count: int, seed: int = SEED) -> list[str]:
    """Chinese texts of units with a tenth to three tenths of their characters edited; one in five has no model."""
    chance = random.Random(seed + 1)
    asked = []
    for number in range(count):
        text = chance.choice(units).chinese
        if number % 5 == 4:
            text = "".join(chance.choice(words).chinese for _ in range(12)) + "。"
        asked.append(_edited(text, chance.uniform(0.1, 0.3), words, chance))
    return asked


def _edited(text: str, rate: float, words: Sequence["Word"], chance: random.Random) -> str:
    chars = list(text)
    for _ in range(max(1, round(rate * len(chars) / 2))):
        at = chance.randrange(len(chars))
        match chance.randrange(3):
            case 0:
                chars[at] = chance.choice(words).chinese
            case 1:
                chars.insert(at, chance.choice(words).chinese)
            case _ if len(chars) > 2:
                del chars[at]
    return "".join(chars)
