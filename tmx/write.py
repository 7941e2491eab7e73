"""Units written as TMX, byte for byte the same for the same units: UTF-8, LF, one line a language, no clock."""

from collections.abc import Iterable, Iterator

from corpus import FormatError
from tmx.alike import markup_of, whole_markup
from tmx.escape import legal_pieces, xml_attribute
from tmx.markup import annotation_lines, attributes_markup
from tmx.stretches import Run, Units, runs
from tmx.unit import Header
from tmx.xml import ILLEGAL

VERSION = "1.4"
_WITH_LANG = frozenset({"1.1", "1.2"})
"""The versions in which a language is `lang`; later it is `xml:lang`."""
CLOSING = b"</body>\n</tmx>\n"


def write_tmx(header: Header, units: Iterable[Units], version: str = VERSION) -> Iterator[bytes]:
    """The bytes of a memory, some units at a time; the closing tags come last: a broken run leaves no whole file.

    Languages are written as `Variant.written` says. Raises FormatError, naming the unit by its place in this file, for
    a character that XML cannot hold.
    """
    yield opening(header, version)
    written = 0
    for run in runs(units):
        yield encoded(run, written, version)
        written += len(run)
    yield CLOSING


def opening(header: Header, version: str = VERSION) -> bytes:
    """All that stands before the first unit."""
    return (_start(version) + _header(header) + "<body>\n").encode("utf-8")


def encoded(run: Run, written: int = 0, version: str = VERSION) -> bytes:
    """The bytes of some units; `written` others stand before them. Raises as `write_tmx`."""
    return _legal([whole_markup(run, _language(version))], run, written, version)[0]


def encoded_each(run: Run, written: int = 0, version: str = VERSION) -> list[bytes]:
    """The bytes of each of some units. Raises as `write_tmx`."""
    return _legal(markup_of(run, _language(version)), run, written, version)


def _language(version: str) -> str:
    """The attribute that names the language."""
    return "lang" if version in _WITH_LANG else "xml:lang"


def _legal(texts: list[str], run: Run, written: int, version: str) -> list[bytes]:
    """The bytes of texts, which together are these units."""
    pieces = legal_pieces(texts)
    if pieces is None:
        raise _complaint(run, markup_of(run, _language(version)), written)
    return pieces


def _start(version: str) -> str:
    dtd = f"tmx{version[0]}{version[2]}.dtd" if version[:3] in ("1.1", "1.2", "1.3") else "tmx14.dtd"
    declared = xml_attribute("version", version)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "{dtd}">\n<tmx{declared}>\n'


def _complaint(run: Run, texts: list[str], written: int) -> FormatError:
    number, unit, character = next(
        (number, unit, found[0])
        for number, (unit, text) in enumerate(zip(run, texts, strict=True), start=written + 1)
        if (found := ILLEGAL.search(text))
    )
    languages = [variant.written for variant in unit.variants if character in variant.text]
    where = f"the segment in {languages[0]}" if languages else "its codes or properties"
    return FormatError(f"unit {number}: U+{ord(character):04X} in {where} cannot stand in XML: replace it")


def _header(header: Header) -> str:
    required = (
        ("creationtool", header.creationtool),
        ("creationtoolversion", header.creationtoolversion),
        ("segtype", header.segtype),
        ("o-tmf", header.o_tmf),
        ("adminlang", header.adminlang),
        ("srclang", header.srclang),
        ("datatype", header.datatype),
    )
    start = "<header" + "".join(xml_attribute(*pair) for pair in required) + attributes_markup(header.others)
    inner = annotation_lines(header.annotations)
    text = f"{start}>\n{inner}</header>\n" if inner else f"{start}/>\n"
    if illegal := ILLEGAL.search(text):
        raise FormatError(f"header: U+{ord(illegal[0]):04X} cannot stand in XML: replace it")
    return text
