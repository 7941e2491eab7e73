"""The base that comes with the program: Chinese labour history and movements for technical innovation."""

import tempfile
import tomllib
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from corpus import DuizhaoError, FormatError
from termbase.base import Base, ConceptList
from termbase.concept import Concept
from termbase.store import RULES, Author, TermStore
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


def open_shipped(cache: Path) -> Base:
    """The shipped base ready for look-ups, from a store below the folder `cache` that is made at first use."""
    digest = sha256(SHIPPED.read_bytes() + RULES.encode()).hexdigest()[:16]
    path = cache / f"terms-{digest}.sqlite"
    with suppress(DuizhaoError):
        if path.exists():
            return TermStore(path, "shipped")
    concepts = shipped_concepts()
    with suppress(DuizhaoError, OSError):
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            made = Path(folder) / path.name
            with TermStore(made) as store:
                store.put(concepts, Author("duizhao", ""))
            made.replace(path)
        return TermStore(path, "shipped")
    return ConceptList("shipped", concepts)
