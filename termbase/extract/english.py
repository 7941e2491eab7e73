"""English term candidates of texts, best first: runs of words between function words, counted by their stems."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus import EnglishWord, english_words_with_stems
from termbase.extract.candidate import Candidate, Passage, examples_of
from termbase.extract.general_english import EVERYDAY_STEMS, FUNCTION_WORDS

LEAST_COUNT = 2
MOST_WORDS = 6
_BREAK = re.compile(r"[^\s'’‐‑-]")
_INNER = frozenset(("of", "and", "the", "for"))
_VERBAL = re.compile("[a-z](?:ing|ed)$")

Stems = tuple[str, ...]


class Phrase(NamedTuple):
    """A run of words in a passage: what it is counted by, and how it is written there."""

    stems: Stems
    text: str
    start: int


def english_candidates(passages: Iterable[Passage]) -> list[Candidate]:
    """What may be terms in English passages, best first."""
    places: defaultdict[Stems, list[tuple[Passage, Phrase]]] = defaultdict(list)
    for passage in passages:
        for phrase in english_phrases(passage.text):
            places[phrase.stems].append((passage, phrase))
    kept = {stems: found for stems, found in places.items() if len(found) >= LEAST_COUNT}
    nested = _nested(kept)
    whole = {stems: found for stems, found in kept.items() if nested[stems] < len(found)}
    candidates = [_candidate(stems, found, nested[stems]) for stems, found in whole.items()]
    return sorted(candidates, key=lambda candidate: (-candidate.score, candidate.text))


def english_phrases(text: str) -> Iterator[Phrase]:
    """The runs of words that may be terms: none begins or ends with a function word, none is everyday words alone.

    `of`, `and`, `the` and `for` may stand between names (Federation of Trade Unions); `of` between other words too.
    """
    for words in _stretches(text):
        for start in range(len(words)):
            for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
                run = words[start:end]
                if _may_be_term(run, text):
                    chars = slice(run[0].chars.start, run[-1].chars.end)
                    yield Phrase(tuple(word.stem for word in run), _spelling(text[chars]), run[0].chars.start)


def _stretches(text: str) -> Iterator[Sequence[EnglishWord]]:
    """The words between marks of punctuation."""
    stretch: list[EnglishWord] = []
    for word in english_words_with_stems(text):
        if stretch and _BREAK.search(text, stretch[-1].chars.end, word.chars.start):
            yield stretch
            stretch = []
        stretch.append(word)
    if stretch:
        yield stretch


def _may_be_term(run: Sequence[EnglishWord], text: str) -> bool:
    if any(word.form in FUNCTION_WORDS for word in (run[0], run[-1])) or any(word.form.isdecimal() for word in run):
        return False
    inner = [word.form for word in run if word.form in FUNCTION_WORDS]
    named = text[run[0].chars.start].isupper() and text[run[-1].chars.start].isupper()
    if not set(inner) <= (_INNER if named else {"of"}) or len(inner) > 2:
        return False
    if len(run) == 1:
        return run[0].stem not in EVERYDAY_STEMS and len(run[0].form) > 2 and not run[0].form.endswith("ly")
    if run[0].form.endswith("ly") or (run[0].stem in EVERYDAY_STEMS and len(inner) > 0 and not named):
        return False
    return not all(word.stem in EVERYDAY_STEMS for word in run)


def _spelling(text: str) -> str:
    return " ".join(text.split())


def _nested(kept: dict[Stems, list[tuple[Passage, Phrase]]]) -> Counter[Stems]:
    """How many of the places of each run lie in one longer run that is counted too, the commonest."""
    nested: Counter[Stems] = Counter()
    for stems, found in kept.items():
        for start in range(len(stems)):
            for end in range(start + 1, len(stems) + 1):
                part = stems[start:end]
                if part in kept and part != stems:
                    nested[part] = max(nested[part], len(found))
    return nested


def _candidate(stems: Stems, found: list[tuple[Passage, Phrase]], nested: int) -> Candidate:
    spellings = Counter(phrase.text for _, phrase in found)
    special = sum(stem not in EVERYDAY_STEMS for stem in stems) / len(stems)
    parts = {
        "frequency": len(found) ** 0.8,
        "length": math.log2(1 + len(stems)),
        "special": 0.5 + special,
        "shape": 0.5 if len(stems) == 1 or _VERBAL.search(found[0][1].text.split()[0]) else 1.0,
        "alone": 0.4 + 0.6 * (len(found) - nested) / len(found),
    }
    parts = {name: round(value, 3) for name, value in parts.items()}
    return Candidate(
        text=min(spellings, key=lambda text: (-spellings[text], not text.islower(), text)),
        language="en",
        score=round(math.prod(parts.values()), 3),
        occurrences=len(found),
        alone=len(found) - nested,
        documents=dict(Counter(passage.document for passage, _ in found)),
        spellings=dict(sorted(spellings.items(), key=lambda one: (-one[1], one[0]))),
        parts=parts,
        examples=examples_of(passage for passage, _ in found),
    )
