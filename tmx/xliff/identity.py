"""Numbers of TMX and ids of XLIFF: of inline codes, which pair the two sides of a unit, and of units in a file."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tmx.content import Code, Content

INLINE = {
    "bpt": frozenset({"i", "x", "type"}),
    "ept": frozenset({"i"}),
    "ph": frozenset({"x", "type", "assoc"}),
    "it": frozenset({"x", "type", "pos"}),
    "ut": frozenset({"x"}),
    "hi": frozenset({"type"}),
    "sub": frozenset({"type", "datatype"}),
}
"""The attributes of the codes of TMX that XLIFF can carry."""
_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_NUMBERLESS = re.compile(r"_[a-z]*[0-9]+")
_COUNTED = re.compile(r"(_?)(0|[1-9][0-9]{0,6})")
_LAST_NUMBER = re.compile(r"[A-Za-z_.-]+([1-9][0-9]{0,8})")
_NO_TOKEN = re.compile(r"[^A-Za-z0-9_.:-]")


def is_plain(content: Content) -> bool:
    """Whether a content has no code."""
    return not content or (len(content) == 1 and isinstance(content[0], str))


def codes_in(content: Content) -> Iterator[Code]:
    """All codes of a content in reading order, those inside others too."""
    for piece in content:
        if isinstance(piece, Code):
            yield piece
            yield from codes_in(piece.content)


def identity(code: Code) -> object:
    """What is the same for the same code on both sides: its number, else that of its pair, else what it is.

    The number of the pair counts within a side only (TMX 1.4b, i), but tools that give no `x` use it for both.
    """
    found = dict(code.attributes)
    return found.get("x") or found.get("i") or code


class Numbers:
    """The numbers of TMX (`x`, `i`) for the codes of a unit, by kind and id: the same on both sides.

    `known` are the kinds and ids that occur, so that an id that is a number keeps it.
    """

    def __init__(self, known: Iterable[tuple[str, str]]) -> None:
        self._given = {(kind, id): id for kind, id in known if _NUMBER.fullmatch(id)}
        self._taken = set(self._given)
        self._tried: Counter[str] = Counter()

    def of(self, kind: str, id: str) -> str:
        """The id itself if it is a number, or the number it ends with, or a free one."""
        if (kind, id) not in self._given:
            end = _LAST_NUMBER.fullmatch(id)
            wish = end[1] if end else id
            is_free = _NUMBER.fullmatch(wish) and (kind, wish) not in self._taken
            number = wish if is_free else self.free(kind)
            self._given[kind, id] = number
            self._taken.add((kind, number))
        return self._given[kind, id]

    def x_of(self, kind: str, id: str) -> str:
        """The number of a code; empty where its id was made for a code of TMX that has none."""
        return "" if _NUMBERLESS.fullmatch(id) else self.of(kind, id)

    def free(self, kind: str) -> str:
        """The smallest number that no code of this kind has."""
        self._tried[kind] += 1
        while (kind, str(self._tried[kind])) in self._taken:
            self._tried[kind] += 1
        self._taken.add((kind, str(self._tried[kind])))
        return str(self._tried[kind])


class CodeIds:
    """An id of XLIFF for each inline code of a unit: the same for the same code of both sides, and for no other.

    The ids of codes without a number `x` begin with `_`. `reserved` ids are not given.
    """

    def __init__(self, reserved: Iterable[str]) -> None:
        self._taken = set(reserved)
        self._given: dict[tuple[str, object, int], str] = {}
        self._seen: Counter[tuple[str, object]] = Counter()
        self._others: Counter[str] = Counter()

    def start_side(self) -> None:
        """Begin with a side: what occurs there is paired with what occurred on the other."""
        self._seen.clear()

    def of(self, kind: str, code: Code) -> str:
        """The id of the next occurrence of this code; `kind` tells apart what may not share an id."""
        found = dict(code.attributes)
        x = found.get("x", "")
        key = kind, identity(code)
        self._seen[key] += 1
        occurrence = *key, self._seen[key]
        if occurrence not in self._given:
            number = (x or found.get("i", "")) if self._seen[key] == 1 else ""
            self._given[occurrence] = self._new("" if x else "_", kind, number)
        return self._given[occurrence]

    def _new(self, start: str, kind: str, number: str) -> str:
        """The number if it is free, else with the kind before it, else another number; all after `start`."""
        wishes = (f"{start}{number}", f"{start}{kind}{number}") if _NUMBER.fullmatch(number) else ()
        id = next((wish for wish in wishes if wish not in self._taken), "")
        while not id or id in self._taken:
            self._others[kind] += 1
            id = f"{start}{kind}{self._others[kind]}"
        self._taken.add(id)
        return id


class UnitIds:
    """An id for each unit of a file: its own name if that is an NMTOKEN and free, else made of it.

    Of ids that are numbers a bit is kept, of others all.
    """

    def __init__(self) -> None:
        self._numbers = {"": bytearray(), "_": bytearray()}
        self._others: set[str] = set()
        self._times: dict[str, int] = {}

    def of(self, name: str, number: int) -> str:
        """The id of the unit of this name, or of this number without a name; `name_given` is the way back."""
        id = base = token(name) or f"_{number}"
        while not self._take(id):
            self._times[base] = self._times.get(base, 1) + 1
            id = f"{base}-{self._times[base]}"
        return id

    def _take(self, id: str) -> bool:
        """Whether an id was free; it is taken now."""
        found = _COUNTED.fullmatch(id)
        if found is None:
            is_free = id not in self._others
            self._others.add(id)
            return is_free
        bits, (at, bit) = self._numbers[found[1]], divmod(int(found[2]), 8)
        if at >= len(bits):
            bits.extend(bytes(at + 1 - len(bits)))
        is_free = not bits[at] >> bit & 1
        bits[at] |= 1 << bit
        return is_free


def token(name: str) -> str:
    """The name as an NMTOKEN (XML 1.0, 2.3): what may not stand in one becomes `_`."""
    return _NO_TOKEN.sub("_", name)


def name_given(id: str, name: str) -> str:
    """The name of a unit that was written with this id and name; empty for one that was written without.

    A foreign name does not replace the id.
    """
    if _NUMBERLESS.fullmatch(id) and not name:
        return ""
    made = name and (id == token(name) or re.fullmatch(re.escape(token(name)) + r"-[0-9]+", id))
    return name if made else id
