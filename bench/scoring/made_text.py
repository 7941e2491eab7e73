"""Made translations: lines of a made vocabulary with the frequencies of words (Zipf), and disturbed copies."""

import random
from itertools import accumulate

SEED = 20261128
_SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "la",
    "me",
    "ni",
    "po",
    "ru",
    "sa",
    "te",
    "vi",
    "xo",
    "zu",
    "wor",
    "kers",
    "mod",
    "el",
    "tech",
    "nic",
    "plan",
    "team",
    "pro",
    "duc",
]
_MEAN_WORDS, _SPREAD_WORDS = 25, 9

Lines = list[str]


def made_references(n_lines: int, n_words: int = 4000) -> Lines:
    """Lines of 4 to some 50 words."""
    draw = random.Random(SEED)
    words = ["".join(draw.choice(_SYLLABLES) for _ in range(draw.randrange(1, 4))) for _ in range(n_words)]
    weights = list(accumulate(1 / rank for rank in range(1, n_words + 1)))
    lengths = (max(4, round(draw.gauss(_MEAN_WORDS, _SPREAD_WORDS))) for _ in range(n_lines))
    return [" ".join(draw.choices(words, cum_weights=weights, k=length)) + "." for length in lengths]


def disturbed(lines: Lines, share: float, seed: int) -> Lines:
    """The lines with a share of their words replaced, and a stretch of every third line moved."""
    draw = random.Random(seed)
    vocabulary = [word for line in lines[:200] for word in line.split()]
    return [_disturbed(line.split(), share, vocabulary, draw) for line in lines]


def _disturbed(words: list[str], share: float, vocabulary: list[str], draw: random.Random) -> str:
    if draw.random() < 1 / 3:
        start = draw.randrange(len(words))
        moved, words = words[start : start + 4], words[:start] + words[start + 4 :]
        to = draw.randrange(len(words) + 1)
        words = words[:to] + moved + words[to:]
    return " ".join(draw.choice(vocabulary) if draw.random() < share else word for word in words)


def repeating(n_lines: int, seed: int) -> Lines:
    """Lines of 20 words out of eleven: what costs the search for shifts most."""
    draw = random.Random(seed)
    return [" ".join(f"w{draw.randrange(11)}" for _ in range(20)) for _ in range(n_lines)]
