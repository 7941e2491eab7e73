"""PO read message by message in constant memory; each plural form is a unit of its own."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from corpus import language_of
from tmx.exchange.details import Detail, Scope, attributes_in
from tmx.exchange.pairing import UNKNOWN
from tmx.exchange.parts import Parts, unit_of
from tmx.language import client_code, normalise
from tmx.loss import Losses
from tmx.opening import open_binary
from tmx.place import Progress, Remark
from tmx.po import names
from tmx.po.alike import plain_units
from tmx.po.comments import details_in, notes_in
from tmx.po.entry import Entry, entries
from tmx.po.lines import Lines
from tmx.reader import UnitReader
from tmx.unit import Header, Note, Prop, TranslationUnit

_LOOK_AHEAD = 200
_FIELD = re.compile(r"([A-Za-z-]+):[ \t]*(.*?)[ \t]*")


def read_po(
    source: Path | str | BinaryIO, name: str = "", progress: Progress | None = None, losses: Losses | None = None
) -> "PoReader":
    """A reader of the PO file at a path or in a binary stream; `progress` is told the bytes read so far.

    The language of the translations is that of the header, else told from their text; that of the messages is what
    `X-Source-Language` says, else told from their text, else English. A unit keeps all that a message says, so that
    nothing is counted in `losses`. Raises UnreadableError, EncodingError, FormatError or LimitError, naming the line.
    """
    file, name = open_binary(source, name)
    try:
        return PoReader(file, name, progress, losses or Losses())
    except BaseException:
        file.close()
        raise


class PoReader(UnitReader):
    """An iterator over the units of one file; a message without translation has one variant.

    `header` and `target_language` are known from the start. Leaving the `with` block closes the file.
    """

    remarks: tuple[Remark, ...] = ()

    def __init__(self, file: BinaryIO, name: str, progress: Progress | None, losses: Losses) -> None:
        self.name = name
        self.losses = losses
        self._file = file
        self._lines = Lines(file, name, progress)
        self.encoding = self._lines.encoding
        rest = entries(self._lines)
        ahead = list(islice(rest, _LOOK_AHEAD))
        described = ahead.pop(0) if ahead and ahead[0].is_header else None
        fields = _fields(described)
        source = _language(fields.get(names.SOURCE_LANGUAGE, ""), [entry.msgid for entry in ahead]) or "en"
        target = _language(fields.get("Language", ""), [text for entry in ahead for text in entry.translations])
        self.target_language = target or UNKNOWN
        self.header = _header(source, self.target_language, fields, described)
        self._units = self._read(ahead, rest)

    @property
    def bytes_read(self) -> int:
        """The bytes read so far."""
        return self._lines.bytes_read

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _read(self, ahead: Iterable[Entry], rest: Iterator[Entry]) -> Iterator[TranslationUnit]:
        languages, number = (self.header.srclang, self.target_language), 0
        messages: Iterable[Entry] = ahead
        while True:
            for entry in messages:
                for parts in _parts(entry, languages):
                    number += 1
                    yield unit_of(parts)._replace(number=number, line=entry.place.line)
            for unit in plain_units(self._lines, languages, number):
                number = unit.number
                yield unit
            if not (messages := list(islice(rest, 1))):
                return


def _fields(entry: Entry | None) -> dict[str, str]:
    """The fields of the header."""
    lines = entry.translations[0].split("\n") if entry else []
    return {found[1]: found[2] for line in lines if (found := _FIELD.fullmatch(line))}


def _language(named: str, texts: list[str]) -> str:
    """The code of a locale as memories write it, else of what language the texts are; empty where they do not tell."""
    code = named.partition("@")[0].partition(".")[0].replace("_", "-")
    return code or client_code(language_of("\n".join(texts)))


def _header(source: str, target: str, fields: dict[str, str], entry: Entry | None) -> Header:
    """The header of a memory with these units; fields that would not be written so anyway are properties."""
    usual = names.usual_fields(normalise(target))
    others = {name: value for name, value in fields.items() if name not in names.WRITTEN_ANEW}
    kept = [Prop(f"{names.HEADER}{name}", value) for name, value in others.items() if usual.get(name) != value]
    own = [Prop(detail.name, detail.text) for detail in details_in(entry) if detail.is_prop] if entry else []
    annotations: tuple[Note | Prop, ...] = (*(notes_in(entry) if entry else ()), *own, *kept)
    return Header("", "", "sentence", "PO", "en", source, "plaintext", (), annotations)


def _parts(entry: Entry, languages: tuple[str, str]) -> Iterator[Parts]:
    """What a message says: once, or for each plural form."""
    details = details_in(entry)
    name = dict(attributes_in(details, Scope.UNIT)).get("tuid", "")
    notes = [(Scope.UNIT, note) for note in notes_in(entry)]
    for source, translation, own in _pairs(entry):
        contents = [(source,) if source else (), *([(translation,)] if translation else [])]
        forms = [Detail(Scope.UNIT, True, *pair) for pair in own]
        yield Parts(name, contents, languages, notes, [*details, *forms])


def _pairs(entry: Entry) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """Source and translation, with the properties of a plural form.

    The first of several forms translates the singular; any other, and the only one of a language like Chinese, the
    plural.
    """
    translations, plural = entry.translations, entry.texts.get("msgid_plural")
    if plural is None:
        yield entry.msgid, translations[0], []
        return
    for form, translation in enumerate(translations):
        source = entry.msgid if form == 0 and len(translations) > 1 else plural
        yield source, translation, [(names.SINGULAR, entry.msgid), (names.PLURAL, plural), (names.FORM, str(form))]
