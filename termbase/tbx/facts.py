"""The texts of one level of an entry in TBX, whatever elements and groups they stand in."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

ENTRIES = ("termEntry", "conceptEntry", "entry")
SECTIONS = ("langSet", "langSec", "langGroup")
TERMS = ("tig", "ntig", "termSec", "termGroup")
_GROUPS = ("descripGrp", "adminGrp", "termNoteGrp", "termGrp", "noteGrp")
_ONCE = ("context", "subjectfield", "partofspeech")


class Facts(NamedTuple):
    """What stands at one level of an entry, in order: the name of each category, as it is written, and its text."""

    pairs: list[tuple[str, str]]

    def all(self, *names: str) -> list[str]:
        """The texts of these categories, which are named in small letters."""
        return [text for name, text in self.pairs if name.lower() in names]

    def first(self, *names: str) -> str:
        """The first of these texts; empty where there is none."""
        return next(iter(self.all(*names)), "")

    def others(self, *known: str) -> list[str]:
        """A remark for each category that has no place in ours, and for each but the first of one that has one."""
        seen = set[str]()
        found = []
        for name, text in self.pairs:
            if name.lower() not in known or (name.lower() in _ONCE and name.lower() in seen):
                found.append(f"{name}: {text}")
            seen.add(name.lower())
        return found


def facts_of(level: "_Element") -> Facts:
    """The texts that stand at a level, groups of it included: by `type` (DCA, version 2), or by element (DCT)."""
    pairs = []
    for element in _own(level):
        name = "note" if local(element) == "note" else element.get("type") or local(element)
        if text := _text(element):
            pairs.append((name, text))
    return Facts(pairs)


def _own(level: "_Element") -> Iterator["_Element"]:
    for child in level:
        if local(child) in _GROUPS:
            yield from _own(child)
        elif local(child) not in (*SECTIONS, *TERMS, "transacGrp"):
            yield child


def _text(element: "_Element") -> str:
    """The words of an element; line ends count in notes only, where they part sentences."""
    words = ": ".join(map(_text, element)) if _is_keyed(element) else "".join(map(str, element.itertext()))
    if local(element) == "note":
        return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))
    return " ".join(words.split())


def _is_keyed(element: "_Element") -> bool:
    """Whether a note is a key and its value, as in TBX-Min."""
    return [local(child) for child in element] == ["noteKey", "noteValue"]


def local(element: "_Element") -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]
