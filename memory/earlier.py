"""The segments of a job that went before, as a memory of their own: how alike its texts are among themselves."""

from collections.abc import Sequence

import numpy as np

from memory.alike import Alike
from memory.penalty import Query
from memory.prepared import Prepared
from memory.rows import MOST_WEIGHT
from memory.score import EXACT, score
from memory.segment import Segment, appended, segment_of
from memory.signature import words_of
from memory.told import spoken


class Earlier:
    """Segments that have been added, and the best score that they give another one."""

    def __init__(self) -> None:
        self._texts: list[Prepared] = []
        self._known: set[tuple[str, str]] = set()
        self._of_content: dict[tuple[str, str], Prepared] = {}
        self._segments: dict[str, list[Segment]] = {}

    def add(self, query: Query) -> None:
        """Takes the text of a query in."""
        text, language = query.prepared, spoken(query.language)
        if (language, query.text) in self._known:
            return
        self._known.add((language, query.text))
        if text.fingerprint.content:
            self._of_content.setdefault((language, text.fingerprint.content), text)
        if text.weight < MOST_WEIGHT:
            new = np.array([len(self._texts)], np.uint32), np.array([text.weight], np.uint16)
            segment = segment_of(*new, words_of(text.fingerprint.signature))
            self._segments[language] = appended(self._segments.get(language, []), segment)
            self._texts.append(text)

    def best(self, query: Query, threshold: int) -> tuple[int, bool]:
        """The greatest score at or above the threshold that one of them gives a query, and whether that is sure.

        0 where none does; from 95 on it may be a lower one of these safe scores.
        """
        wanted, language = query.prepared, spoken(query.language)
        if (language, query.text) in self._known:
            return EXACT, True
        same = self._of_content.get((language, wanted.fingerprint.content))
        found = score(wanted, same, Prepared("", query.target)) if same else 0
        if not (segments := self._segments.get(language)):
            return found, True
        alike = Alike(self, wanted, threshold)
        nearest = next((likeness for likeness, _ in alike.among(segments, lambda bound: bound <= found)), 0)
        return max(found, nearest), alike.exhaustive

    def strings(self, variants: Sequence[int]) -> list[tuple[int, str]]:
        """See `memory.alike.Strings`."""
        return [(number, self._texts[number].string) for number in variants]
