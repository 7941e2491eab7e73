"""Which files of a run belong together: from a manifest, or from the names in a folder."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from corpus.encoding import decode
from corpus.errors import FormatError, LanguageError
from corpus.files import read_file

SOURCE, TARGET, ID = "source", "target", "id"
_TAGS = ("source_lang", "target_lang")
_COLUMNS = (ID, SOURCE, TARGET, *_TAGS)
_LANGUAGE = re.compile(r"(?P<before>^|[/._-])(?P<lang>zh|en)(?:[-_](?:hans|hant|[a-z]{2}))*(?=[/._-])", re.IGNORECASE)
_SAFE_ID = re.compile(r"[^/\\\x00-\x1f]{1,200}")


class ListedPair(NamedTuple):
    """A source and a target file, what their result is called, and what is said of their languages, or nothing."""

    id: str
    source: Path
    target: Path
    tags: tuple[str, str] = ("", "")


def is_list_of_pairs(path: Path) -> bool:
    """Whether a path is a folder, or a file whose first line has the names or keys of a manifest."""
    if path.is_dir():
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        first = file.readline(10_000).lstrip(b"\xef\xbb\xbf").decode("utf-8", "replace").strip()
    if first.startswith("{"):
        return {f'"{SOURCE}"', f'"{TARGET}"'} <= set(re.findall(r'"\w+"(?=\s*:)', first))
    return {SOURCE, TARGET} <= set(first.split("\t"))


def listed_pairs(path: Path) -> list[ListedPair]:
    """The pairs of a manifest, files relative to it, in its order; of a folder by name, `a.zh.txt` with `a.en.txt`.

    Raises FormatError for a manifest that is not one, or names an id twice, LanguageError for a folder with no pair.
    """
    pairs = _by_name(path) if path.is_dir() else list(_manifest(path))
    seen: set[str] = set()
    for pair in pairs:
        if pair.id.casefold() in seen:
            raise FormatError(f"{path}: the id {pair.id!r} stands twice: results would overwrite each other")
        seen.add(pair.id.casefold())
    return pairs


def _manifest(path: Path) -> Iterator[ListedPair]:
    for number, row in _rows(path):
        where = f"{path}:{number}"
        if missing := [name for name in (ID, SOURCE, TARGET) if not row.get(name)]:
            raise FormatError(f"{where}: no {missing[0]}: expected {', '.join(_COLUMNS[:3])} in every line")
        if odd := sorted(set(row) - set(_COLUMNS)):
            raise FormatError(f"{where}: unknown column {odd[0]!r}: expected {', '.join(_COLUMNS)}")
        if not _SAFE_ID.fullmatch(row[ID]) or row[ID].startswith("."):
            raise FormatError(f"{where}: the id {row[ID][:40]!r} cannot name a file: no slashes, no dot before")
        source, target = (path.parent / row[side] for side in (SOURCE, TARGET))
        yield ListedPair(row[ID], source, target, (row.get(_TAGS[0], ""), row.get(_TAGS[1], "")))


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The number of each line that is not empty, and its values by column."""
    text = decode(read_file(path), str(path))[0]
    lines = [(number, line) for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1) if line.strip()]
    if lines and lines[0][1].startswith("{"):
        yield from ((number, _object(line, f"{path}:{number}")) for number, line in lines)
        return
    names = lines[0][1].split("\t") if lines else []
    for number, line in lines[1:]:
        values = line.split("\t")
        if len(values) > len(names):
            raise FormatError(f"{path}:{number}: {len(values)} columns where the heading has {len(names)}")
        yield number, dict(zip(names, values, strict=False))


def _object(line: str, where: str) -> Mapping[str, str]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise FormatError(f"{where}: {line[:40]!r} is no object of texts: expected {', '.join(_COLUMNS)}")
    return found


def _by_name(folder: Path) -> list[ListedPair]:
    """Files that are called alike but for their language: `a.zh.txt` and `a.en.txt`, or `zh/a.txt` and `en/a.txt`."""
    sides: dict[str, dict[str, Path]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and (mark := _LANGUAGE.search(name)):
            key = name[: mark.start()] + mark["before"] * bool(mark.start()) + name[mark.end() :].lstrip("/._-")
            sides.setdefault(key, {}).setdefault(mark["lang"].lower(), path)
    both = {key: files for key, files in sides.items() if files.keys() == {"zh", "en"}}
    if not both:
        raise LanguageError(
            f"{folder}: no two files in it are called alike but for zh and en (a.zh.txt and a.en.txt, zh/a.txt and "
            f"en/a.txt): write a manifest with the columns {ID}, {SOURCE}, {TARGET}"
        )
    return [
        ListedPair(str(Path(key).with_suffix("")).replace("/", "-"), files["zh"], files["en"])
        for key, files in both.items()
    ]
