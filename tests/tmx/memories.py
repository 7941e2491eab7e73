"""Small memories for the tests of this room."""

import io

from tmx.read import TmxReader, read_tmx
from tmx.unit import TranslationUnit

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
