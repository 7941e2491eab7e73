"""Files in, clean Documents of Segments out, with the way back to the original characters."""

from corpus.document import (
    Document,
    Encoding,
    Metadata,
    Reading,
    Region,
    RegionKind,
    Repair,
    RepairKind,
    Script,
    Segment,
    Span,
)
from corpus.errors import (
    DuizhaoError,
    EncodingError,
    FormatError,
    InputError,
    LanguageError,
    LimitError,
    OutputError,
    UnreadableError,
)

__all__ = [
    "Document",
    "DuizhaoError",
    "Encoding",
    "EncodingError",
    "FormatError",
    "InputError",
    "LanguageError",
    "LimitError",
    "Metadata",
    "OutputError",
    "Reading",
    "Region",
    "RegionKind",
    "Repair",
    "RepairKind",
    "Script",
    "Segment",
    "Span",
    "UnreadableError",
]
