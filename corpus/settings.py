"""What may be said about a file before it is read."""

from dataclasses import dataclass

from corpus.document import RepairKind
from corpus.files import FILE_LIMIT
from corpus.sentences import split_sentences
from corpus.sentences.splitter import Splitter

SEGMENT_LIMIT = 20_000
"""Characters of one segment."""


@dataclass(frozen=True)
class ReadSettings:
    """What may be said about a file beforehand.

    `lang` is a BCP-47 tag: the whole file is in this language and is not parted. `encoding` overrules detection,
    `encoding_errors` is `strict` or `replace`. Only `repairs` of these kinds are made. `split` cuts sentences.
    """

    lang: str = ""
    encoding: str = ""
    encoding_errors: str = "strict"
    repairs: frozenset[RepairKind] = frozenset(RepairKind)
    file_limit: int = FILE_LIMIT
    segment_limit: int = SEGMENT_LIMIT
    split: Splitter = split_sentences
