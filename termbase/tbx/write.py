"""Concepts as TBX: version 2, which every program reads, and version 3, Basic, in both styles.

What TBX has no place for goes into notes that our own reader understands: `duizhao:pinyin=jìxié`. Look-up forms go out
as terms of the type `variant`, so that other programs find them, with such a note, so that ours does not offer them.
"""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus import FormatError
from termbase.concept import Concept, Status, Term, TermType
from termbase.tbx.names import PARTS_OF_SPEECH, STATUSES, TYPES, own_note

if TYPE_CHECKING:
    from lxml.etree import _Element

_V3 = "urn:iso:std:iso:30042:ed-2"
_MIN, _BASIC = "http://www.tbxinfo.net/ns/min", "http://www.tbxinfo.net/ns/basic"
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_IN_MIN = frozenset(["subjectField", "administrativeStatus", "partOfSpeech", "customerSubset"])
_DOCTYPE_2 = '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">'
_XCS = "http://www.lisa.org/fileadmin/standards/tbx/TBXXCSV02.xcs"


class Style(StrEnum):
    """Version and style: categories as attributes (`dca`) or as elements of their own (`dct`)."""

    V2 = "2"
    DCA = "dca"
    DCT = "dct"


class _Names(NamedTuple):
    entry: str
    language: str
    term: str


_NAMES = {Style.V2: _Names("termEntry", "langSet", "tig")}
_NAMES_3 = _Names("conceptEntry", "langSec", "termSec")


def write_tbx(concepts: Iterable[Concept], style: Style = Style.V2, title: str = "duizhao") -> Iterator[bytes]:
    """The bytes of a TBX file, an entry at a time. Raises FormatError for a character that XML cannot hold."""
    from lxml import etree

    yield b'<?xml version="1.0" encoding="UTF-8"?>\n'
    yield _head(style, title).encode()
    for concept in concepts:
        try:
            entry = _entry(concept, style)
        except ValueError:
            raise FormatError(f"{concept.id}: a control character in it: XML cannot hold it, take it out") from None
        etree.indent(entry, " ", level=2)
        text = etree.tostring(entry, encoding="unicode")
        for space in (f' xmlns="{_V3}"', f' xmlns:min="{_MIN}"', f' xmlns:basic="{_BASIC}"'):
            text = text.replace(space, "", 1)  # the root declares them
        yield f"  {text}\n".encode()
    yield b" </body></text>\n</martif>\n" if style is Style.V2 else b" </body></text>\n</tbx>\n"


def _head(style: Style, title: str) -> str:
    from html import escape

    source = f"<fileDesc><sourceDesc><p>{escape(title)}</p></sourceDesc></fileDesc>"
    if style is Style.V2:
        coding = f'<encodingDesc><p type="XCSURI">{_XCS}</p></encodingDesc>'
        header = f" <martifHeader>{source}{coding}</martifHeader>\n <text><body>\n"
        return f'{_DOCTYPE_2}\n<martif type="TBX" xml:lang="en">\n{header}'
    spaces = f' xmlns:min="{_MIN}" xmlns:basic="{_BASIC}"' if style is Style.DCT else ""
    header = f" <tbxHeader>{source}</tbxHeader>\n <text><body>\n"
    return f'<tbx type="TBX-Basic" style="{style}" xml:lang="en" xmlns="{_V3}"{spaces}>\n{header}'


class _Writer:
    """Adds categories to an element in one style."""

    def __init__(self, style: Style) -> None:
        self.style = style

    def root(self, name: str, **attributes: str) -> "_Element":
        from lxml import etree

        if self.style is Style.V2:
            return etree.Element(name, attributes)
        spaces: dict[Any, str] = {None: _V3}
        if self.style is Style.DCT:
            spaces |= {"min": _MIN, "basic": _BASIC}
        return etree.Element(f"{{{_V3}}}{name}", attributes, nsmap=spaces)

    def plain(self, parent: "_Element", name: str, text: str = "") -> "_Element":
        from lxml import etree

        child = etree.SubElement(parent, name if self.style is Style.V2 else f"{{{_V3}}}{name}")
        child.text = text or None
        return child

    def category(self, parent: "_Element", element: str, name: str, text: str) -> None:
        from lxml import etree

        if not text:
            return
        if self.style is Style.DCT:
            space = _MIN if name in _IN_MIN else _BASIC
            etree.SubElement(parent, f"{{{space}}}{name}").text = text
        else:
            child = self.plain(parent, element, text)
            child.set("type", name)


def _entry(concept: Concept, style: Style) -> "_Element":
    names = _NAMES.get(style, _NAMES_3)
    writer = _Writer(style)
    entry = writer.root(names.entry, id=concept.id)
    writer.category(entry, "descrip", "subjectField", concept.subject)
    writer.category(entry, "descrip", "definition", concept.definition)
    writer.category(entry, "admin", "source", concept.source)
    for note in filter(None, [concept.note, *(own_note(kind, id) for kind, id in concept.relations)]):
        writer.plain(entry, "note", note)
    for language, terms in _by_language(concept.terms):
        section = writer.plain(entry, names.language)
        section.set(_XML_LANGUAGE, language)
        for term in terms:
            _add_term(writer, section, term, names.term)
            for form in term.forms:
                group = writer.plain(section, names.term)
                writer.plain(group, "term", form.text)
                writer.category(group, "termNote", "termType", "variant")
                writer.plain(group, "note", own_note("form", f"{form.kind} {term.text}"))
                if form.at:
                    writer.plain(group, "note", own_note("at", form.at))
    return entry


def _by_language(terms: Sequence[Term]) -> Iterator[tuple[str, list[Term]]]:
    order = {language: place for place, language in enumerate(dict.fromkeys(term.language for term in terms))}
    ordered = sorted(terms, key=lambda term: order[term.language])
    return ((language, list(group)) for language, group in groupby(ordered, lambda term: term.language))


def _add_term(writer: _Writer, section: "_Element", term: Term, name: str) -> None:
    group = writer.plain(section, name)
    writer.plain(group, "term", term.text)
    listed = term.part_of_speech in PARTS_OF_SPEECH
    writer.category(group, "termNote", "termType", TYPES.get(term.type, TYPES[TermType.FULL]))
    writer.category(group, "termNote", "partOfSpeech", term.part_of_speech if listed else "other")
    writer.category(group, "termNote", "administrativeStatus", STATUSES.get(term.status, ""))
    writer.category(group, "descrip", "context", term.usage)
    writer.category(group, "admin", "source", term.source)
    own = {
        "status": term.status.value if term.status is Status.PROPOSED else "",
        "type": "" if term.type in TYPES else term.type.value,
        "part-of-speech": "" if listed else term.part_of_speech,
        "pinyin": term.pinyin,
        "abbreviation-of": term.abbreviation_of,
        "valid-from": term.valid_from,
        "valid-to": term.valid_to,
        "at": term.at,
    }
    for note in [term.note, *(own_note(field, value) for field, value in own.items() if value)]:
        if note:
            writer.plain(group, "note", note)
