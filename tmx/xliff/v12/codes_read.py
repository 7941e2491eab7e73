"""Inline codes of XLIFF 1.2 as codes of TMX: `bpt ept ph it sub` are in both, the rest is native code.

| XLIFF 1.2 | TMX |
|---|---|
| `bpt` and `ept` (paired by `rid`, else `id`), `ph`, `it`, `sub` | the same, with their native code |
| `g`; `bx` and `ex` in one segment | `bpt` and `ept`, whose native code is the tag of XLIFF |
| `x`; `bx` or `ex` alone | `ph`; `it`, in the same way |
| `mrk` | `hi`: words with a meaning of their own |
"""

from tmx.content import Attributes, Code, Content
from tmx.exchange.findings import Findings
from tmx.exchange.tokens import from_token
from tmx.xliff.elements import joined
from tmx.xliff.identity import Numbers, codes_in, is_plain
from tmx.xliff.markup import element, filled, open_tag
from tmx.xliff.types import own_name
from tmx.xliff.v12.tags import CARRIED, HI, POSITIONS, SIDES, UT

_DELETED = "x-sdl-deleted"
"""The words of a tracked change that are no longer there."""
_KINDS = {"g": "bpt", "bx": "bpt", "ex": "it", "x": "ph"}


def numbers_of(*sides: Content) -> Numbers:
    """Numbers for the codes of both sides of a unit."""
    codes = (code for side in sides for code in codes_in(side))
    return Numbers((_kind(code), dict(code.attributes).get("id", "")) for code in codes)


def to_tmx(content: Content, numbers: Numbers, findings: Findings) -> Content:
    """A content with the elements of XLIFF 1.2 in codes of TMX; what these cannot hold is counted as lost."""
    if is_plain(content):
        return content
    return _Side(content, numbers, findings).content(content)


class _Side:
    """One side of a unit on its way from XLIFF 1.2 to TMX."""

    def __init__(self, content: Content, numbers: Numbers, findings: Findings) -> None:
        self._numbers, self._findings = numbers, findings
        keys = {kind: {_pair(code) for code in codes_in(content) if code.kind == kind} for kind in ("bx", "ex")}
        self._both_halves = keys["bx"] & keys["ex"]
        self._pairs: dict[tuple[str, str], str] = {}
        self._paired: set[str] = set()
        self._seen: set[tuple[str, str]] = set()

    def content(self, content: Content) -> Content:
        """The content with its codes turned."""
        pieces: list[str | Code] = []
        for piece in content:
            pieces.extend([piece] if isinstance(piece, str) else self._code(piece))
        return joined(pieces)

    def _code(self, code: Code) -> Content:
        found, inner = dict(code.attributes), code.content
        for name in sorted(found.keys() - CARRIED.get(code.kind, found.keys())):
            self._findings.lose(f"attribute {name} of inline {code.kind}")
        match code.kind:
            case "g":
                i = (("i", self._i("g", found.get("id", ""))),)
                start = self._numbered("bpt", i, code, (open_tag("g", _carried(code)),))
                return start, *self.content(inner), Code("ept", i, ("</g>",))
            case "x":
                return (self._numbered("ph", (), code, (element("x", _carried(code), ""),)),)
            case "bx" | "ex":
                return (self._half(code),)
            case "bpt":
                return (self._numbered("bpt", (("i", self._i("bpt", _pair(code))),), code, self.content(inner)),)
            case "ept":
                return (Code("ept", (("i", self._i("bpt", _pair(code))),), self.content(inner)),)
            case "ph" | "it":
                return (self._point(code),)
            case "sub":
                data, type = own_name(found.get("datatype", "")), own_name(found.get("ctype", ""))
                return (Code("sub", filled(("datatype", data), ("type", type)), self.content(inner)),)
            case "mrk" if found.get("mtype") == _DELETED:
                self._findings.lose("words marked as deleted")
                return ()
            case "mrk":
                return (Code("hi", filled(("type", _mark(found.get("mtype", "")))), self.content(inner)),)
        self._findings.lose("inline element that is not of XLIFF 1.2; its words are kept")
        return self.content(inner)

    def _half(self, code: Code) -> Code:
        """A `bx` or an `ex`, with its other half on this side or without."""
        native = (element(code.kind, _carried(code), ""),)
        if _pair(code) not in self._both_halves:
            return self._numbered("it", (("pos", "begin" if code.kind == "bx" else "end"),), code, native)
        i = (("i", self._i("bx", _pair(code))),)
        return self._numbered("bpt", i, code, native) if code.kind == "bx" else Code("ept", i, native)

    def _point(self, code: Code) -> Code:
        found, inner = dict(code.attributes), self.content(code.content)
        if code.kind == "it":
            return self._numbered("it", (("pos", POSITIONS.get(found.get("pos", ""), "begin")),), code, inner)
        if found.get("ctype") == UT:
            return self._numbered("ut", (), code, inner)
        return self._numbered("ph", filled(("assoc", SIDES.get(found.get("assoc", ""), ""))), code, inner)

    def _numbered(self, kind: str, own: Attributes, code: Code, content: Content) -> Code:
        """A code of TMX with the number of its id, which stands once for each kind on a side (TMX-27)."""
        found = dict(code.attributes)
        number = self._numbers.x_of(kind, found.get("id", ""))
        if number and (kind, number) in self._seen:
            number = self._numbers.free(kind)
        self._seen.add((kind, number))
        type = "" if kind == "ut" else own_name(found.get("ctype", ""))
        return Code(kind, filled(*own, ("x", number), ("type", type)), content)

    def _i(self, kind: str, key: str) -> str:
        """The number that pairs a `bpt` with its `ept`: that of the key if no other pair of this side has it."""
        if (kind, key) not in self._pairs:
            number = key if key.isascii() and key.isdecimal() else self._numbers.of("bpt", key)
            self._pairs[kind, key] = self._numbers.free("bpt") if number in self._paired else number
            self._paired.add(self._pairs[kind, key])
        return self._pairs[kind, key]


def _kind(code: Code) -> str:
    """The kind that a code has in TMX, as far as it tells alone."""
    return "ut" if ("ctype", UT) in code.attributes else _KINDS.get(code.kind, code.kind)


def _carried(code: Code) -> Attributes:
    return tuple(pair for pair in code.attributes if pair[0] in CARRIED[code.kind])


def _pair(code: Code) -> str:
    found = dict(code.attributes)
    return found.get("rid") or found.get("id", "")


def _mark(mtype: str) -> str:
    return from_token(mtype.removeprefix(HI).removeprefix("-")) if mtype.startswith(HI) else mtype
