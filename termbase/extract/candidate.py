"""What extraction reads and proposes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from corpus import Document

EXAMPLES = 3


class Passage(NamedTuple):
    """A sentence, and where it stands: the document and its line, or its unit in a memory (1-based)."""

    text: str
    document: str
    line: int


class Example(NamedTuple):
    """A passage shown with a candidate."""

    document: str
    line: int
    text: str


class Candidate(NamedTuple):
    """A word or phrase that may be a term, in one language, with the evidence for it.

    `text` is in simplified characters, or in the commonest English spelling; `spellings` counts the ways in which it is
    written. `alone` counts the occurrences that lie in no longer candidate, `documents` those in each document. `score`
    is the product of `parts`; only its order means something. `hidden` says why it is not to be shown (a base has it),
    `nearest` which concept of that base comes closest.
    """

    text: str
    language: str
    score: float
    occurrences: int
    alone: int
    documents: Mapping[str, int]
    spellings: Mapping[str, int]
    parts: Mapping[str, float]
    examples: tuple[Example, ...]
    hidden: str = ""
    nearest: str = ""


def passages_of(documents: Iterable[Document]) -> Iterator[Passage]:
    """The segments of documents in order, each with the line of the file in which it begins."""
    for document in documents:
        line, seen = 1, 0
        for segment in sorted(document.segments, key=lambda segment: segment.chars):
            line += document.text.count("\n", seen, segment.chars.start)
            seen = segment.chars.start
            yield Passage(segment.text, document.name, line)


def examples_of(passages: Iterable[Passage]) -> tuple[Example, ...]:
    """The first passages, one of each document before a second of any."""
    taken: Counter[str] = Counter()
    ranked = []
    for place, passage in enumerate(dict.fromkeys(passages)):
        ranked.append((taken[passage.document], place, passage))
        taken[passage.document] += 1
    return tuple(Example(one.document, one.line, one.text) for _, _, one in sorted(ranked)[:EXAMPLES])
