"""Units written as PO in UTF-8, a message at a time, byte for byte the same for the same units."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from tmx.batches import batches
from tmx.content import Code, Content, tags
from tmx.exchange.details import Detail, Scope, details_of, notes_of
from tmx.exchange.findings import Findings
from tmx.exchange.outline import Outline, Template, outlined, specimen, template
from tmx.exchange.pairing import Pair, languages_of, pair_of, sides_of
from tmx.language import client_code, normalise
from tmx.loss import Losses
from tmx.place import Place, Remarks
from tmx.po import names
from tmx.po.comments import comment_lines
from tmx.po.decisive import DECISIVE
from tmx.po.known import Known, message_digest
from tmx.po.strings import string_lines
from tmx.unit import Header, Note, Prop, TranslationUnit, Ude, Variant
from tmx.xliff.states import value_of

_SURROGATE = re.compile("[\ud800-\udfff]")
_Numbered = tuple[int, TranslationUnit]


class _Plain(NamedTuple):
    """How all units of one outline are written, and which of their variants is the source."""

    template: Template
    source: int


def write_po(header: Header, units: Iterable[TranslationUnit], losses: Losses) -> Iterator[bytes]:
    """The bytes of a PO file, some messages at a time, in the languages of the first unit that has two.

    Units that are plural forms of one message follow each other. A message is known by its text and context, for which
    48 to 96 bytes a message are kept: one that repeats another is left out, one with another translation gets a
    context. What PO cannot carry is counted in `losses`.
    """
    pair, rest = pair_of(header, units)
    return map(b"".join, batches(_Catalogue(pair, losses).pieces(header, rest)))


class _Catalogue:
    """A PO file being written."""

    def __init__(self, pair: Pair, losses: Losses) -> None:
        self._pair, self._losses = pair, losses
        self._remarks, self._known = Remarks(), Known()
        self._plain = lru_cache(maxsize=1024)(self._learned)

    def pieces(self, header: Header, units: Iterable[TranslationUnit]) -> Iterator[bytes]:
        """Its bytes, a message at a time; none for one that is left out."""
        yield _bytes(_header(header, self._pair, self._findings(0)), self._findings(0))
        for _, group in groupby(enumerate(units, start=1), key=_message_of):
            numbered = list(group)
            number, unit = numbered[0]
            data = self._by_template(unit) if len(numbered) == 1 else b""
            yield data or self._message([unit for _, unit in numbered], self._findings(number))

    def _findings(self, number: int) -> Findings:
        return Findings(Place("", 1, number), self._remarks, self._losses)

    def _message(self, units: Sequence[TranslationUnit], findings: Findings) -> bytes:
        lines = _message(units, self._pair, self._known, findings)
        return _bytes(lines, findings) if lines else b""

    def _by_template(self, unit: TranslationUnit) -> bytes:
        """The message of a unit like others, if its text is new; else nothing."""
        found = outlined(unit, DECISIVE)
        plain = self._plain(found.outline) if found else None
        if not found or not plain or not _is_simple(words := [unit.tuid, *found.texts]):
            return b""
        first, second = found.texts[:2]
        msgid, translation = (second, first) if plain.source else (first, second)
        is_new = self._known.take(message_digest("", msgid), message_digest(translation))
        return plain.template.filled(words).encode() if is_new else b""

    def _learned(self, outline: Outline) -> _Plain | None:
        """How units of this outline are written; None where something of them is lost, or they are plural forms."""
        unit, losses = specimen(outline, DECISIVE), Losses()
        if any(kind in names.SAID or kind == names.OWN_CONTEXT for kind, _ in outline.props):
            return None
        findings = Findings(Place(""), self._remarks, losses)
        sides = sides_of(unit, self._pair, findings)
        if len(sides) < 2:
            return None
        lines = _message([unit], self._pair, Known(), findings)
        found = template("\n".join(lines) + "\n", outline)
        if found is None or [*losses]:
            return None
        return _Plain(found, unit.variants.index(sides[0]))


def _is_simple(words: Sequence[str]) -> bool:
    """Whether all of them stand in PO as they are, on one line."""
    together = "".join(words)
    if '"' in together or "\\" in together or not together.isprintable():
        return False
    lines = "\n".join(["", *words, ""])
    return "\n " not in lines and " \n" not in lines


def _message_of(numbered: _Numbered) -> object:
    """What the plural forms of one message have in common; its number for any other unit."""
    number, unit = numbered
    if not value_of(unit.annotations, names.FORM):
        return number
    return tuple(value_of(unit.annotations, name) for name in (names.CONTEXT, names.SINGULAR, names.PLURAL))


def _message(units: Sequence[TranslationUnit], pair: Pair, known: Known, findings: Findings) -> list[str]:
    """The lines of a message; none for one that is left out."""
    forms = [(unit, sides) for unit in units if (sides := sides_of(unit, pair, findings))]
    if not forms:
        return []
    first, sides = forms[0]
    msgid = value_of(first.annotations, names.SINGULAR) or _text(sides[0], findings)
    translations = _translations(forms, findings)
    context = value_of(first.annotations, names.CONTEXT)
    is_obsolete = value_of(first.annotations, names.OBSOLETE) == "yes"
    message, translation = message_digest(context, msgid), message_digest(*translations)
    if not msgid or (not is_obsolete and known.repeats(message, translation)):
        for _ in forms:
            findings.leave_out("unit that repeats another" if msgid else "unit without a source text")
        return []
    written = context
    while not is_obsolete and not known.take(message, translation):
        written = f"{written} #{findings.place.unit}".strip()
        message = message_digest(written, msgid)
    details = [*languages_of(sides, pair), *details_of(first, sides, frozenset(), findings)]
    details += [Detail(Scope.UNIT, False, "tuid", first.tuid)] if first.tuid else []
    details += [Detail(Scope.UNIT, True, names.OWN_CONTEXT, context)] if written != context else []
    lines = _texts(written, msgid, value_of(first.annotations, names.PLURAL), translations)
    comments = comment_lines(_notes(first, sides, findings), details)
    return [*comments, *(f"#~ {line}" if is_obsolete else line for line in lines), ""]


def _translations(forms: Sequence[tuple[TranslationUnit, Sequence[Variant]]], findings: Findings) -> list[str]:
    """The translations in the order of their plural forms; one that is missing is empty."""
    found: dict[int, str] = {}
    for unit, sides in forms:
        form = value_of(unit.annotations, names.FORM)
        number = int(form) if re.fullmatch("[0-9]{1,2}", form) else 0
        if number in found:
            findings.leave_out("unit that repeats another")
        found.setdefault(number, _text(sides[1], findings) if len(sides) > 1 else "")
    return [found.get(number, "") for number in range(max(found) + 1)]


def _texts(context: str, msgid: str, plural: str, translations: Sequence[str]) -> list[str]:
    lines = [*(string_lines("msgctxt", context) if context else []), *string_lines("msgid", msgid)]
    if not plural:
        return [*lines, *string_lines("msgstr", translations[0])]
    forms = [line for form, text in enumerate(translations) for line in string_lines(f"msgstr[{form}]", text)]
    return [*lines, *string_lines("msgid_plural", plural), *forms]


def _text(variant: Variant, findings: Findings) -> str:
    """The words of a variant with native code in its place, as messages have it."""
    _lose_codes(variant.content, findings)
    return tags(variant.content)


def _lose_codes(content: Content, findings: Findings) -> None:
    for piece in content:
        if isinstance(piece, Code):
            findings.lose("inline code: it is plain text")
            _lose_codes(piece.content, findings)


def _notes(unit: TranslationUnit, sides: Sequence[Variant], findings: Findings) -> list[Note]:
    found = notes_of(unit, sides)
    for scope, note in found:
        lines = note.text.split("\n")
        if any(line != line.rstrip() for line in lines):
            findings.lose("white space at the end of a line of a note")
        if any(not line.strip() for line in lines):
            findings.lose("empty line of a note: what stands around it becomes notes of their own")
        if scope is not Scope.UNIT:
            findings.lose("note on one side: it is on the unit")
        if note.attributes:
            findings.lose("attribute of a note")
    return [note for _, note in found]


def _header(header: Header, pair: Pair, findings: Findings) -> list[str]:
    """The entry that describes the file: fields that were kept, fields of this file, notes and properties."""
    for name, _ in header.others:
        findings.lose(f"attribute {name} of the header")
    if any(isinstance(one, Ude) for one in header.annotations):
        findings.lose("user-defined encoding of the header")
    kept = {prop.type.removeprefix(names.HEADER): prop.text for prop in header.props if _is_field(prop)}
    fields = {
        **names.usual_fields(normalise(pair.target)),
        **kept,
        "Language": _locale(pair.target),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        names.SOURCE_LANGUAGE: _locale(pair.source),
    }
    text = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    details = [Detail(Scope.UNIT, True, prop.type, prop.text) for prop in header.props if not _is_field(prop)]
    lines = comment_lines(header.notes, details)
    return [*lines, *string_lines("msgid", ""), *string_lines("msgstr", text), ""]


def _is_field(prop: Prop) -> bool:
    return prop.type.startswith(names.HEADER)


def _locale(code: str) -> str:
    """A language as gettext writes it: `zh_CN`, `en`."""
    language = normalise(code)
    return (client_code(language) if language.startswith("zh") else code).replace("-", "_")


def _bytes(lines: Sequence[str], findings: Findings) -> bytes:
    text, times = _SURROGATE.subn("\N{REPLACEMENT CHARACTER}", "\n".join(lines) + "\n")
    for _ in range(times):
        findings.lose("half of a surrogate pair: U+FFFD stands in its place")
    return text.encode("utf-8")
