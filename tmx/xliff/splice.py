"""Elements cut up and put together as they stand in the file, so that what is not changed stays to the letter.

All of it was parsed before: what is cut here is well-formed.
"""

import re
from typing import NamedTuple

from tmx.escape import xml_attribute
from tmx.scan import Scanner

_GAP = re.compile(r"[^<]++|<!--.*?-->|<\?.*?\?>|<!\[CDATA\[.*?\]\]>", re.DOTALL)
_NAME = re.compile(r"<([^\s<>/]+)")
_SPANS = frozenset({"g", "pc"})
_THROUGH = frozenset({"mrk"})
_NO_CODES = frozenset({"cp", "sm", "em"})


class Part(NamedTuple):
    """A child with its name as written, or what stands between two children, whose name is empty."""

    name: str
    raw: str


class RawCode(NamedTuple):
    """An inline code as it stands: a whole element, or one of the two tags of a span."""

    raw: str
    is_start: bool = False
    is_end: bool = False


class Cut(NamedTuple):
    """An element in parts: its opening tag, what is inside, its end tag."""

    start: str
    parts: tuple[Part, ...]
    end: str

    @property
    def prefix(self) -> str:
        """The prefix of its name, with the colon; empty without one."""
        name = cut_name(self.start)
        return name[: name.find(":") + 1]

    @property
    def raw(self) -> str:
        """The element again."""
        return self.start + self.inner + self.end

    @property
    def inner(self) -> str:
        """What is between its tags."""
        return "".join(part.raw for part in self.parts)

    def place(self, name: str) -> int:
        """Where the first child of this local name and the element's own prefix is; -1 where there is none."""
        return next((at for at, part in enumerate(self.parts) if part.name == self.prefix + name), -1)

    def child(self, name: str) -> "Cut | None":
        """The first child of this local name and the element's own prefix."""
        at = self.place(name)
        return cut(self.parts[at].raw) if at >= 0 else None

    def with_parts(self, at: int, n_replaced: int, *parts: Part) -> "Cut":
        """The element with other parts in the place of some."""
        return self._replace(parts=(*self.parts[:at], *parts, *self.parts[at + n_replaced :]))

    def with_after(self, at: int, *elements: str) -> "Cut":
        """The element with more children after one, each indented like that one."""
        before = next((part for part in reversed(self.parts[:at]) if part.name or part.raw.isspace()), Part("", ""))
        indent = Part("", "" if before.name else before.raw)
        added = [part for element in elements for part in (indent, Part(cut_name(element), element))]
        return self.with_parts(at + 1, 0, *added)


def cut(raw: str) -> Cut:
    """The element in parts."""
    scanner = Scanner(iter((raw,)), "")
    tag = scanner.open_tag()
    start = scanner.take(tag.end())
    if start.endswith("/>"):
        return Cut(f"{start[:-2].rstrip()}>", (), f"</{tag[1]}>")
    parts = []
    while not scanner.startswith("</"):
        if gap := _GAP.match(scanner.text, scanner.position):
            parts.append(Part("", scanner.take(gap.end())))
        else:
            name = scanner.open_tag()[1]
            parts.append(Part(name, scanner.element()))
    return Cut(start, tuple(parts), scanner.text[scanner.position :])


def with_attribute(tag: str, name: str, value: str) -> str:
    """An opening tag with an attribute set, or put last, or taken out where the value is empty."""
    found = re.search(rf"\s{re.escape(name)}\s*=\s*(\"[^\"]*\"|'[^']*')", tag)
    if found:
        return tag[: found.start()] + (xml_attribute(name, value) if value else "") + tag[found.end() :]
    if not value:
        return tag
    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return tag[:end].rstrip() + xml_attribute(name, value) + tag[end:]


def raw_codes(element: Cut) -> list[RawCode]:
    """The inline codes of a source as they stand, in the order in which they are codes of TMX.

    A `g` or `pc` gives two, its tags; a mark gives those inside it.
    """
    codes: list[RawCode] = []
    for part in element.parts:
        name = part.name.rpartition(":")[2]
        if name in _SPANS:
            inner = cut(part.raw)
            codes += [RawCode(inner.start, is_start=True), *raw_codes(inner), RawCode(inner.end, is_end=True)]
        elif name in _THROUGH:
            codes += raw_codes(cut(part.raw))
        elif name and name not in _NO_CODES:
            codes.append(RawCode(part.raw))
    return codes


def attribute(tag: str, name: str) -> str:
    """The value of an attribute of an opening tag that needs no unescaping; empty without one."""
    found = re.search(rf"\s{re.escape(name)}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (found[1] or found[2] or "") if found else ""


def cut_name(raw: str) -> str:
    """The name that an element or a tag begins with, as written."""
    found = _NAME.match(raw)
    return found[1] if found else ""
