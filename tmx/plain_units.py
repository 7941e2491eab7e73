"""The fast path: ordinary bilingual units, read by regular expressions exactly as the full parser reads them.

The expressions accept only XML that is well-formed whatever stands around it, given that all its characters and
references are legal (`is_plain`); what they leave (CDATA, comments, other elements, other numbers of languages) and all
that is wrong goes to the full parser.
"""

import re
from functools import lru_cache

from tmx.content import Attributes, Code, Content
from tmx.language import normalise
from tmx.place import Place
from tmx.reference import unescaped
from tmx.scan import Unread
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Variant
from tmx.xml import MAX_ATTRIBUTES

_MAX_DEPTH = 100
_MAX_CHARS = 1_000_000
"""Longer units are left to the full parser, whose limits hold for them."""

_NAME = r"(?:xml:lang|[A-Za-z_][A-Za-z0-9._-]*+)(?==)"
VALUE_CHARS = r'[^"<&\x00-\x1f]*+'
_ATTRIBUTES = rf'(?:[ \n\t]++{_NAME}="{VALUE_CHARS}")*+'
# Of all character classes, that of all but one is by far the fastest in `re`.
_TEXT = r"[^<]*+"
SPACE = r"[ \n\t]*+"
_TAG = rf"</?(?:bpt|ept|ph|it|hi|ut|sub){_ATTRIBUTES}/?>"
_PROP = rf'<prop type="[^"<&\x00-\x1f]++">{_TEXT}</prop>{SPACE}'
_NOTE = rf"<note>{_TEXT}</note>{SPACE}"
ANNOTATIONS = rf"(?:{_PROP}|{_NOTE})*+"
SEGMENT = rf"{_TEXT}(?:{_TAG}{_TEXT})*+"
_TUV = rf"<tuv({_ATTRIBUTES})>{SPACE}<seg>({SEGMENT})</seg>{SPACE}</tuv>{SPACE}"
UNIT = re.compile(rf"({SPACE})<tu({_ATTRIBUTES})>{SPACE}({ANNOTATIONS}){_TUV}{_TUV}</tu>")
_PAIR = re.compile(r'([A-Za-z_:.0-9-]++)="([^"]*+)"')
_ANNOTATION = re.compile(r'<(?:prop type="([^"]*+)"|note)>([^<]*+)<')
_PIECE = re.compile(rf"(<([a-z]++){_ATTRIBUTES}>{_TEXT}</\2>)|<(/?)([a-z]++)({_ATTRIBUTES})(/?)>|([^<]++)")
"""A code without codes inside, one tag of any, or text."""
_LEAF = re.compile(rf"<([a-z]++)({_ATTRIBUTES})>({_TEXT})<")
_MAX_KNOWN_CHARS = 200


def following(units: str) -> re.Pattern[str]:
    """The expression `units`, to be searched for by `units_at`: behind the last it finds all the rest, without a group.

    So no search goes on for others behind what follows them.
    """
    return re.compile(f"{units}|(?s:.+)")


def units_at(expression: re.Pattern[str], text: str, position: int) -> list[re.Match[str]]:
    """The units that follow each other from the position on, by an expression of `following`."""
    found = list(expression.finditer(text, position))
    if found and found[-1].lastindex is None:
        found.pop()
    return found


def plain_unit_at(unread: Unread) -> TranslationUnit | None:
    """The unit at the position, which moves behind it; None where the fast path cannot read what is in memory."""
    found = UNIT.match(unread.text, unread.position) if unread.text_is_plain else None
    if found is None:
        return None
    line = unread.line + unread.text.count("\n", unread.position, found.end(1))
    if unit := plain_unit(found, unread.unit + 1, line):
        unread.pass_units(1, found.end())
    return unit


def whole_plain_unit(piece: str, place: Place) -> TranslationUnit | None:
    """The unit that a piece of plain XML is; None where the full parser has to read it."""
    found = UNIT.fullmatch(piece) if len(piece) < _MAX_CHARS else None
    return plain_unit(found, place.unit, place.line) if found else None


def plain_unit(found: re.Match[str], number: int, line: int) -> TranslationUnit | None:
    """The unit that a match of UNIT is; None where the full parser has to look at its attributes or codes."""
    _, own, annotations, one, words_of_one, other, words_of_other = found.groups()
    attributes = _attributes(own) if own else ()
    first, second = _language(one), _language(other)
    words, others = content_of(words_of_one), content_of(words_of_other)
    if attributes is None or first is None or second is None or words is None or others is None:
        return None
    variants = Variant(first[0], first[1], words, first[2]), Variant(second[0], second[1], others, second[2])
    return TranslationUnit(variants, attributes, _annotations(annotations) if annotations else (), number, line)


def _attributes(text: str) -> Attributes | None:
    """The attributes of a tag; None when one stands there twice, a namespace is declared, or they are too many."""
    pairs = tuple(_PAIR.findall(text))
    names = dict(pairs)
    return None if not len(pairs) == len(names) <= MAX_ATTRIBUTES or "xmlns" in names else pairs


_tag_attributes = lru_cache(maxsize=4096)(_attributes)


@lru_cache(maxsize=4096)
def _language(text: str) -> tuple[str, str, Attributes] | None:
    """The language of a tuv as written and normalised, and its other attributes; None where it does not say any."""
    attributes = _attributes(text)
    written = dict(attributes or ()).get("xml:lang")
    if attributes is None or not written:
        return None
    return written, normalise(written), tuple(pair for pair in attributes if pair[0] != "xml:lang")


def content_of(text: str) -> Content | None:
    """Text and codes of a seg; None where tags do not pair, or pair too deep to be sure of the parser's limit."""
    if "<" not in text:
        return (unescaped(text),) if text else ()
    levels: list[tuple[str, Attributes, list[str | Code]]] = [("", (), [])]
    for leaf, _, slash, kind, tag, empty, words in _PIECE.findall(text):
        if words:
            levels[-1][2].append(unescaped(words))
        elif leaf:
            code = _known_leaf(leaf) if len(leaf) <= _MAX_KNOWN_CHARS else _leaf(leaf)
            if code is None or len(levels) > _MAX_DEPTH:
                return None
            levels[-1][2].append(code)
        elif slash:
            opened, attributes, inner = levels.pop()
            if opened != kind or tag or empty:
                return None
            levels[-1][2].append(Code(kind, attributes, tuple(inner)))
        elif (own := _tag_attributes(tag)) is None or len(levels) > _MAX_DEPTH:
            return None
        elif empty:
            levels[-1][2].append(Code(kind, own))
        else:
            levels.append((kind, own, []))
    return tuple(levels[0][2]) if len(levels) == 1 else None


def _leaf(text: str) -> Code | None:
    """The code, without codes inside, that is written so; None where its attributes are wrong."""
    [(kind, tag, words)] = _LEAF.findall(text)
    own = _attributes(tag)
    return None if own is None else Code(kind, own, (unescaped(words),) if words else ())


_known_leaf = lru_cache(maxsize=4096)(_leaf)


def _annotations(text: str) -> Annotations:
    """Props and notes: a prop taken here has a type, so that an empty one tells a note."""
    return tuple(
        [Prop(kind, unescaped(words)) if kind else Note(unescaped(words)) for kind, words in _ANNOTATION.findall(text)]
    )
