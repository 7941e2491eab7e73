"""What a store is asked: its memories, its units, and the variants that may match a text."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from corpus import Closing, FormatError
from memory.database import Database
from memory.once import once
from memory.record import unit_of
from tmx import TranslationUnit

_NOTED = 100


class Memory(NamedTuple):
    """One of the named memories of a store, how many live units it has, and how many that were taken out."""

    name: str
    priority: int
    penalty: int
    read_only: bool
    units: int
    dead: int


class Said(NamedTuple):
    """What a variant says, with its inline codes as words, and its language."""

    text: str
    language: str


@dataclass(frozen=True)
class Stored:
    """A unit as it lies in a store, and the memory it is in.

    `languages`, `texts` and `strings` are those of its variants that say something: the language as units have it, the
    words, and the strings they are compared by.
    """

    id: int
    memory: str
    priority: int
    penalty: int
    changed: str
    record: str
    languages: Sequence[str]
    texts: Sequence[str]
    strings: Sequence[str]

    @once
    def unit(self) -> TranslationUnit:
        """The unit, made of its record when it is asked for: whoever counts does not ask."""
        return unit_of(self.record, self.texts)

    def said(self, variant: int) -> Said:
        """What the variant of this number says."""
        place = variant - self.id - 1
        return Said(self.texts[place], self.languages[place])

    def string(self, variant: int) -> str:
        """What the variant of this number is compared by."""
        return self.strings[variant - self.id - 1]


class OfContent(NamedTuple):
    """A variant of some content, the hash of its text, and its weight."""

    variant: int
    text_hash: int
    weight: int


class Rank(NamedTuple):
    """A variant, and by what its match is placed among others of one score."""

    variant: int
    unit: int
    penalty: int
    priority: int
    changed: str


class Reading(Closing):
    """The part of a store that only reads."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.name = database.home.name

    def close(self) -> None:
        """Close the store."""
        self.database.close()

    @property
    def revision(self) -> int:
        """The number of the last change that any process has committed."""
        [(rev,)] = self.database.rows("SELECT rev FROM counter")
        return int(rev)

    @property
    def last(self) -> int:
        """The greatest number that a unit or a variant has had."""
        [(number,)] = self.database.rows("SELECT last FROM counter")
        return int(number)

    def memories(self) -> list[Memory]:
        """The named memories, those of highest priority first."""
        live, dead = self._counted("died = 0"), self._counted("died <> 0")
        rows = self.database.rows("SELECT id, name, priority, penalty, read_only FROM memory")
        found = [
            Memory(name, priority, penalty, bool(locked), live.get(number, 0), dead.get(number, 0))
            for number, name, priority, penalty, locked in rows
        ]
        return sorted(found, key=lambda one: (-one.priority, one.name))

    def _counted(self, which: str) -> dict[int, int]:
        """How many units of each memory are so."""
        return dict(self.database.rows(f"SELECT memory, count(*) FROM unit WHERE {which} GROUP BY memory"))

    def languages(self, since: int = 0) -> list[str]:
        """The spoken languages of the variants, of those that came after a revision, in the order of their names."""
        of_new = " JOIN unit ON variant.id > unit.id AND variant.id <= unit.id + unit.variants WHERE rev > ?"
        which, after = (of_new, [since]) if since else ("", [])
        rows = self.database.rows(f"SELECT DISTINCT spoken FROM variant{which}", *after)
        return sorted(language for (language,) in rows)

    def units(self, memory: str = "") -> Iterator[TranslationUnit]:
        """All live units in the order in which they came, of one memory or of all.

        Raises FormatError where there is none of this name.
        """
        if memory:
            self._refuse_unknown(memory)
        rows = self.database.stream(
            "SELECT unit.id, record, text FROM unit JOIN memory ON memory.id = unit.memory"
            " JOIN variant ON variant.id > unit.id AND variant.id <= unit.id + unit.variants"
            " WHERE died = 0 AND (? = '' OR name = ?) ORDER BY unit.id, variant.id",
            *(memory, memory),
        )
        for (_, record), variants in groupby(rows, key=itemgetter(0, 1)):
            yield unit_of(record, [text for *_, text in variants])

    def _refuse_unknown(self, memory: str) -> None:
        """Raises FormatError where there is no memory of this name."""
        names = [one.name for one in self.memories()]
        if memory not in names:
            there = ", ".join(names) or "none yet"
            raise FormatError(f"{self.name}: there is no memory {memory!r} in it: there is {there}")

    def stored(self, variants: Sequence[int]) -> Iterator[tuple[int, Stored]]:
        """The live ones of these variants in order, each with its unit."""
        among, listed = self.database.among, self.database.listed
        which, value = (among, listed(variants)) if len(variants) > 1 else ("= ?", variants[0])
        rows = self.database.rows(
            "SELECT wanted.id, unit.id, name, priority, penalty, changed, record,"
            " other.language, other.text, other.string FROM variant AS wanted JOIN unit ON unit.id = wanted.unit"
            " JOIN memory ON memory.id = unit.memory"
            " JOIN variant AS other ON other.id > unit.id AND other.id <= unit.id + unit.variants"
            f" WHERE wanted.id {which} AND died = 0 ORDER BY wanted.id, other.id",
            value,
        )
        for variant, several in groupby(rows, key=itemgetter(0)):
            same, *others = several
            yield variant, Stored(*same[1:7], *zip(same[7:], *(row[7:] for row in others), strict=True))

    def unit(self, number: int) -> Stored:
        """The live unit of a number. Raises FormatError where there is none."""
        for _, stored in self.stored([number + 1]):
            if stored.id == number:
                return stored
        raise no_unit(self.name, number)

    def with_text(self, language: str, content_hash: int, text_hash: int) -> list[int]:
        """The variants of a spoken language whose content and text have these hashes."""
        rows = self.database.rows(
            "SELECT id FROM variant WHERE content_hash = ? AND raw_hash = ? AND spoken = ? ORDER BY id",
            *(content_hash, text_hash, language),
        )
        return [number for (number,) in rows]

    def with_content(self, language: str, content_hash: int) -> list[OfContent]:
        """The variants of a spoken language whose content has this hash."""
        rows = self.database.rows(
            "SELECT id, raw_hash, weight FROM variant WHERE content_hash = ? AND spoken = ? ORDER BY id",
            *(content_hash, language),
        )
        return [OfContent(*row) for row in rows]

    def ranked(self, variants: Sequence[int]) -> Iterator[Rank]:
        """The live ones of these variants in the order in which equal matches are told, as they are when it begins."""
        rows = self.database.stream(
            "SELECT variant.id, unit.id, penalty, priority, changed FROM variant JOIN unit ON unit.id = variant.unit"
            f" JOIN memory ON memory.id = unit.memory WHERE variant.id {self.database.among} AND died = 0"
            " ORDER BY penalty, priority DESC, changed DESC, unit.id, variant.id",
            self.database.listed(variants),
        )
        return map(Rank._make, rows)

    def noting(self, variants: Sequence[int], neighbours: Mapping[str, str], resource: str) -> set[int]:
        """Of these variants, those whose units note one of these neighbours or the resource; maybe some others.

        Neighbours are given by property; the empty text is the start or the end, which units note by nothing.
        """
        holding = "record LIKE ? ESCAPE '^'"
        noted, values = ([holding], [f"%{_quoted(resource)}%"]) if resource else ([], [])
        for name, text in neighbours.items():
            told = f'%["prop","{name}",'
            noted.append(holding)
            if text:
                values.append(f'{told}"{_quoted(text)}%')
            else:
                noted.append("record LIKE ? AND NOT record LIKE ?")
                values += [f'{told}""%', '%"x-context-%', f"{told}%"]
        rows = self.database.rows(
            "SELECT variant.id FROM variant JOIN unit ON unit.id = variant.unit"
            f" WHERE variant.id {self.database.among} AND ({' OR '.join(noted)})",
            *(self.database.listed(variants), *values),
        )
        return {variant for (variant,) in rows}

    def texts(self, language: str = "") -> Iterator[tuple[int, str]]:
        """The words of all live variants of a spoken language or of any, in order."""
        rows = self.database.stream(
            "SELECT variant.id, text FROM variant JOIN unit ON unit.id = variant.unit"
            " WHERE died = 0 AND (? = '' OR spoken = ?) ORDER BY variant.id",
            *(language, language),
        )
        return ((variant, text) for variant, text in rows)

    def strings(self, variants: Sequence[int]) -> list[tuple[int, str]]:
        """The unit strings of variants, in any order."""
        rows = self.database.rows(
            f"SELECT id, string FROM variant WHERE id {self.database.among}", self.database.listed(variants)
        )
        return [(number, string) for number, string in rows]


def _quoted(word: str) -> str:
    """The beginning of a word as it stands in a record, for `LIKE`."""
    written = json.dumps(word[:_NOTED], ensure_ascii=False)[1:-1]
    return re.sub("[%_^]", r"^\g<0>", written)


def no_unit(store: str, number: int) -> FormatError:
    """The error for a number that no living unit has."""
    return FormatError(f"{store}: there is no unit {number}: `lookup` and `search` tell numbers with --format json")
