"""Chinese term candidates of texts, best first.

Runs of words are counted, filtered by general word lists, and scored by frequency, length, the variety of their
neighbours, how often they stand on word boundaries, and how much of them is not everyday vocabulary. After C-value and
neighbour entropy (Frantzi et al. 2000; design page, §6 D), without parts of speech and without a frequency list.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from termbase.extract.candidate import Candidate, Passage, examples_of
from termbase.extract.cut import Cutter
from termbase.extract.general import (
    ADVERBIAL,
    BODIES,
    BORDER,
    EVERYDAY,
    FUNCTION,
    OWNERS,
    PLACES,
    SURNAMES,
    TAILS,
    VERBS,
)
from termbase.extract.grams import EDGE, Grams, Place

LEAST_COUNT = 2
_MOSTLY = 0.85
_GLUED = 0.6
_ON_BOUNDARIES = 0.5
_COHERENT = 0.3
_VARIED = 4.0
_GRAMMAR = frozenset(
    "的地得了着过在是和与及也都就才不把被将对从为而或并其这那有没能可会要还再很最更上下中里外前后来去到"
)
_ORDINALS = frozenset(("第一", "第二", "第三", "第四", "第五", *"一每各本全"))
_NUMERALS = frozenset("一二三四五六七八九十百千万亿零两几半年月日号点时岁")
_JOINTS = frozenset("和与及")


def chinese_candidates(passages: Iterable[Passage], words: Collection[str]) -> list[Candidate]:
    """What may be terms in Chinese passages, best first; `words` are a dictionary's, in simplified characters."""
    grams = Grams(passages, Cutter(words))
    judged = Judge(grams)
    kept = sorted(gram for gram, places in grams.places.items() if len(places) >= LEAST_COUNT and judged.keeps(gram))
    kept += sorted(text for text in grams.quoted if text not in kept and judged.keeps_quoted(text))
    alone = _alone(kept, grams)
    kept = [gram for gram in kept if alone[gram] or len(grams.words[gram]) > 1]
    found = [_candidate(gram, alone[gram], grams) for gram in kept]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.text))


class Judge:
    """Whether a gram may be a term, by general rules; each is a lesson of the design page or of our own readings."""

    def __init__(self, grams: Grams) -> None:
        self.grams = grams
        self.known: dict[str, bool] = {}

    def keeps(self, gram: str) -> bool:
        """Whether a gram of the texts may be a term."""
        if gram not in self.known:
            self.known[gram] = self._keeps(gram)
        return self.known[gram]

    def keeps_quoted(self, text: str) -> bool:
        """A string in marks of quotation needs no second occurrence, only to look like a name or phrase."""
        words = self.grams.words.get(text)
        return words is not None and len(words) > 1 and not (set(words) & FUNCTION - BORDER) and self._shaped(words)

    def _keeps(self, gram: str) -> bool:
        words = self.grams.words[gram]
        if not self._shaped(words) or self._begins_with_verb(gram, words) or not self._stands_by_itself(gram):
            return False
        if self._begins_with_owner(gram, words):
            return False
        return not _JOINTS.intersection(words) or self._is_fixed(gram, words)

    def _shaped(self, words: Collection[str]) -> bool:
        words = list(words)
        first, last = words[0], words[-1]
        if last in FUNCTION - BORDER or first in _JOINTS or last in _JOINTS:
            return False
        if len(words) == 1:
            return not _everyday(first)
        if _ends_in_count(words):
            return False
        if first in ADVERBIAL - BORDER or last in TAILS or any(word in "的之不" for word in words[1:]):
            return False
        return any(len(word) > 1 for word in words) or self._coheres(words)

    def _coheres(self, words: list[str]) -> bool:
        """Single characters: a new word when they mostly stand together, or a name when it begins with a surname."""
        gram = "".join(words)
        share = len(self.grams.places[gram]) / max(self.grams.single[word] for word in words)
        is_name = words[0] in SURNAMES and 1 < len(words) < 4 and not any(word in _GRAMMAR for word in words[1:])
        return share >= (0.1 if is_name else _COHERENT) and (is_name or len(self.grams.places[gram]) > LEAST_COUNT)

    def _begins_with_verb(self, gram: str, words: Collection[str]) -> bool:
        """提高技术水平: the verb goes where the rest is a candidate, or a word that is not everyday."""
        first, *others = words
        rest = gram[len(first) :]
        if first not in VERBS or len(rest) < 2:
            return False
        if len(others) == 1 and not _everyday(rest):
            return True
        return len(self.grams.places.get(rest, ())) >= LEAST_COUNT and self.keeps(rest)

    def _begins_with_owner(self, gram: str, words: Sequence[str]) -> bool:
        """沈阳市劳动模范: whose it is goes where the rest is a candidate that has others; 沈阳日报 is a name."""
        if gram[-1] in BODIES:
            return False
        for at in range(1, len(words)):
            owner, rest = "".join(words[:at]), "".join(words[at:])
            if _is_owner(owner) and len(self.grams.places.get(rest, ())) > len(self.grams.places[gram]):
                return self.keeps(rest)
        return False

    def _is_fixed(self, gram: str, words: Collection[str]) -> bool:
        """Whether what a joint joins often stands joined: 技术革新和技术革命, but not 工会和行政."""
        joint = next(word for word in words if word in _JOINTS)
        parts = [self.grams.places.get(part, ()) for part in gram.split(joint, 1)]
        return len(self.grams.places[gram]) >= _COHERENT * min(map(len, parts))

    def _stands_by_itself(self, gram: str) -> bool:
        """Not cut out of something longer: a word of the dictionary never is, other grams by their neighbours."""
        count = len(self.grams.places[gram])
        words = self.grams.words[gram]
        if count < _ON_BOUNDARIES * self.grams.text.count(gram):
            return False
        if len(words) == 1 or count == 1:
            return True
        for edge, beside in zip((words[0], words[-1]), self.grams.neighbours(gram), strict=True):
            if max((n for word, n in beside.items() if _has_content(word)), default=0) > _MOSTLY * count:
                return False
            if len(edge) == 1 and sum(n for word, n in beside.items() if _is_loose(word)) > _GLUED * count:
                return False
        return True


def _ends_in_count(words: Sequence[str]) -> bool:
    """Whether words end in a number, or in a number of something: 三十一人."""
    counted = words[:-1] if len(words[-1]) == 1 else words
    return _NUMERALS.issuperset(counted[-1])


def _is_owner(text: str) -> bool:
    return text in PLACES or (len(text) > 2 and text.endswith(OWNERS))


def _has_content(word: str) -> bool:
    """Whether a neighbour may belong to the term: no end of a run, no function word, no everyday verb or adverb."""
    return word[0] != EDGE and word not in FUNCTION | VERBS | ADVERBIAL


def _is_loose(word: str) -> bool:
    """Whether a neighbour is a character that belongs to something: 丽 before 新纺织厂."""
    return len(word) == 1 and (word in BORDER or word not in FUNCTION)


def _candidate(gram: str, alone: int, grams: Grams) -> Candidate:
    places = grams.places[gram]
    parts = _parts(gram, alone, grams)
    passages = [grams.runs[place.run].passage for place in places]
    return Candidate(
        text=gram,
        language="zh",
        score=round(math.prod(parts.values()), 3),
        occurrences=len(places),
        alone=alone,
        documents=dict(Counter(passage.document for passage in passages)),
        spellings=dict(Counter(map(grams.raw, places)).most_common()),
        parts=parts,
        examples=examples_of(passages),
    )


def _parts(gram: str, alone: int, grams: Grams) -> dict[str, float]:
    """The factors of the score, rounded as they are shown."""
    words = grams.words[gram]
    count = len(grams.places[gram])
    variety = min(map(_entropy, grams.neighbours(gram)))
    whole = [word for word in words if len(word) > 1]
    special = sum(not _everyday(word) for word in whole) / max(len(whole), 1)
    shape = 0.5 if len(words) == 1 or words[0] in VERBS else 1.0 if whole else 0.6
    factors = {
        "frequency": count**0.8,
        "length": math.log2(len(gram)),
        "variety": 0.4 + min(variety, _VARIED) / 2,
        "boundary": count / max(grams.text.count(gram), 1),
        "special": 0.5 + special,
        "shape": shape,
        "alone": 0.6 + 0.4 * alone / max(count, 1),
    }
    return {name: round(value, 3) for name, value in factors.items()}


def _entropy(counts: Counter[str]) -> float:
    """In bits."""
    total = sum(counts.values())
    return -sum(n / total * math.log2(n / total) for n in counts.values())


def _everyday(word: str) -> bool:
    """Whether a word is everyday vocabulary, or made of such words or of numerals (才能, 第一季度, 四月, 全国各地)."""
    if word in EVERYDAY or all(char in _GRAMMAR for char in word) or "的" in word or _NUMERALS.issuperset(word):
        return True
    halves = [(word[:at], word[at:]) for at in range(1, len(word))]
    return any(
        (first in _ORDINALS and last in EVERYDAY) or (first in ADVERBIAL and last in FUNCTION) for first, last in halves
    )


def _alone(kept: Iterable[str], grams: Grams) -> Counter[str]:
    """How often each candidate stands in no longer one."""
    by_run: dict[int, list[tuple[Place, str]]] = {}
    for gram in kept:
        for place in grams.places[gram]:
            by_run.setdefault(place.run, []).append((place, gram))
    alone: Counter[str] = Counter()
    for found in by_run.values():
        alone.update(gram for place, gram in found if not _covered(place, (other for other, _ in found)))
    return alone


def _covered(place: Place, others: Iterator[Place]) -> bool:
    return any(other.start <= place.start and place.end <= other.end and other != place for other in others)
