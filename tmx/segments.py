"""The segments of a document as units that wait for their translation."""

from collections.abc import Iterator

from corpus import Document
from tmx.language import client_code, normalise
from tmx.provenance import chars_of, named
from tmx.unit import Prop, TranslationUnit, Variant


def document_units(document: Document) -> Iterator[TranslationUnit]:
    """One unit a segment, in the code that clients look up, with the file and the characters it comes from."""
    language = client_code(normalise(document.lang))
    name = named(document)
    for number, segment in enumerate(document.segments, start=1):
        origin = Prop("x-duizhao-source", name), Prop("x-duizhao-source-chars", chars_of((segment,)))
        yield TranslationUnit((Variant(language, normalise(language), (segment.text,)),), (), origin, number)
