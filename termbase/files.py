"""Term bases by the name of their file."""

from pathlib import Path

from corpus import decode_text, read_file
from termbase.concept import Concept
from termbase.glossary import read_glossary
from termbase.tbx import read_tbx


def read_terms(path: Path) -> list[Concept]:
    """The concepts of a TBX file (.tbx, .xml), or of a glossary by tabs (anything else). Raises InputError."""
    data = read_file(path)
    if path.suffix.lower() in (".tbx", ".xml"):
        return read_tbx(data, str(path))
    return read_glossary(decode_text(data, str(path))[0], str(path))
