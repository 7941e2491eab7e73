"""Codes of TMX as inline elements of XLIFF 1.2: the way back of `codes_read`."""

import re
from collections import Counter
from collections.abc import Sequence

from tmx.content import Attributes, Code, Content
from tmx.exchange.findings import Findings
from tmx.exchange.tokens import as_token
from tmx.xliff.elements import joined
from tmx.xliff.identity import INLINE, CodeIds, codes_in, is_plain
from tmx.xliff.pairs import matched, nested
from tmx.xliff.types import ctype, datatype
from tmx.xliff.v12.tags import HI, MARKS, POSITIONS, SIDES, UT, native_tag

_NAME = re.compile(r"[A-Za-z0-9_.:-]+")
_OWN_MARK = re.compile(rf"x-(?!{HI[2:]})\S+")


def from_tmx(sides: Sequence[Content], findings: Findings) -> list[Content]:
    """The contents of one unit in elements of XLIFF 1.2, the same code with the same id on each side.

    What these cannot hold is counted as lost.
    """
    if all(map(is_plain, sides)):
        return list(sides)
    tags = [tag for side in sides for code in codes_in(side) if (tag := native_tag(code))]
    ids = CodeIds(dict(tag.attributes)["id"] for tag in tags)
    return [_Side(side, ids, findings).content(side) for side in sides]


class _Side:
    """One side of a unit on its way from TMX to XLIFF 1.2."""

    def __init__(self, content: Content, ids: CodeIds, findings: Findings) -> None:
        self._ids, self._findings = ids, findings
        ids.start_side()
        halves = [(code.kind, dict(code.attributes).get("i", "")) for code in codes_in(content)]
        times = Counter(half for half in halves if half[0] in ("bpt", "ept"))
        self._pairs = {i for kind, i in times if times["bpt", i] == times["ept", i] == 1}
        self._opened: dict[str, str] = {}
        self._put_back: set[tuple[str, str]] = set()

    def content(self, content: Content) -> Content:
        """The content with its codes turned; pairs whose native code is a `g` become one."""
        pairs = matched(content)
        spans = nested({start: end for start, end in pairs.items() if _is_span(content[start], content[end])})
        return self._between(content, 0, len(content), spans)

    def _between(self, content: Content, start: int, end: int, spans: dict[int, int]) -> Content:
        pieces: list[str | Code] = []
        at = start
        while at < end:
            piece = content[at]
            if isinstance(piece, str):
                pieces.append(piece)
            elif at in spans and (tag := self._tag(piece)):
                pieces.append(tag._replace(content=self._between(content, at + 1, spans[at], spans)))
                at = spans[at]
            else:
                pieces.extend(self._code(piece))
            at += 1
        return joined(pieces)

    def _tag(self, code: Code) -> Code | None:
        """The tag that the native code is, unless its id stands on this side already."""
        tag = native_tag(code)
        if tag is None or (key := (tag.kind, dict(tag.attributes)["id"])) in self._put_back:
            return None
        self._put_back.add(key)
        return tag

    def _code(self, code: Code) -> Content:
        tag = native_tag(code)
        if tag and tag.kind != "g" and (tag := self._tag(code)):
            return (tag,)
        found = self._found(code)
        match code.kind:
            case "bpt" | "ept":
                return (self._half(code, found.get("i", "")),)
            case "it":
                position = next((name for name, pos in POSITIONS.items() if pos == found.get("pos")), "open")
                return (self._native("it", (("id", self._ids.of("it", code)), ("pos", position)), code),)
            case "ph":
                sides = tuple(("assoc", name) for name, side in SIDES.items() if side == found.get("assoc"))
                return (self._native("ph", (("id", self._ids.of("ph", code)), *sides), code),)
            case "ut":
                return (self._native("ph", (("id", self._ids.of("ut", code)), ("ctype", UT)), code),)
            case "hi":
                return (self._mark(code),)
        self._findings.lose("inline element that is not of TMX; its words are kept")
        return self.content(code.content)

    def _found(self, code: Code) -> dict[str, str]:
        found = dict(code.attributes)
        for name in sorted(found.keys() - INLINE.get(code.kind, found.keys())):
            self._findings.lose(f"attribute {name} of inline {code.kind}")
        return found

    def _half(self, code: Code, i: str) -> Code:
        """A `bpt` or an `ept`; both halves of a pair have one id, and `rid` where TMX pairs them by another number."""
        if code.kind == "bpt":
            self._opened[i] = self._ids.of("bpt", code)
        id = self._opened.get(i) or self._ids.of("ept", code)
        says_i = i in (id, id.removeprefix("_"))
        pair = (("rid", i),) if i in self._pairs and not says_i and _NAME.fullmatch(i) else ()
        return self._native(code.kind, (("id", id), *pair), code)

    def _native(self, kind: str, own: Attributes, code: Code) -> Code:
        """A code with its native code; only `sub` may stand in that (XLIFF 1.2, 2.4)."""
        pieces: list[str | Code] = []
        for piece in code.content:
            if isinstance(piece, str):
                pieces.append(piece)
            elif piece.kind == "sub":
                pieces.append(self._sub_flow(piece))
            else:
                self._findings.lose("inline code inside native code")
        return Code(kind, (*own, *_ctype(code, kind)), joined(pieces))

    def _sub_flow(self, code: Code) -> Code:
        name = self._found(code).get("datatype", "")
        data = (("datatype", datatype(name)),) if name else ()
        return Code("sub", (*data, *_ctype(code, "sub")), self.content(code.content))

    def _mark(self, code: Code) -> Code:
        found = dict(code.attributes)
        name = type = found.get("type", "")
        if type not in MARKS and not _OWN_MARK.fullmatch(type):
            name = f"{HI}-{as_token(type)}" if type else HI
        return Code("mrk", (("mtype", name),), self.content(code.content))


def _is_span(first: str | Code, last: str | Code) -> bool:
    """Whether two halves have the tags of a `g` as native code."""
    if isinstance(first, str) or isinstance(last, str):
        return False
    tag = native_tag(first)
    return tag is not None and tag.kind == "g" and last.content == ("</g>",)


def _ctype(code: Code, kind: str) -> Attributes:
    type = dict(code.attributes).get("type", "")
    return (("ctype", ctype(type, kind)),) if type and kind != "ept" and code.kind != "ut" else ()
