"""A text file of one segment a line; an empty line is an empty segment."""

import hashlib
from pathlib import Path

from corpus import ReadSettings, decode_text, lines_of, read_file
from scoring.inputs.stream import Stream


def read_lines(path: Path, settings: ReadSettings) -> Stream:
    """The lines of a file without their outer spaces. Raises InputError as `corpus.reading` does."""
    data = read_file(path, settings.file_limit)
    text, encoding = decode_text(data, str(path), settings)
    lines = tuple(text[line.start : line.end] for line in lines_of(text))
    remarks = (f"{path}: read as {encoding.name}: {encoding.doubt}",) if encoding.doubt else ()
    return Stream(str(path), (("", lines),), hashlib.sha256(data).hexdigest(), remarks=remarks)
