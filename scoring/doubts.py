"""What makes the best score worthless and shows in no number: remarks on candidates that seem to be the wrong text."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from unicodedata import is_normalized

from corpus import HAN
from scoring.checks.pair import primary
from scoring.material import Candidate, Material

_WORDS = re.compile(rf"[{HAN}]|[^\W\d_]+|\d+")
_IS_HAN = re.compile(f"[{HAN}]")
_IN_HAN = ("zh", "cmn", "yue", "wuu", "lzh", "ja")
_MOSTLY = 0.5
_DISPLACED_SHARE, _FEWEST_DISPLACED, _FEWEST_SHARED = 0.1, 3, 3


def doubts(material: Material) -> list[str]:
    """A remark on each candidate that is written in another language's characters than the reference, repeats it or
    another candidate, fits the lines beside its own better, or spells letters in parts; and on a wrong `language`.
    """
    references = [segment.filled[0] if segment.filled else "" for segment in material.segments]
    theirs, remarks = _han_share(references), []
    meant = primary(material.language)
    if (meant in _IN_HAN and theirs == 0) or (meant in ("en", "fr", "de", "es", "it", "pt") and theirs > _MOSTLY):
        remarks.append(f"the references are not written in {material.language}: is --lang right?")
    for candidate in material.candidates:
        remarks += [f"{candidate.name}: {told}" for told in _of_one(candidate, references, theirs)]
    for first, second in combinations(material.candidates, 2):
        if first.texts == second.texts:
            remarks.append(f"{first.name} and {second.name} are the same text")
    if len({is_normalized("NFC", text) for text in _all_texts(material, references)}) > 1:
        remarks.append("letters with accents are composed (NFC) in one text only: the same letter counts as two")
    return remarks


def doubts_on_checks(material: Material) -> list[str]:
    """A remark where source and candidates are in one language: a copy of the source is no fault then."""
    if primary(material.source_language) != primary(material.language):
        return []
    return [f"source and candidates are both in {material.language}: nothing counts as untranslated: is --lang right?"]


def _of_one(candidate: Candidate, references: Sequence[str], theirs: float) -> Iterator[str]:
    ours = _han_share(candidate.texts)
    if abs(ours - theirs) > _MOSTLY:
        which = ("Chinese characters", "other letters")
        yield "it is in {}, the references in {}: is it the right file?".format(*which[:: 1 if ours > theirs else -1])
    elif tuple(candidate.texts) == tuple(references):
        yield "it is the reference itself"
    elif displaced := _displaced(candidate.texts, references):
        yield (
            f"{len(displaced)} segments have more in common with the reference before or after theirs (first: "
            f"{displaced[0] + 1}): are the lines shifted?"
        )


def _displaced(texts: Sequence[str], references: Sequence[str]) -> list[int]:
    """The segments that are twice as like the reference of a neighbour as like their own; none where few are."""
    words = [set(_WORDS.findall(text.lower())) for text in texts]
    others = [set(_WORDS.findall(text.lower())) for text in references]
    found = []
    for place, own in enumerate(words):
        near = (others[at] for at in (place - 1, place + 1) if 0 <= at < len(others))
        likest = max((_likeness(own, other) for other in near if len(own & other) >= _FEWEST_SHARED), default=0)
        if likest > 2 * _likeness(own, others[place]):
            found.append(place)
    return found if len(found) >= max(_FEWEST_DISPLACED, _DISPLACED_SHARE * len(texts)) else []


def _likeness(first: set[str], second: set[str]) -> float:
    return len(first & second) / (len(first | second) or 1)


def _all_texts(material: Material, references: Sequence[str]) -> Iterator[str]:
    """Each candidate and the references as one text, where accents occur."""
    for texts in (references, *(candidate.texts for candidate in material.candidates)):
        joined = "\n".join(texts)
        if not joined.isascii():
            yield joined


def _han_share(texts: Sequence[str]) -> float:
    """Which part of the letters are Chinese characters; an English word counts as one."""
    words = [word for text in texts for word in _WORDS.findall(text) if not word.isdigit()]
    return sum(bool(_IS_HAN.match(word)) for word in words) / (len(words) or 1)
