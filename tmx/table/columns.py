"""Which column of a table holds what: by the names in its first row, or as the user says."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from corpus import FormatError
from tmx.place import quoted

ABSENT = -1


class Field(StrEnum):
    """What a column may hold besides the text in a language that its name tells."""

    NUMBER = "number"
    ID = "id"
    SOURCE = "source"
    TARGET = "target"
    DATE = "date"
    CONFIDENCE = "confidence"
    STATUS = "status"
    NOTE = "note"
    PROPS = "props"


OWN = (Field.DATE, Field.CONFIDENCE, Field.STATUS, Field.NOTE, Field.PROPS)
"""The columns behind the languages in tables of our own; `id` stands before them."""

REVIEW = ("#", "status", "comment")
"""The columns before and behind the languages in tables for reviewers."""

_LAYOUTS: tuple[tuple[str, tuple[str, ...]], ...] = ((Field.ID, OWN), (REVIEW[0], REVIEW[1:]))
_NAMES = {
    Field.NUMBER: ("#", "number", "no.", "nr", "编号", "序号"),
    Field.ID: ("id", "tuid", "segment id", "unit id"),
    Field.SOURCE: ("source_text", "source text", "source segment", "source", "src", "原文", "源文", "原文文本"),
    Field.TARGET: ("target_text", "target text", "target segment", "target", "tgt", "translation", "译文", "目标"),
    Field.DATE: ("date", "creationdate", "日期"),
    Field.CONFIDENCE: ("confidence", "score"),
    Field.STATUS: ("status", "segment status", "状态"),
    Field.NOTE: ("note", "notes", "comment", "comments", "remark", "remarks", "备注", "批注", "说明"),
    Field.PROPS: ("props",),
}
"""Names by which columns are known, in any case; where two of one kind are there, the one named first here counts."""

_LANGUAGES = {"中文": "zh", "简体中文": "zh-CN", "繁體中文": "zh-TW", "繁体中文": "zh-TW", "英文": "en", "英语": "en"}
_NAMED = r"zh|en|chinese|english|chinese \((?:simplified|traditional)\)"
_CODE = re.compile(rf"{_NAMED}|[a-z]{{2,3}}(?:[-_][a-z0-9]{{2,8}})+", re.IGNORECASE)


class Columns(NamedTuple):
    """Where what stands, by index from 0, or ABSENT; `texts` are the columns of words with what was named over them.

    That is a language code, or `source` and `target` where the languages have to be found out. `unread` are the names
    of columns that nobody knows.
    """

    texts: tuple[tuple[int, str], ...]
    unread: tuple[str, ...] = ()
    number: int = ABSENT
    id: int = ABSENT
    date: int = ABSENT
    confidence: int = ABSENT
    status: int = ABSENT
    note: int = ABSENT
    props: int = ABSENT


def first_two(width: int) -> Columns:
    """The columns of a table without names: source and target are the first two."""
    unread = tuple(str(number) for number in range(3, width + 1))
    return Columns(((0, Field.SOURCE), (1, Field.TARGET)), unread=unread)


def own_header(codes: Sequence[str]) -> list[str]:
    """The names over the columns of a table of our own."""
    return [Field.ID, *codes, *OWN]


def is_own(header: Sequence[str]) -> bool:
    """Whether these are the names that `own_header` gives, or that `duizhao align` writes over its beads."""
    return len(_between(header)) > 0 or tuple(header[:2]) == ("source_text", "target_text")


def _between(header: Sequence[str]) -> range:
    """The columns of languages in a table of our own: whatever stands between the names that are always there."""
    for first, last in _LAYOUTS:
        if header[:1] == [first] and tuple(header[-len(last) :]) == last:
            return range(1, len(header) - len(last))
    return range(0)


def named_columns(header: Sequence[str]) -> Columns | None:
    """The columns by the names in the first row; None where it names no two columns of words, so is no header."""
    between = _between(header)
    names = ["" if place in between else name.strip().casefold() for place, name in enumerate(header)]
    found = {field.value: _first_of(aliases, names) for field, aliases in _NAMES.items()}
    source, target = found.pop(Field.SOURCE), found.pop(Field.TARGET)
    if between:
        texts = tuple((place, header[place]) for place in between)
    elif source != ABSENT != target:
        texts = ((source, Field.SOURCE), (target, Field.TARGET))
    else:
        texts = tuple((place, code) for place, name in enumerate(header) if (code := _language(name)))
    if len(texts) < 2:
        return None
    read = {*found.values(), *(place for place, _ in texts)}
    unread = tuple(name for place, name in enumerate(header) if place not in read and name.strip())
    return Columns(texts, unread, **found)


def _first_of(aliases: Iterable[str], names: list[str]) -> int:
    return next((names.index(alias) for alias in aliases if alias in names), ABSENT)


def _language(name: str) -> str:
    """The language code that a name is or means; empty for any other name."""
    name = name.strip()
    return _LANGUAGES.get(name) or (name if _CODE.fullmatch(name) else "")


def chosen_columns(choice: str, header: Sequence[str], where: str) -> Columns:
    """The columns of a choice like `source=2,target=3,note=Remark`: numbers from 1, or names of the first row.

    A field may also be a language code. Raises FormatError for one that is neither, and for a column that is not there.
    """
    fields: dict[str, int] = {}
    texts = []
    for part in choice.split(","):
        field, _, column = (word.strip() for word in part.partition("="))
        place = _place(column, header, where)
        if field in (Field.SOURCE, Field.TARGET) or _language(field):
            texts.append((place, field))
        elif field in set(Field):
            fields[field] = place
        else:
            known = ", ".join(Field)
            raise FormatError(f"--columns: {quoted(part)}: expected FIELD=COLUMN with {known} or a language code")
    if len(texts) < 2:
        raise FormatError(f"--columns: {quoted(choice)}: expected two columns of words, as in source=1,target=2")
    return Columns(tuple(texts), (), **fields)


def _place(column: str, header: Sequence[str], where: str) -> int:
    if column in header:
        return header.index(column)
    if re.fullmatch("[1-9][0-9]{0,3}", column) and int(column) <= len(header):
        return int(column) - 1
    raise FormatError(f"{where}: no column {quoted(column)}: expected 1 to {len(header)}, or a name in the first row")
