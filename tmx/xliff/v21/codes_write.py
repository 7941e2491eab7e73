"""Codes of TMX as inline elements of XLIFF 2.1: the way back of `codes_read`.

Native code goes to `originalData`. A pair is a `pc` where it nests on both sides, else `sc` and `ec`, because a code is
the same element on both.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tmx.content import Attributes, Code, Content, plain, tags
from tmx.exchange.findings import Findings
from tmx.xliff.elements import joined
from tmx.xliff.identity import INLINE, CodeIds, codes_in, identity, is_plain
from tmx.xliff.pairs import matched, nested
from tmx.xliff.types import types
from tmx.xliff.v21.tags import HI, PROTECTED, UT, native_tag
from tmx.xml import ILLEGAL

_USERS = re.compile(r"(?!tmx:|xlf:)[^\s:]+:[^\s:]+")


class Written(NamedTuple):
    """The sides of a unit in elements of XLIFF 2, and the data they refer to, by id."""

    sides: list[Content]
    data: dict[str, Content]


def from_tmx(sides: Sequence[Content], findings: Findings, reserved: Iterable[str] = ()) -> Written:
    """The contents of one unit in elements of XLIFF 2, the same code with the same id on each side.

    What these cannot hold is counted as lost; `reserved` ids are not used.
    """
    if all(map(is_plain, sides)):
        return Written([code_points(plain(side)) for side in sides], {})
    unit = _Unit(sides, findings, reserved)
    return Written([unit.side(side) for side in sides], {id: code_points(text) for text, id in unit.data.items()})


def code_points(text: str) -> Content:
    """The text with a `cp` for each character that XML cannot hold."""
    if text.isprintable():  # most: what XML cannot hold is not
        return (text,) if text else ()
    pieces: list[str | Code] = []
    at = 0
    for found in ILLEGAL.finditer(text):
        pieces += [text[at : found.start()], Code("cp", (("hex", f"{ord(found[0]):04X}"),))]
        at = found.end()
    return joined([*pieces, text[at:]])


class _Plan(NamedTuple):
    """The pairs of one level by their indices, those that become elements, and the `ec` of the others."""

    pairs: dict[int, int]
    spans: dict[int, int]
    ends: dict[int, Code]


class _Unit:
    """The sides of a unit on their way from TMX to XLIFF 2."""

    def __init__(self, sides: Sequence[Content], findings: Findings, reserved: Iterable[str]) -> None:
        self._findings = findings
        put_back = [tag for side in sides for code in codes_in(side) if (tag := native_tag(code))]
        self._ids = CodeIds([*reserved, *(dict(tag.attributes)["id"] for tag in put_back)])
        self._reserved = set(reserved)
        self._names: dict[str, str] = {}
        self._crossing = {key for side in sides for key in _crossing(side)}
        self._used: set[str] = set()
        self.data: dict[str, str] = {}

    def side(self, side: Content) -> Content:
        """One side with its codes turned."""
        self._ids.start_side()
        self._used = set()
        return self._content(side)

    def _content(self, content: Content) -> Content:
        pairs = matched(content)
        spans = nested({start: end for start, end in pairs.items() if _identity(content[start]) not in self._crossing})
        return self._between(content, range(len(content)), _Plan(pairs, spans, {}))

    def _between(self, content: Content, within: range, plan: _Plan) -> Content:
        pieces: list[str | Code] = []
        at = within.start
        while at < within.stop:
            piece = content[at]
            last = content[plan.pairs[at]] if at in plan.pairs else ""
            if isinstance(piece, str):
                pieces += code_points(piece)
            elif at in plan.spans and isinstance(last, Code):
                inner = self._between(content, range(at + 1, plan.spans[at]), plan)
                pieces.append(Code("pc", self._pc(piece, last, "pc"), inner))
                at = plan.spans[at]
            elif isinstance(last, Code):
                start, plan.ends[plan.pairs[at]] = _halves(self._pc(piece, last, "sc"))
                pieces.append(start)
            else:
                pieces += (plan.ends[at],) if at in plan.ends else self._code(piece)
            at += 1
        return joined(pieces)

    def _pc(self, first: Code, last: Code, name: str) -> Attributes:
        """The attributes of a pair, as a `pc` has them: of its own tag, or with references to its native code."""
        tag = self._tag(first, name)
        if tag and last.content == ("</pc>",):
            return tag.attributes
        start, end = ("dataRefStart", self._reference(first)), ("dataRefEnd", self._reference(last))
        return (("id", self._ids.of(name, first)), *_typed(first), start, end)

    def _code(self, code: Code) -> Content:
        if code.kind in ("ph", "it") and (tag := self._tag(code, "")):
            return (tag,)
        found = self._found(code)
        match code.kind:
            case "ph" | "ut":
                type = ("type", "other"), ("subType", f"tmx:{UT}")
                own = (("id", self._ids.of("ph", code)), *(type if code.kind == "ut" else _typed(code)))
                return (Code("ph", (*own, ("dataRef", self._reference(code)))),)
            case "bpt" | "ept" | "it":
                name = "ec" if code.kind == "ept" or found.get("pos") == "end" else "sc"
                own = (("id", self._ids.of(f"i{name}", code)), ("isolated", "yes"), *_typed(code))
                return (Code(name, (*own, ("dataRef", self._reference(code)))),)
            case "hi":
                return (Code("mrk", (("id", self._ids.of("mrk", code)), *_mark(found)), self._content(code.content)),)
        self._findings.lose("inline element that is not of TMX; its words are kept")
        return self._content(code.content)

    def _found(self, code: Code) -> dict[str, str]:
        found = dict(code.attributes)
        for name in sorted(found.keys() - (INLINE.get(code.kind, found.keys()) - {"assoc"})):
            self._findings.lose(f"attribute {name} of inline {code.kind}")
        return found

    def _tag(self, code: Code, name: str) -> Code | None:
        """The tag that the native code is, unless its id stands for something else."""
        tag = native_tag(code)
        if tag is None:
            return None
        id, name = dict(tag.attributes)["id"], name or tag.kind
        if id in self._used or id in self._reserved or self._names.setdefault(id, name) != name:
            return None
        self._used.add(id)
        return tag

    def _reference(self, code: Code) -> str:
        """The id of the native code in the data of the unit."""
        if any(isinstance(piece, Code) for piece in code.content):
            self._findings.lose("sub-flow: it is kept as native code")
        return self.data.setdefault(tags(code.content), f"d{len(self.data) + 1}")


def _crossing(content: Content) -> list[object]:
    """The pairs that cannot be elements, on every level of a side."""
    pairs = matched(content)
    found = [_identity(content[start]) for start in pairs.keys() - nested(pairs).keys()]
    for piece in content:
        if isinstance(piece, Code):
            found += _crossing(piece.content)
    return found


def _identity(piece: str | Code) -> object:
    return identity(piece) if isinstance(piece, Code) else piece


def _halves(attributes: Attributes) -> tuple[Code, Code]:
    """The `sc` and the `ec` of what could be a `pc`."""
    found = dict(attributes)
    start, end = {"id": found["id"]}, {"startRef": found["id"]}
    for name, value in attributes:
        if name.endswith("Start"):
            start[name.removesuffix("Start")] = value
        elif name.endswith("End"):
            end[name.removesuffix("End")] = value
        elif name != "id":
            start[name] = value
            if name.startswith("can"):
                end[name] = "no" if (name, value) == ("canReorder", "firstNo") else value
    return Code("sc", tuple(start.items())), Code("ec", tuple(end.items()))


def _typed(code: Code) -> Attributes:
    type = dict(code.attributes).get("type", "")
    return tuple(pair for pair in zip(("type", "subType"), types(type), strict=True) if pair[1]) if type else ()


def _mark(found: dict[str, str]) -> Attributes:
    type = found.get("type", "")
    if type == PROTECTED:
        return (("translate", "no"),)
    if type == "term" or _USERS.fullmatch(type):
        return (("type", type),)
    return (("type", HI), ("value", type)) if type else (("type", HI),)
