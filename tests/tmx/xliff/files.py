"""Small XLIFF files for the tests, and units to write."""

import io

from lxml import etree

from tests.shared import SHARED
from tmx.content import Code, Content
from tmx.loss import Losses
from tmx.unit import Header, Note, Prop, TranslationUnit, Variant
from tmx.xliff.read import XliffReader, read_xliff
from tmx.xliff.v12.write import write_xliff12
from tmx.xliff.v21.write import write_xliff21

HEADER = Header("duizhao", "0.1.0", "sentence", "duizhao", "en", "zh-CN", "plaintext")
NAMESPACE_12 = "urn:oasis:names:tc:xliff:document:1.2"
NAMESPACE_20 = "urn:oasis:names:tc:xliff:document:2.0"
_MODULES = ("matches", "metadata")


def xliff12(*units: str, languages: str = 'source-language="zh-CN" target-language="en-US"', root: str = "") -> str:
    """A file of XLIFF 1.2 with these units, one a line from line 4 on."""
    lines = "".join(f"{unit}\n" for unit in units)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="{NAMESPACE_12}"{root}>\n'
        f'<file original="a.txt" datatype="plaintext" {languages}><body>\n{lines}</body></file>\n</xliff>\n'
    )


def xliff21(*units: str, languages: str = 'srcLang="zh-CN" trgLang="en-US"', root: str = "") -> str:
    """A file of XLIFF 2.1 with these units, one a line from line 4 on."""
    lines = "".join(f"{unit}\n" for unit in units)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="2.1" xmlns="{NAMESPACE_20}" {languages}{root}>\n'
        f'<file id="f1" original="a.txt">\n{lines}</file>\n</xliff>\n'
    )


def trans_unit(source: str, target: str = "", more: str = "", own: str = 'id="1"') -> str:
    """A unit of XLIFF 1.2 with this XML in it."""
    return f"<trans-unit {own}><source>{source}</source>{target and f'<target>{target}</target>'}{more}</trans-unit>"


def unit21(source: str, target: str = "", before: str = "", own: str = 'id="1"') -> str:
    """A unit of XLIFF 2 with one segment with this XML in it."""
    sides = f"<source>{source}</source>{target and f'<target>{target}</target>'}"
    return f"<unit {own}>{before}<segment>{sides}</segment></unit>"


def read(text: str | bytes, losses: Losses | None = None) -> XliffReader:
    """A reader of this file under the name `a.xlf`."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    return read_xliff(io.BytesIO(data), "a.xlf", losses=losses)


def units(text: str | bytes) -> list[TranslationUnit]:
    """All units of this file."""
    return list(read(text))


def texts(text: str | bytes) -> list[tuple[str, ...]]:
    """The words of all units of this file."""
    return [tuple(variant.text for variant in unit.variants) for unit in units(text)]


def pair(
    source: Content, target: Content = ("It is a fine day.",), *noted: Prop | Note, tuid: str = "1"
) -> TranslationUnit:
    """A unit in Chinese and English, as an XLIFF file without an original gives it."""
    sides = [Variant("zh-CN", "zh-Hans", source), *([Variant("en-US", "en-US", target)] if target else [])]
    return TranslationUnit(tuple(sides), (("tuid", tuid),) if tuid else (), noted, 1)


def written12(*found: TranslationUnit, header: Header = HEADER, losses: Losses | None = None) -> str:
    """A file of XLIFF 1.2 with these units."""
    return b"".join(write_xliff12(header, found, losses or Losses())).decode("utf-8")


def written21(*found: TranslationUnit, header: Header = HEADER, losses: Losses | None = None) -> str:
    """A file of XLIFF 2.1 with these units."""
    return b"".join(write_xliff21(header, found, losses or Losses())).decode("utf-8")


def bare(unit: TranslationUnit) -> TranslationUnit:
    """The unit without its place."""
    return unit._replace(number=0, line=0)


def code(kind: str, native: str = "", **attributes: str) -> Code:
    """A code of TMX with this native code."""
    return Code(kind, tuple(attributes.items()), (native,) if native else ())


def schema12() -> etree.XMLSchema:
    """The strict schema of XLIFF 1.2."""
    return etree.XMLSchema(etree.parse(str(SHARED / "schemas/xliff12/xliff-core-1.2-strict.xsd")))


def schema21() -> etree.XMLSchema:
    """The schema of XLIFF 2 with the modules that are written."""
    folder = SHARED / "schemas/xliff21"
    imports = f'<xs:import namespace="{NAMESPACE_20}" schemaLocation="{folder}/xliff_core_2.0.xsd"/>' + "".join(
        f'<xs:import namespace="urn:oasis:names:tc:xliff:{name}:2.0" schemaLocation="{folder}/{name}.xsd"/>'
        for name in _MODULES
    )
    return etree.XMLSchema(etree.XML(f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'))
