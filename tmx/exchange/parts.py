"""A unit of a memory put together from what another format says of a segment."""

from collections.abc import Sequence
from typing import NamedTuple

from tmx.content import Content
from tmx.exchange.details import Detail, Scope, attributes_in, props_in
from tmx.language import normalise
from tmx.unit import Note, Prop, TranslationUnit, Variant

_LANGUAGE = "xml:lang"
_NAME = "tuid"


class Parts(NamedTuple):
    """What was read of one segment: its contents, without a target if there is none, and all that is noted."""

    tuid: str
    contents: Sequence[Content]
    languages: tuple[str, str]
    notes: Sequence[tuple[Scope, Note]]
    details: Sequence[Detail]
    more: Sequence[Prop] = ()


def unit_of(parts: Parts) -> TranslationUnit:
    """The unit; notes come first, then the properties of `details`, then `more`."""
    annotations: list[Note | Prop] = [note for scope, note in parts.notes if scope is Scope.UNIT]
    annotations += [*props_in(parts.details, Scope.UNIT), *parts.more]
    name = ((_NAME, parts.tuid),) if parts.tuid else ()
    others = tuple(pair for pair in attributes_in(parts.details, Scope.UNIT) if pair[0] != _NAME)
    return TranslationUnit(tuple(_variants(parts)), (*name, *others), tuple(annotations))


def _variants(parts: Parts) -> list[Variant]:
    variants = []
    scopes = (Scope.SOURCE, Scope.TARGET)
    for scope, content, language in zip(scopes, parts.contents, parts.languages, strict=False):
        attributes = attributes_in(parts.details, scope)
        written = dict(attributes).get(_LANGUAGE, language)
        others = tuple(pair for pair in attributes if pair[0] != _LANGUAGE)
        notes = tuple(note for of, note in parts.notes if of is scope)
        props = props_in(parts.details, scope)
        variants.append(Variant(written, normalise(written), content, others, (*notes, *props)))
    return variants
