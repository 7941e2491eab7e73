"""A base and texts of any size for measuring: terms and sentences made of common characters and words by a seed."""

import random

from corpus import Entry, parse_cedict, shipped_cedict, shipped_name
from termbase import Concept, Term

SEED = 20261128


def made_concepts(count: int) -> list[Concept]:
    """Concepts with a Chinese and an English term each, words of the shipped dictionary of two to six characters."""
    picked = random.Random(SEED).sample(_entries(), count)
    return [
        Concept(f"x{number}", (Term(entry.simplified, "zh", pinyin="x"), Term(entry.senses[0][:40], "en")), "made")
        for number, entry in enumerate(picked)
    ]


def made_texts(n_bytes: int) -> tuple[str, str]:
    """A Chinese and an English text of about this many bytes, sentences of ten to thirty words of the dictionary."""
    entries, rng = _entries(), random.Random(SEED + 1)
    texts: tuple[list[str], list[str]] = [], []
    sizes = [0, 0]
    while min(sizes) < n_bytes:
        words = rng.choices(entries, k=rng.randint(10, 30))
        sentences = "".join(word.simplified for word in words) + "。", " ".join(word.senses[0] for word in words) + ". "
        for side, sentence in enumerate(sentences):
            if sizes[side] < n_bytes:
                texts[side].append(sentence)
                sizes[side] += len(sentence.encode())
    return "".join(texts[0]), "".join(texts[1])


def _entries() -> list[Entry]:
    entries = parse_cedict(shipped_cedict().decode("utf-8"), shipped_name())
    return [entry for entry in entries if 2 <= len(entry.simplified) <= 6 and entry.senses[0].isascii()]
