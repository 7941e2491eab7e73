"""What is scored: segments with their sources and references, and the candidate translations of all of them."""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple


class Segment(NamedTuple):
    """One segment: its source, its references, the name of its document.

    The source is None where no source was given. A reference is None where that reference is missing for this segment;
    an empty one is an empty line.
    """

    source: str | None
    references: tuple[str | None, ...]
    document: str = ""

    @property
    def filled(self) -> tuple[str, ...]:
        """The references that say something."""
        return tuple(reference for reference in self.references if reference and not reference.isspace())


class Candidate(NamedTuple):
    """A candidate translation: its name and its text for each segment, empty where it has none."""

    name: str
    texts: tuple[str, ...]


class Input(NamedTuple):
    """A file that was read: what it is to the run, its name, the number of its segments, the SHA-256 of its bytes."""

    role: str
    name: str
    n_segments: int
    digest: str


@dataclass(frozen=True)
class Material:
    """All that one run judges; every candidate has as many texts as there are segments.

    `language` is the tag of the target language as given or found, `source_language` that of the source or empty.
    `alignment` is empty, or names in one line the alignments that made the segments. `remarks` are lines for people.
    """

    segments: tuple[Segment, ...]
    candidates: tuple[Candidate, ...]
    language: str
    source_language: str = ""
    inputs: tuple[Input, ...] = ()
    alignment: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def scorable(self) -> tuple[int, ...]:
        """The segments that have a reference to compare with, by index."""
        return tuple(index for index, segment in enumerate(self.segments) if segment.filled)

    @property
    def alignment_digest(self) -> str:
        """What stands for the alignment in a signature: `none`, or eight digits of its digest."""
        return hashlib.sha256(self.alignment.encode()).hexdigest()[:8] if self.alignment else "none"
