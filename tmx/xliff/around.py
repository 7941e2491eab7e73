"""What a unit takes from the elements around it, and how its parts become a unit of a memory."""

from collections.abc import Sequence
from typing import NamedTuple

from tmx.content import Content
from tmx.language import normalise
from tmx.unit import Note, Prop, TranslationUnit, Variant
from tmx.xliff.details import Detail, Scope, attributes_in, props_in
from tmx.xliff.origin import TRANSLATE, original_props

_LANGUAGE = "xml:lang"


class Around(NamedTuple):
    """The original file, the languages as they are written, and whether to translate, if anything says so."""

    original: str = ""
    source: str = ""
    target: str = ""
    translate: str = ""


class Parts(NamedTuple):
    """What was read of one segment: its contents, without a target if there is none, and all that is noted."""

    tuid: str
    contents: Sequence[Content]
    languages: tuple[str, str]
    notes: Sequence[tuple[Scope, Note]]
    details: Sequence[Detail]
    states: Sequence[Prop]


def unit_of(parts: Parts, around: Around) -> TranslationUnit:
    """The unit of a memory; notes come first, then properties, those that the surroundings say last."""
    annotations: list[Prop | Note] = [note for scope, note in parts.notes if scope is Scope.UNIT]
    annotations += [*props_in(parts.details, Scope.UNIT), *parts.states]
    annotations += original_props(around.original, tuple(annotations))
    if around.translate:
        annotations.append(Prop(TRANSLATE, around.translate))
    attributes = (("tuid", parts.tuid), *attributes_in(parts.details, Scope.UNIT))
    return TranslationUnit(tuple(_variants(parts)), attributes if parts.tuid else attributes[1:], tuple(annotations))


def _variants(parts: Parts) -> list[Variant]:
    variants = []
    scopes = (Scope.SOURCE, Scope.TARGET)
    for scope, content, language in zip(scopes, parts.contents, parts.languages, strict=False):
        attributes = attributes_in(parts.details, scope)
        written = dict(attributes).get(_LANGUAGE, language)
        others = tuple(pair for pair in attributes if pair[0] != _LANGUAGE)
        notes = tuple(note for of, note in parts.notes if of is scope)
        variants.append(
            Variant(written, normalise(written), content, others, (*notes, *props_in(parts.details, scope)))
        )
    return variants
