"""The base that comes with the program: Chinese labour history and movements for technical innovation."""

import tomllib
from pathlib import Path

from corpus import FormatError
from termbase.concept import Concept
from termbase.table import concept_of

SHIPPED = Path(__file__).with_suffix(".toml")


def shipped_concepts() -> list[Concept]:
    """The concepts of the shipped base in the order in which they were written."""
    return toml_concepts(SHIPPED.read_text(encoding="utf-8"), SHIPPED.name)


def toml_concepts(text: str, name: str) -> list[Concept]:
    """The concepts of a base in TOML (see `termbase.table`). Raises FormatError."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FormatError(f"{name}: not TOML: {error}") from None
    if set(found) - {"concept"} or not isinstance(found.get("concept", []), list):
        raise FormatError(f"{name}: expected [[concept]] blocks and nothing else")
    return [concept_of(table, name) for table in found.get("concept", [])]
