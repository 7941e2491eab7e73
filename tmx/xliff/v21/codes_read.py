"""Inline codes of XLIFF 2 as codes of TMX; what stands in `originalData` is their native code.

| XLIFF 2 | TMX |
|---|---|
| `ph` | `ph` |
| `pc`; `sc` and `ec` in one segment | `bpt` and `ept` |
| `sc` or `ec` alone or isolated | `it` |
| `mrk` | `hi`: words with a meaning of their own |
| `cp` | the character |

A code without data has its own tag as native code.
"""

from collections.abc import Iterable, Mapping

from tmx.content import Attributes, Code, Content
from tmx.exchange.findings import Findings
from tmx.xliff.elements import joined
from tmx.xliff.identity import Numbers, codes_in, is_plain
from tmx.xliff.markup import element, filled, open_tag
from tmx.xliff.types import type_of_types
from tmx.xliff.v21.tags import HI, PROTECTED, TAGS, UT

_DATA = frozenset({"dataRef", "dataRefStart", "dataRefEnd"})
_TYPED = frozenset({"id", "startRef", "isolated", "type", "subType"})
_HIGHEST = 0x10FFFF
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


_KINDS = {"pc": "bpt", "sc": "bpt", "ec": "it"}


def numbers_of(*sides: Content) -> Numbers:
    """Numbers for the codes of both sides of a unit."""
    codes = (code for side in sides for code in codes_in(side))
    return Numbers((_kind(code.kind, dict(code.attributes)), dict(code.attributes).get("id", "")) for code in codes)


def to_tmx(content: Content, data: Mapping[str, str], numbers: Numbers, findings: Findings) -> Content:
    """A content with the elements of XLIFF 2 in codes of TMX; what these cannot hold is counted as lost.

    `data` is the native code of the unit by its id.
    """
    if is_plain(content):
        return content
    return _Side(content, data, numbers, findings).content(content)


def character_of(hex: str) -> str:
    """The character of a `cp`; U+FFFD for what is none."""
    try:
        point = int(hex, 16)
    except ValueError:
        return _UNREADABLE
    return chr(point) if 0 <= point <= _HIGHEST and not 0xD800 <= point <= 0xDFFF else _UNREADABLE


class _Side:
    """One side of a segment on its way from XLIFF 2 to TMX."""

    def __init__(self, content: Content, data: Mapping[str, str], numbers: Numbers, findings: Findings) -> None:
        self._data, self._numbers, self._findings = data, numbers, findings
        codes = [(code.kind, dict(code.attributes)) for code in codes_in(content)]
        starts = {found.get("id", ""): found for kind, found in codes if kind == "sc" and _is_open(found)}
        ends = {found.get("startRef", ""): found for kind, found in codes if kind == "ec" and _is_open(found)}
        self._pairs = {id: (starts[id], ends[id]) for id in starts if id in ends}
        self._seen: set[tuple[str, str]] = set()
        self._is_ordered = False

    def content(self, content: Content) -> Content:
        """The content with its codes turned."""
        pieces: list[str | Code] = []
        for piece in content:
            pieces.extend([piece] if isinstance(piece, str) else self._code(piece))
        return joined(pieces)

    def _code(self, code: Code) -> Content:
        found = self._in_order(dict(code.attributes))
        match code.kind:
            case "cp":
                return (self._character(found.get("hex", "")),)
            case "ph":
                return (self._point(found),)
            case "pc":
                return self._span(found, code.content)
            case "sc" | "ec":
                return (self._half(code.kind, found),)
            case "mrk":
                return (self._mark(found, code.content),)
            case "sm" | "em":
                if code.kind == "sm":
                    self._findings.lose("inline mark that is no element (sm, em)")
                return ()
        self._findings.lose("inline element that is not of XLIFF 2; its words are kept")
        return self.content(code.content)

    def _character(self, hex: str) -> str:
        character = character_of(hex)
        if character == _UNREADABLE:
            self._findings.lose("code point that is no character")
        return character

    def _point(self, found: dict[str, str]) -> Code:
        native = self._data_of(found, "dataRef") if "dataRef" in found else (self._tag("ph", found),)
        return self._numbered("ut" if _type(found) == UT else "ph", (), found, native)

    def _span(self, found: dict[str, str], inner: Content) -> Content:
        i = (("i", self._numbers.of("bpt", found.get("id", ""))),)
        if _DATA & found.keys():
            native, end = self._data_of(found, "dataRefStart"), self._data_of(found, "dataRefEnd")
        else:
            native, end = (self._tag("pc", found),), ("</pc>",)
        return self._numbered("bpt", i, found, native), *self.content(inner), Code("ept", i, end)

    def _half(self, kind: str, found: dict[str, str]) -> Code:
        """An `sc` or an `ec`; where both are on this side they are what a `pc` would be."""
        id = found.get("startRef") or found.get("id", "")
        if _is_open(found):
            if id in self._pairs:
                start, end = self._pairs[id]
                return self._paired(kind, found if kind == "sc" else start, end, (("i", self._numbers.of("bpt", id)),))
            if kind == "sc":
                self._findings.lose("pair of codes that spans segments")
        found = {"id": id, "isolated": "yes", **{name: found[name] for name in found if name != "startRef"}}
        native = self._data_of(found, "dataRef") if "dataRef" in found else (self._tag(kind, found),)
        return self._numbered("it", (("pos", "begin" if kind == "sc" else "end"),), found, native)

    def _paired(self, kind: str, start: dict[str, str], end: dict[str, str], i: Attributes) -> Code:
        has_data = "dataRef" in start or "dataRef" in end
        if kind == "ec":
            return Code("ept", i, self._data_of(end, "dataRef") if has_data else ("</pc>",))
        native = self._data_of(start, "dataRef") if has_data else (self._tag("pc", _as_pc(start, end)),)
        return self._numbered("bpt", i, start, native)

    def _data_of(self, found: dict[str, str], reference: str) -> Content:
        """The native code that a code refers to; its other attributes have no place in TMX then."""
        if reference != "dataRefEnd" and "startRef" not in found:
            self._lose(found.keys() - _DATA - _TYPED, "an inline code with data")
        id = found.get(reference, "")
        if id and id not in self._data:
            self._findings.remark("a code refers to data that the unit does not have")
        return (self._data[id],) if self._data.get(id) else ()

    def _tag(self, kind: str, found: dict[str, str]) -> str:
        """The tag of a code without data, which is its native code."""
        self._lose(found.keys() - TAGS[kind].keys(), f"inline {kind}")
        attributes = tuple((name, value) for name, value in found.items() if name in TAGS[kind])
        return open_tag(kind, attributes) if kind == "pc" else element(kind, attributes, "")

    def _lose(self, names: Iterable[str], where: str) -> None:
        for name in sorted(names):
            self._findings.lose(f"attribute {name} of {where}")

    def _numbered(self, kind: str, own: Attributes, found: dict[str, str], content: Content) -> Code:
        """A code of TMX with the number of its id, which stands once for each kind on a side (TMX-27)."""
        number = self._numbers.x_of(kind, found.get("id", ""))
        if number and (kind, number) in self._seen:
            number = self._numbers.free(kind)
        self._seen.add((kind, number))
        type = "" if kind == "ut" else _type(found)
        return Code(kind, filled(*own, ("x", number), ("type", type)), content)

    def _mark(self, found: dict[str, str], inner: Content) -> Code:
        known = {"id", "type", "translate", "value"} if found.get("type") == HI else {"id", "type", "translate"}
        self._lose(found.keys() - known, "inline mrk")
        if found.get("type") == HI:
            return Code("hi", filled(("type", found.get("value", ""))), self.content(inner))
        type = PROTECTED if found.get("translate") == "no" else found.get("type", "")
        return Code("hi", filled(("type", type)), self.content(inner))

    def _in_order(self, found: dict[str, str]) -> dict[str, str]:
        """A sequence that must keep its order begins anew in each segment (XLIFF 2.1, 4.7.2.5)."""
        if found.get("canReorder") in ("no", "firstNo") and not self._is_ordered:
            found = {**found, "canReorder": "firstNo"}
        self._is_ordered = self._is_ordered or found.get("canReorder") == "firstNo"
        return found


def _type(found: dict[str, str]) -> str:
    return type_of_types(found.get("type", ""), found.get("subType", ""))


def _kind(name: str, found: dict[str, str]) -> str:
    """The kind that a code has in TMX, as far as it tells alone."""
    if name == "ph" and _type(found) == UT:
        return "ut"
    return _KINDS.get(name, name) if _is_open(found) else "it"


def _is_open(found: dict[str, str]) -> bool:
    return found.get("isolated") != "yes"


def _as_pc(start: dict[str, str], end: dict[str, str]) -> dict[str, str]:
    """The attributes of a `pc` that says what an `sc` and its `ec` say."""
    own = {"canOverlap": "yes", **start}
    own |= {f"{name}Start": own.pop(name) for name in ("disp", "equiv") if name in own}
    own |= {f"{name}End": end[name] for name in ("disp", "equiv") if name in end}
    return {name: value for name, value in own.items() if name not in ("isolated", "subFlows")}
