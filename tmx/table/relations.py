"""The parts of an xlsx or docx file, found as they name each other (ECMA-376, part 2: Open Packaging Conventions)."""

import posixpath
from typing import NamedTuple

from corpus import Archive, FormatError
from tmx.xml import elements


class Relation(NamedTuple):
    """What a part names: under which identifier, of which kind (`sharedStrings`, `comments`, …), and the member."""

    id: str
    kind: str
    member: str


def relations_of(archive: Archive, part: str) -> list[Relation]:
    """What a part of the archive names within it; `` is the archive itself."""
    folder, base = posixpath.split(part)
    links = posixpath.join(folder, "_rels", f"{base}.rels")
    if links not in archive.members:
        return []
    return [
        Relation(link.get("Id", ""), link.get("Type", "").rpartition("/")[2], _member(folder, link.get("Target", "")))
        for link in elements(archive.unpacked(links), ["Relationship"], f"{archive.name}: {links}")
        if link.get("TargetMode") != "External"
    ]


def main_part(archive: Archive, what: str) -> str:
    """The part with the document itself. Raises FormatError where there is none: the file is not `what`, then."""
    for relation in relations_of(archive, ""):
        if relation.kind == "officeDocument":
            return relation.member
    raise FormatError(f"{archive.name}: this is not {what}: check which file it is")


def _member(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
