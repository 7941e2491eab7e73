"""Small memories for the tests of this room."""

import io
from collections.abc import Iterable

from tmx.content import Code
from tmx.language import normalise
from tmx.read import TmxReader, read_tmx
from tmx.unit import Header, Prop, TranslationUnit, Variant

HEADER = (
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="zh-CN"'
    ' datatype="plaintext"/>'
)
UNIT = (
    '<tu><tuv xml:lang="zh-CN"><seg>今天天气很好。</seg></tuv>'
    '<tuv xml:lang="en-US"><seg>It is a fine day.</seg></tuv></tu>'
)


def memory(*units: str, start: str = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">', root: str = 'tmx version="1.4"') -> str:
    """A memory with these units, one a line from line 6 on."""
    body = "".join(unit + "\n" for unit in units)
    end = root.split()[0]
    return f'<?xml version="1.0"?>\n{start}\n<{root}>\n{HEADER}\n<body>\n{body}</body></{end}>\n'


def unit(chinese: str, english: str = "It is a fine day.") -> str:
    """A unit with this XML in its Chinese segment."""
    return UNIT.replace("今天天气很好。", chinese).replace("It is a fine day.", english)


def reader(text: str | bytes) -> TmxReader:
    """A reader of this memory under the name `m.tmx`."""
    return read_tmx(io.BytesIO(text.encode("utf-8") if isinstance(text, str) else text), "m.tmx")


def units(text: str | bytes) -> list[TranslationUnit]:
    """All units of this memory."""
    return list(reader(text))


def texts(text: str | bytes) -> list[tuple[str, ...]]:
    """The words of all units of this memory."""
    return [tuple(variant.text for variant in unit.variants) for unit in units(text)]


def pair(
    chinese: str, english: str = "It is a fine day.", props: dict[str, str] | None = None, **attributes: str
) -> TranslationUnit:
    """A unit of these words, with properties and attributes (`creationdate="…"`)."""
    noted = tuple(Prop(kind, text) for kind, text in (props or {}).items())
    return TranslationUnit((said("zh-CN", chinese), said("en-US", english)), tuple(attributes.items()), noted)


def said(language: str, *content: str | Code) -> Variant:
    """A variant in a language."""
    return Variant(language, normalise(language), tuple(piece for piece in content if piece != ""))


def spoken(units: Iterable[TranslationUnit]) -> list[tuple[str, ...]]:
    """The words of units."""
    return [tuple(variant.text for variant in unit.variants) for unit in units]


HEAD = Header("t", "1", "sentence", "t", "en", "zh-CN", "plaintext")
"""The header of HEADER as a value."""
