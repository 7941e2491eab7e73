"""The fast path: ordinary bilingual units, read by regular expressions exactly as the full parser reads them.

The expressions accept only XML that is well-formed whatever stands around it; what they leave (CDATA, comments, numeric
references, other elements, other numbers of languages) and all that is wrong goes to the full parser.
"""

import re
from functools import lru_cache

from tmx.content import Attributes, Code, Content
from tmx.language import normalise
from tmx.unit import Annotations, Note, Prop, TranslationUnit, Variant

_MAX_DEPTH = 100
_NAME = r"(?:xml:lang|[A-Za-z_][A-Za-z0-9._-]*+)(?==)"
# A character class of many members is a bitmap in `re`, and twice as fast as one of two.
_VALUE = r'"[^"<&\x00-\x1f\ufffe\uffff]*+"'
_ATTRIBUTES = rf"(?:[ \n\t]++{_NAME}={_VALUE})*+"
_WORDS = r"[^<&\x00-\x08\x0b-\x1f\ufffe\uffff]*+"
_TEXT = rf"{_WORDS}(?:&(?:amp|lt|gt|quot|apos);{_WORDS})*+"
_TAG = rf"</?(?:bpt|ept|ph|it|hi|ut|sub){_ATTRIBUTES}/?>"
_SPACE = r"[ \n\t]*+"
_PROP = rf'<prop type="[^"<&\x00-\x1f\ufffe\uffff]++">{_TEXT}</prop>{_SPACE}'
_NOTE = rf"<note>{_TEXT}</note>{_SPACE}"
_TUV = rf"<tuv({_ATTRIBUTES})>{_SPACE}<seg>({_TEXT}(?:{_TAG}{_TEXT})*+)</seg>{_SPACE}</tuv>{_SPACE}"
UNIT = re.compile(rf"({_SPACE})<tu({_ATTRIBUTES})>{_SPACE}((?:{_PROP}|{_NOTE})*+){_TUV}{_TUV}</tu>")
_PAIR = re.compile(r'([A-Za-z_:.0-9-]++)="([^"]*+)"')
_ANNOTATION = re.compile(r'<(?:prop type="([^"]*+)"|note)>([^<]*+)<')
_PIECE = re.compile(rf"<(/?)([a-z]++)({_ATTRIBUTES})(/?)>|([^<]++)")


def plain_unit(found: re.Match[str], number: int, line: int) -> TranslationUnit | None:
    """The unit that a match of UNIT is; None where the full parser has to look at its attributes or codes."""
    _, own, annotations, *both = found.groups()
    attributes = _attributes(own) if own else ()
    first, second = _language(both[0]), _language(both[2])
    words, others = _content(both[1]), _content(both[3])
    if attributes is None or first is None or second is None or words is None or others is None:
        return None
    variants = Variant(first[0], first[1], words, first[2]), Variant(second[0], second[1], others, second[2])
    return TranslationUnit(variants, attributes, _annotations(annotations) if annotations else (), number, line)


def _attributes(text: str) -> Attributes | None:
    """The attributes of a tag; None when one stands there twice, or a namespace is declared."""
    pairs = tuple(_PAIR.findall(text))
    names = dict(pairs)
    return None if len(names) < len(pairs) or "xmlns" in names else pairs


_tag_attributes = lru_cache(maxsize=4096)(_attributes)


@lru_cache(maxsize=4096)
def _language(text: str) -> tuple[str, str, Attributes] | None:
    """The language of a tuv as written and normalised, and its other attributes; None where `xml:lang` is missing."""
    attributes = _attributes(text)
    written = dict(attributes or ()).get("xml:lang")
    if attributes is None or written is None:
        return None
    return written, normalise(written), tuple(pair for pair in attributes if pair[0] != "xml:lang")


def _content(text: str) -> Content | None:
    """Text and codes of a seg; None where tags do not pair, or pair too deep to be sure of the parser's limit."""
    if "<" not in text:
        return (_unescaped(text),) if text else ()
    levels: list[tuple[str, Attributes, list[str | Code]]] = [("", (), [])]
    for slash, kind, tag, empty, words in _PIECE.findall(text):
        if words:
            levels[-1][2].append(_unescaped(words))
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


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def _annotations(text: str) -> Annotations:
    """Props and notes: a prop taken here has a type, so that an empty one tells a note."""
    return tuple(
        [
            Prop(kind, _unescaped(words)) if kind else Note(_unescaped(words))
            for kind, words in _ANNOTATION.findall(text)
        ]
    )
