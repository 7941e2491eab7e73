"""Units whose markup is alike, read by what was made of the first of them: a tenth of the work of parsing each.

The markup of a unit is its tags and the white space between them; its words are the texts and the `id`. Marks in the
place of the words show where in a unit of the memory each of them comes to stand. Only texts that no reference and no
character can make wrong are read so (`Scanner.text_is_plain`), and only markup that loses nothing and breaks no rule.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from corpus import InputError
from tmx.content import Attributes, Code, Content
from tmx.exchange.findings import Findings
from tmx.exchange.shape import MARK, SLOT, mark
from tmx.loss import Losses
from tmx.place import Place, Remarks
from tmx.reference import unescaped
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Variant
from tmx.xliff.around import Around
from tmx.xliff.decisive import DECISIVE
from tmx.xml import Door

Read = Callable[[etree._Element, Around, Findings], list[TranslationUnit]]
"""The units of an element of XLIFF, whose surroundings are known."""

_MOST = 1_000
"""Kinds of markup that are kept; files in which no two units are alike are read without."""
_LONGEST = 100_000
_PARSED = (MARK, "<!", "<?")
"""What has no place in a mould: `>` in a comment or an instruction ends no tag."""
_TAGS = re.compile("(<[^>]*+>)")
_ID = re.compile(r'(<[a-z-]+(?: [a-z-]+="[^"]*+")*? id=")([A-Za-z0-9.:-][A-Za-z0-9_.:-]*+|_[0-9]++)(")')
_NAMES = (' name="', ' resname="')
_NUMBERLESS = "_1"


class Moulds:
    """What was made of each kind of markup so far."""

    def __init__(self, read: Read) -> None:
        self._door, self._read = Door(), read
        self._known: dict[tuple[object, ...], _Mould | None] = {}

    def unit(self, raw: str, parent: str, around: Around, place: Place) -> TranslationUnit | None:
        """The unit of the element `raw`; None where it has to be parsed. `parent` is a tag with the namespaces."""
        if len(raw) > _LONGEST or any(sign in raw for sign in _PARSED):
            return None
        pieces = _TAGS.split(raw)
        id = _ID.match(pieces[1])
        if id is None or _NAMES[0] in pieces[1] or _NAMES[1] in pieces[1]:
            return None
        words = [id[2]]
        pieces[1] = f"{id[1]}{_NUMBERLESS if id[2][0] == '_' else MARK}{pieces[1][id.end(2) :]}"
        for at in range(2, len(pieces), 2):
            text = pieces[at]
            if text and not text.isspace() and not _is_decisive(pieces[at - 1]):
                words.append(unescaped(text))
                pieces[at] = MARK
        key = (*pieces, parent, around)
        mould = self._known.get(key)
        if mould is None:
            if key in self._known or len(self._known) >= _MOST:
                return None
            mould = self._known[key] = self._made(pieces, parent, around)
        return mould.filled(words, place) if mould else None

    def _made(self, pieces: Sequence[str], parent: str, around: Around) -> "_Mould | None":
        """What the full reader makes of this markup with marks in it; None where it loses or remarks something."""
        if any("&" in piece for piece in pieces):
            return None  # a reference could hide the name of a decisive property, or a mark
        first, *others = "".join(pieces).split(MARK)
        start = 0 if MARK in pieces[1] else 1
        outline = "".join([first, *[f"{mark(number)}{other}" for number, other in enumerate(others, start)]])
        remarks, losses = Remarks(), Losses()
        try:
            root = self._door.element(f"{parent}{outline}</x>", Place(""))
            found = self._read(root[0], around, Findings(Place(""), remarks, losses))
            return _mould(found[0]) if len(found) == 1 and not [*remarks, *losses] else None
        except (InputError, _UnclearError):
            return None


@lru_cache(maxsize=4096)
def _is_decisive(tag: str) -> bool:
    """Whether what stands behind a tag decides how a unit is read."""
    return any(name in tag for name in DECISIVE)


class _UnclearError(Exception):
    """A mark stands elsewhere than in place of a whole text."""


_Text = str | int
"""A text that all units have, or the number of the word that stands there."""


class _CodeMould(NamedTuple):
    kind: str
    attributes: Attributes
    content: "_Pieces"


_Pieces = tuple[_Text | _CodeMould, ...]


class _Noted(NamedTuple):
    """A property of this type, or a note, which has none."""

    type: str | None
    text: _Text
    attributes: Attributes


class _VariantMould(NamedTuple):
    written: str
    language: str
    content: _Pieces
    attributes: Attributes
    noted: tuple[_Noted, ...]


class _Mould(NamedTuple):
    """A unit with numbers of words in the places of texts."""

    variants: tuple[_VariantMould, ...]
    attributes: tuple[tuple[str, _Text], ...]
    noted: tuple[_Noted, ...]

    def filled(self, words: Sequence[str], place: Place) -> TranslationUnit:
        """The unit at this place with these words."""
        variants = [
            Variant(written, language, _content(content, words), own, _annotations(noted, words))
            for written, language, content, own, noted in self.variants
        ]
        attributes = [(name, words[text] if isinstance(text, int) else text) for name, text in self.attributes]
        return TranslationUnit(
            tuple(variants), tuple(attributes), _annotations(self.noted, words), place.unit, place.line
        )


def _content(content: _Pieces, words: Sequence[str]) -> Content:
    return tuple(
        [
            words[piece]
            if isinstance(piece, int)
            else piece
            if isinstance(piece, str)
            else Code(piece.kind, piece.attributes, _content(piece.content, words))
            for piece in content
        ]
    )


def _annotations(noted: tuple[_Noted, ...], words: Sequence[str]) -> Annotations:
    found: list[Prop | Note] = []
    for kind, text, attributes in noted:
        said = words[text] if isinstance(text, int) else text
        found.append(Note(said, attributes) if kind is None else Prop(kind, said, attributes))
    return tuple(found)


def _mould(unit: TranslationUnit) -> _Mould:
    """The mould of a unit with marks. Raises _UnclearError."""
    variants = [
        _VariantMould(one.written, one.language, _pieces(one.content), _whole(one.attributes), _noted(one.annotations))
        for one in unit.variants
    ]
    if any(MARK in one.written for one in unit.variants):
        raise _UnclearError
    attributes = [(name, _text(value)) for name, value in unit.attributes]
    return _Mould(tuple(variants), tuple(attributes), _noted(unit.annotations))


def _pieces(content: Content) -> _Pieces:
    return tuple(
        [
            _text(piece)
            if isinstance(piece, str)
            else _CodeMould(piece.kind, _whole(piece.attributes), _pieces(piece.content))
            for piece in content
        ]
    )


def _noted(annotations: Annotations) -> tuple[_Noted, ...]:
    return tuple(
        [
            _Noted(one.type if isinstance(one, Prop) else None, _text(one.text), _whole(one.attributes))
            for one in annotations
        ]
    )


def _whole(attributes: Attributes) -> Attributes:
    if any(isinstance(_text(value), int) for _, value in attributes):
        raise _UnclearError
    return attributes


def _text(text: str) -> _Text:
    if found := SLOT.fullmatch(text):
        return int(found[1])
    if MARK in text:
        raise _UnclearError
    return text
