"""Elements of one name in a part of a workbook: those written plainly by an expression, all others parsed.

An element is plain where it follows another directly and the expression takes the whole of it, its start tag being
known from one that was parsed. Only text in which nothing but tags can be wrong is read so (`tmx.reference.is_plain`).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from corpus import Encoding
from tmx.reference import is_plain
from tmx.stream import has_no_controls
from tmx.xml import ByteSource, Elements

_CHUNK_BYTES = 1 << 16
_LONGEST = 1_000_000
"""Bytes of an element; from a longer one on all is parsed."""
_UTF_8 = Encoding("utf-8", "bytes")
_OTHER_ENCODING = re.compile(
    rb"\xff\xfe|\xfe\xff|(?:\xef\xbb\xbf)?<\?xml[^<>]*encoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE
)
_HIDING = re.compile(rb"<!|<\?(?!xml )")
"""What begins a comment, an instruction, CDATA or a DOCTYPE, in which a tag is none."""

Part = re.Match[str] | etree._Element


class Plain(NamedTuple):
    """How a plain element of a local name is written: its start tag, and all behind it, as expressions.

    The group `tag` is what of the start tag has to be known.
    """

    name: str
    start: str
    rest: str


class PlainParts:
    """An iterator over the elements of a name: matches where they are plain, or parsed as `tmx.xml.elements` does."""

    def __init__(self, part: ByteSource, plain: Plain, where: str) -> None:
        self._part = part
        self._start = re.compile(plain.start)
        self._plain = re.compile(rf"[ \n\t]*+{plain.start}{plain.rest}")
        self._end = f"</{plain.name}>"
        self._parsed = Elements([plain.name], where)
        self._known: set[str] = set()
        self._n_lines_passed = 0
        self._all_is_parsed = False

    def __iter__(self) -> Iterator[Part]:
        waiting = self._part.read(_CHUNK_BYTES)
        self._all_is_parsed = _OTHER_ENCODING.match(waiting) is not None
        while waiting:
            self._all_is_parsed = self._all_is_parsed or len(waiting) > _LONGEST
            end = waiting.rfind(self._end.encode())
            whole = len(waiting) if self._all_is_parsed else end + len(self._end) if end >= 0 else 0
            yield from self._parts(waiting[:whole])
            if not (chunk := self._part.read(_CHUNK_BYTES)):
                yield from self._parse(waiting[whole:])
            waiting = waiting[whole:] + chunk if chunk else b""
        self._parsed.close()

    def _parts(self, data: bytes) -> Iterator[Part]:
        """Those in a piece of the file that ends with an end tag of theirs."""
        text = "" if self._all_is_parsed else _plain_text(data)
        if not text:
            yield from self._parse(data)
            return
        at = 0
        while at < len(text):
            while self._may_be_plain and (found := self._plain.match(text, at)) and found["tag"] in self._known:
                yield found
                at = found.end()
                self._n_lines_passed += found[0].count("\n")
            if at < len(text):
                end = text.index(self._end, at) + len(self._end)
                yield from self._parse(text[at:end].encode())
                if self._may_be_plain:
                    self._known.update(start["tag"] for start in self._start.finditer(text, at, end))
                at = end

    @property
    def _may_be_plain(self) -> bool:
        """Whether the next element follows another directly, in a file in which tags can be told."""
        return self._parsed.is_between and not self._all_is_parsed

    def _parse(self, data: bytes) -> Iterator[Part]:
        """Those in a piece that the parser has to read; it counts the lines of what was plain before."""
        if not data:
            return
        data, self._n_lines_passed = b"\n" * self._n_lines_passed + data, 0
        yield from self._parsed.fed(data)
        self._all_is_parsed = self._all_is_parsed or _HIDING.search(data) is not None


def _plain_text(data: bytes) -> str:
    """The characters, line ends as XML reads them; none where something besides a tag may be wrong in them."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if has_no_controls(data, text, _UTF_8) and is_plain(text) else ""
